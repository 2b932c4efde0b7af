package netcourse.lesson04;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.checker.TwoThreads;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.CodecNegotiator;
import netcourse.lesson04.exercise.MyCodecNegotiator;
import netcourse.lesson04.mistake.CodecNegotiatorMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [CodecNegotiator].
@Check(
        id = "4.7",
        title = "negotiate a codec",
        exercise = MyCodecNegotiator.class,
        core = true,
        difficulty = 2,
        minutes = 20)
class CodecNegotiatorCheck {
    private static final List<String> SUPPORTED = List.of("zstd", "gzip", "lz4", "snappy");
    private static final String IDENTITY = CodecNegotiator.IDENTITY;
    private static final String NOTHING = "nothing";

    private final CodecNegotiator negotiator;

    CodecNegotiatorCheck(CodecNegotiator negotiator) {
        this.negotiator = negotiator;
    }

    // --- names ---

    @Test
    void choosesTheCodingThatIsNamed(Trial trial) {
        for (String name : SUPPORTED) {
            expectChosen(trial, name, name);
        }
        expectChosen(trial, "lz4", List.of("lz4"), "lz4");
    }

    @Test
    void choosesIdentityIfNothingIsNamed(Trial trial) {
        expectChosen(trial, "", IDENTITY);
        expectChosen(trial, "identity", IDENTITY);
    }

    @Test
    void passesOverUnknownNames(Trial trial) {
        for (String accepted : List.of("br", "x-gzip", "gzip2", "x-gzip,zst,lz4hc")) {
            CallResult result = choose(trial, accepted, SUPPORTED);
            boolean refused =
                    call("br, gzip", SUPPORTED).threw(ProtocolException.class)
                            && result.threw(ProtocolException.class);
            boolean found = isChosen("gzip", "agzipb");
            expectChosen(
                    trial,
                    result,
                    accepted,
                    IDENTITY,
                    thrown(refused, RefusesUnknownNames.class),
                    when(found, SearchesTheText.class));
        }
        expectChosen(trial, "gzip", List.of(), IDENTITY);
        expectChosen(trial, "br, gzip", "gzip");
        expectChosen(trial, "gzip, br", "gzip");
        expectChosen(trial, "!#$%&'*+-.^_`|~09azAZ, gzip", "gzip");
    }

    // --- qualities ---

    @Test
    void takesTheHighestQuality(Trial trial) {
        expectHighest(trial, "gzip;q=0.5, lz4;q=0.9, zstd;q=0.4, snappy;q=0.2", "lz4");
        expectHighest(trial, "gzip;q=0.5, lz4;q=0.1, zstd;q=0.4, snappy;q=0.7", "snappy");
        expectHighest(trial, "lz4;q=0.1, gzip;q=0.3, zstd;q=0.2", "gzip");
        expectHighest(trial, "zstd;q=0.9, snappy", "snappy");
    }

    private void expectHighest(Trial trial, String accepted, String expected) {
        CallResult result = choose(trial, accepted, SUPPORTED);
        boolean identity = chosen(result).equals(IDENTITY);
        expectChosen(
                trial,
                result,
                accepted,
                expected,
                when(ignoresQuality(), IgnoresQuality.class),
                when(
                        identity && isChosen("gzip", "gzip;q=0.5, identity;q=0.1"),
                        UnnamedIdentityIsBest.class));
    }

    /// Whether it is always the first of one side, whatever the qualities are.
    private boolean ignoresQuality() {
        boolean clients =
                isChosen("lz4", "lz4;q=0.2, gzip;q=0.5")
                        && isChosen("lz4", "lz4;q=0.5, gzip;q=0.2");
        boolean servers =
                isChosen("gzip", "lz4;q=0.5, gzip;q=0.2")
                        && isChosen("gzip", "lz4;q=0.2, gzip;q=0.5");
        return clients || servers;
    }

    private boolean isChosen(String name, String accepted) {
        return chosen(call(accepted, SUPPORTED)).equals(name);
    }

    private static boolean isFirst(String chosen, String accepted) {
        return !chosen.isEmpty() && accepted.startsWith(chosen);
    }

    @Test
    void decidesBetweenEqualsByItsOwnOrder(Trial trial) {
        for (String accepted :
                List.of("lz4, gzip", "lz4;q=0.5,gzip;q=0.5", "snappy,gzip;q=1,lz4;q=1.000")) {
            CallResult result = choose(trial, accepted, SUPPORTED);
            boolean clients = isFirst(chosen(result), accepted) && isChosen("gzip", "gzip, lz4");
            expectChosen(trial, result, accepted, "gzip", when(clients, ClientsOrder.class));
        }
        expectChosen(trial, "zstd, gzip, lz4", List.of("lz4", "zstd", "gzip"), "lz4");
    }

    @Test
    void neverChoosesQualityZero(Trial trial) {
        for (String accepted : List.of("gzip;q=0", "gzip;q=0.000, lz4;q=0.")) {
            CallResult result = choose(trial, accepted, SUPPORTED);
            boolean taken = chosen(result).equals("gzip") && isChosen("lz4", "gzip;q=0, lz4;q=0.1");
            expectChosen(trial, result, accepted, IDENTITY, when(taken, TakesZeroForLow.class));
        }
        expectChosen(trial, "zstd;q=0, gzip;q=0.001", "gzip");
    }

    @Test
    void comparesQualitiesAsNumbers(Trial trial) {
        for (String accepted : List.of("zstd;q=0.25, gzip;q=0.5", "zstd;q=0.899, gzip;q=0.9")) {
            CallResult result = choose(trial, accepted, SUPPORTED);
            boolean longer =
                    isChosen("zstd", "zstd;q=0.25, gzip;q=0.5")
                            && isChosen("zstd", "zstd;q=0.21, gzip;q=0.5");
            expectChosen(trial, result, accepted, "gzip", when(longer, ComparesDigits.class));
        }
        expectChosen(trial, "zstd;q=0.05, gzip;q=0.1", "gzip");
        expectChosen(trial, "zstd;q=0.001, gzip;q=0.002", "gzip");
        expectChosen(trial, "zstd;q=0.999, gzip;q=1", "gzip");
        expectChosen(trial, "zstd;q=0., gzip;q=1.", "gzip");
        expectChosen(trial, "gzip;q=0.50, zstd;q=0.5", "zstd");
        expectChosen(trial, "gzip;q=0.500, zstd;q=0.5", "zstd");
        expectChosen(trial, "gzip, lz4;q=1, snappy;q=1.0, zstd;q=1.000", "zstd");
    }

    // --- the star, identity ---

    @Test
    void appliesTheStarToWhatIsNotNamed(Trial trial) {
        CallResult star = choose(trial, "*", SUPPORTED);
        boolean ignored = isChosen(IDENTITY, "*") && isChosen(IDENTITY, "*;q=0");
        expectChosen(trial, star, "*", "zstd", when(ignored, IgnoresStar.class));
        for (String accepted :
                List.of("zstd;q=0.1, *;q=0.5", "*;q=0.5, zstd;q=0.1", "zstd;q=0,*")) {
            CallResult result = choose(trial, accepted, SUPPORTED);
            boolean covered = chosen(result).equals("zstd");
            expectChosen(trial, result, accepted, "gzip", when(covered, StarCoversNames.class));
        }
        expectChosen(trial, "*;q=0.5, lz4", "lz4");
        expectChosen(trial, "*;q=0.5, lz4;q=0.5", "zstd");
        expectChosen(trial, "*;q=0, lz4;q=0.1", "lz4");
        expectChosen(trial, "zstd;q=0.3, gzip;q=0.3, lz4;q=0.3, *;q=0.2", "zstd");
    }

    @Test
    void weighsIdentityLikeTheOthers(Trial trial) {
        expectChosen(trial, "gzip;q=0.2, identity;q=0.5", IDENTITY);
        expectChosen(trial, "identity;q=0.2, gzip;q=0.5", "gzip");
        expectChosen(trial, "identity, gzip", "gzip");
        expectChosen(trial, "identity;q=0.001, gzip;q=0.001", "gzip");
        expectChosen(trial, "gzip;q=0.001", "gzip");
        expectChosen(trial, "*;q=0.3", "zstd");
        expectChosen(trial, "gzip;q=0.5, *", List.of("gzip"), IDENTITY);
        expectChosen(trial, "gzip;q=0, *", List.of("gzip"), IDENTITY);
        expectChosen(trial, "gzip;q=0.5, *;q=0.5", List.of("gzip"), "gzip");
        expectChosen(trial, "*;q=0, identity;q=0.1", IDENTITY);
    }

    @Test
    void findsNothingIfAllIsRefused(Trial trial) {
        for (String accepted :
                List.of(
                        "*;q=0",
                        "identity;q=0",
                        "gzip;q=0, identity;q=0.000",
                        "br, identity;q=0",
                        "br, *;q=0")) {
            CallResult result = choose(trial, accepted, SUPPORTED);
            boolean fallsBack =
                    chosen(result).equals(IDENTITY) && isChosen(IDENTITY, "identity;q=0");
            expectChosen(trial, result, accepted, NOTHING, when(fallsBack, AlwaysFallsBack.class));
        }
        expectChosen(trial, "identity;q=0, gzip;q=0.001", "gzip");
        expectChosen(trial, "*;q=0, gzip", "gzip");
    }

    // --- how it may be written ---

    @Test
    void comparesNamesWithoutRegardToCase(Trial trial) {
        for (String accepted : List.of("GZIP", "Gzip", "lz4;Q=0.5, gZiP")) {
            expectChosen(trial, accepted, "gzip");
        }
        expectChosen(trial, "IDENTITY;Q=0", NOTHING);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));
            trial.step("default locale", "Turkish, in which the lower case of I is \u0131");
            CallResult result = call("GZIP", SUPPORTED);
            expectChosen(trial, result, "GZIP", "gzip", always(UsesTheLocale.class));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void takesBlanksAndEmptyElements(Trial trial) {
        for (String accepted : List.of(",gzip", "gzip,", ",,gzip,,,lz4;q=0.5,,")) {
            CallResult result = choose(trial, accepted, SUPPORTED);
            boolean refused = result.threw(ProtocolException.class);
            expectChosen(
                    trial, result, accepted, "gzip", thrown(refused, RefusesEmptyElements.class));
        }
        for (String accepted :
                List.of(" gzip", "gzip\t", "\t gzip \t,lz4;q=0.5", "lz4;q=0.5 ,\tgzip, ")) {
            expectChosen(trial, accepted, "gzip");
        }
        for (String parameter : List.of(" ;q=0.5", "; q=0.5", "\t ; \tq=0.5\t ")) {
            expectChosen(trial, "zstd;q=0.1,gzip" + parameter + ",lz4;q=0.4", "gzip");
        }
        for (String accepted : List.of(",", " ", "\t", " ,\t, ,,")) {
            expectChosen(trial, accepted, IDENTITY);
        }
    }

    @Test
    void countsTheFirstOfTwo(Trial trial) {
        for (String accepted : List.of("gzip;q=0, gzip", "GZIP;q=0, br, gzip;q=1")) {
            CallResult result = choose(trial, accepted, SUPPORTED);
            boolean last = chosen(result).equals("gzip") && isChosen(IDENTITY, "gzip, gzip;q=0");
            expectChosen(trial, result, accepted, IDENTITY, when(last, LastOneCounts.class));
        }
        expectChosen(trial, "gzip, lz4;q=0.5, Gzip;q=0", "gzip");
        expectChosen(trial, "*;q=0, *", NOTHING);
    }

    // --- what is refused ---

    @Test
    void refusesNamesThatAreNoTokens(Trial trial) {
        for (String name :
                List.of("gz ip", "gzip/1", "(gzip)", "gzip=1", "\"gzip\"", "gz:ip", "gz\u0131p")) {
            expectBadElement(trial, name, name);
        }
        boolean strips = isChosen("gzip", "\ngzip") && isChosen("gzip", "gzip\r\n");
        for (String name : List.of("gzip\r\n", "\ngzip", "\u000bgzip", "gzip\f")) {
            expectBadElement(trial, name, "", when(strips, StripsLineEnds.class));
        }
        for (String name :
                List.of("\u00a0gzip", "gz\0ip", "gzip\u007f", "\uff47zip", "\u017fnappy")) {
            expectBadElement(trial, name, "");
        }
        expectBadElement(trial, ";q=0.5", "");
        expectBadElement(trial, ";", "");
    }

    @Test
    void refusesQualitiesThatAreNone(Trial trial) {
        List<String> doubles = List.of("0.5f", "1e0", "NaN", "0x1p-1", "1d");
        boolean parses =
                doubles.stream().allMatch(q -> call("gzip;q=" + q, SUPPORTED).thrown() == null);
        boolean checks = call("gzip;q=0.5x", SUPPORTED).threw(ProtocolException.class);
        for (String quality : doubles) {
            Symptom any = when(parses && checks, ParsesAnyDouble.class);
            expectBadElement(trial, "gzip;q=" + quality, "q=" + quality, any);
        }
        for (String quality :
                List.of("2", "1.5", "1.001", "-0.5", "-0", "+0.5", ".5", ".", "00.5", "01", "10")) {
            expectBadElement(trial, "gzip;q=" + quality, "q=" + quality);
        }
        for (String quality : List.of("0.1234", "1.0000", "0.0.0", "0..5", "high", "0:5")) {
            expectBadElement(trial, "gzip;q=" + quality, "q=" + quality);
        }
        for (String quality :
                List.of("", " 0.5", "0. 5", "0.\u0665", "\uff10.5", "\u00bd", "0.5\n", "1\r\n")) {
            expectBadElement(trial, "gzip;q=" + quality, "");
        }
    }

    @Test
    void refusesOtherParameters(Trial trial) {
        for (String element : List.of("gzip;level=9", "gzip;quality=0.5", "gzip;q", "gzip; 0.5")) {
            expectBadElement(trial, element, element.substring(5).strip());
        }
        for (String parameters :
                List.of(";", ";;q=0.5", ";q=0.5;", ";q=0.5;q=0.4", ";level=9;q=0.5", ";q =0.5")) {
            expectBadElement(trial, "gzip" + parameters, "");
        }
    }

    /// Whatever its name is, and wherever it stands.
    private void expectBadElement(Trial trial, String element, String quoted, Symptom... symptoms) {
        String other = "br" + element.substring(Math.max(0, element.indexOf(';')));
        List<String> texts =
                new ArrayList<>(List.of(element, "zstd, " + element, element + ",lz4"));
        if (element.startsWith("gzip;")) {
            texts.add("zstd," + other);
        }
        for (String accepted : texts) {
            choose(trial, accepted, SUPPORTED)
                    .expectThrown(
                            trial,
                            ProtocolException.class,
                            "the text is %s".formatted(visible(accepted)),
                            quoted.isEmpty() ? List.of() : List.of(quoted),
                            symptoms);
        }
    }

    @Test
    void refusesTextThatIsTooLong(Trial trial) {
        int limit = CodecNegotiator.MAX_CHARACTERS;
        expectChosen(trial, "x".repeat(limit - 5) + ",gzip", "gzip");
        expectChosen(trial, " ".repeat(limit - 4) + "gzip", "gzip");
        expectChosen(trial, "gzip" + ",".repeat(limit - 4), "gzip");
        for (String tooLong :
                List.of(
                        "x".repeat(limit - 4) + ",gzip",
                        "gzip" + " ".repeat(limit - 3),
                        "gzip" + ",".repeat(1_000_000))) {
            choose(trial, tooLong, SUPPORTED)
                    .expectThrown(
                            trial,
                            ProtocolException.class,
                            "the text has %d characters, the limit is %d"
                                    .formatted(tooLong.length(), limit),
                            List.of("" + limit));
        }
    }

    // --- several calls ---

    @Test
    void leavesTheListAsItIs(Trial trial) {
        List<String> supported = new ArrayList<>(List.of("lz4", "gzip"));
        expectChosen(trial, "gzip, *;q=0.5", supported, "gzip");
        trial.expect("the list afterwards", List.of("lz4", "gzip"), supported);
        expectChosen(trial, "*", supported, "lz4");
        supported.clear();
        expectChosen(trial, "lz4", supported, IDENTITY);
    }

    @Test
    void keepsNothingBetweenCalls(Trial trial) throws Exception {
        choose(trial, "gzip;q=0, zstd;q=7", SUPPORTED);
        expectChosen(trial, "gzip", "gzip");
        trial.step("two threads", "choose for different clients with one object");
        TwoThreads.run(
                trial,
                () -> expectAlone(trial, "gzip;q=0.5, lz4, zstd;q=0.7, snappy;q=0", "lz4"),
                () -> expectAlone(trial, "*;q=0.1, lz4;q=0, snappy;q=0.2", "snappy"));
    }

    private Void expectAlone(Trial trial, String accepted, String expected) {
        CallResult result = call(accepted, SUPPORTED);
        return TwoThreads.expectRight(trial, chosen(result).equals(expected), result);
    }

    // --- what they share ---

    private void expectChosen(Trial trial, String accepted, String expected) {
        expectChosen(trial, accepted, SUPPORTED, expected);
    }

    private void expectChosen(
            Trial trial, String accepted, List<String> supported, String expected) {
        expectChosen(trial, choose(trial, accepted, supported), accepted, expected);
    }

    private static void expectChosen(
            Trial trial, CallResult result, String accepted, String expected, Symptom... symptoms) {
        result.expectReturned(
                trial, "the client accepts %s".formatted(visible(accepted)), symptoms);
        trial.expectThat(result.returned() != null, "choose returned null, not an Optional");
        trial.expect("the coding", expected, chosen(result), symptoms);
    }

    private CallResult choose(Trial trial, String accepted, List<String> supported) {
        trial.nextCase();
        trial.step("the client accepts", visible(accepted));
        trial.step("the server supports", supported.toString());
        trial.calling("choose(…)");
        return call(accepted, supported);
    }

    private CallResult call(String accepted, List<String> supported) {
        return CallResult.of(() -> negotiator.choose(accepted, supported));
    }

    /// What was chosen; "nothing" for an empty result, and nothing at all if there is none.
    private static String chosen(CallResult result) {
        return result.returned() instanceof Optional<?> chosen
                ? chosen.map(Object::toString).orElse(NOTHING)
                : "";
    }

    /// In quotes, at most 80 characters of it, with what cannot be seen as an escape.
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder("\"");
        text.chars()
                .limit(80)
                .forEach(c ->
                        visible.append(
                                c >= ' ' && c < 127 ? "" + (char) c : "\\u%04x".formatted(c)));
        return visible
                + (text.length() > 80 ? "\" … (%d characters)".formatted(text.length()) : "\"");
    }
}
