package netcourse.lesson04.mistake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.CodecNegotiator;

/// Common mistakes in exercise 4.7, negotiate a codec, in the order of the behaviours of
/// [netcourse.lesson04.CodecNegotiatorCheck] that catch them.
public final class CodecNegotiatorMistakes {
    private CodecNegotiatorMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class CodecNegotiatorInSteps implements CodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            if (accepted.length() > MAX_CHARACTERS) {
                throw new ProtocolException("more than %d characters".formatted(MAX_CHARACTERS));
            }
            Map<String, Double> qualities = new LinkedHashMap<>();
            for (String text : accepted.split(",", -1)) {
                String element = strip(text);
                if (!skips(element)) {
                    read(element, qualities, supported);
                }
            }
            return best(qualities, supported);
        }

        String strip(String text) {
            return text.replaceAll("^[ \t]+|[ \t]+$", "");
        }

        boolean skips(String element) {
            return element.isEmpty();
        }

        void read(String element, Map<String, Double> qualities, List<String> supported)
                throws ProtocolException {
            String[] parts = element.split("[ \t]*;[ \t]*", -1);
            if (parts.length > 2 || !parts[0].matches("[\\w!#$%&'*+.^`|~-]+")) {
                throw new ProtocolException("bad element \"%s\"".formatted(element));
            }
            add(qualities, lowerCase(parts[0]), parts.length == 1 ? 1 : quality(parts[1]));
        }

        String lowerCase(String name) {
            return name.toLowerCase(Locale.ROOT);
        }

        double quality(String parameter) throws ProtocolException {
            if (!parameter.matches("[qQ]=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
                throw new ProtocolException("bad quality \"%s\"".formatted(parameter));
            }
            return number(parameter.substring(2));
        }

        double number(String digits) {
            return Double.parseDouble(digits);
        }

        void add(Map<String, Double> qualities, String name, double quality) {
            qualities.putIfAbsent(name, quality);
        }

        Optional<String> best(Map<String, Double> qualities, List<String> supported) {
            List<String> candidates = candidates(qualities, supported);
            Optional<String> best = Optional.empty();
            double highest = 0;
            for (String name : candidates) {
                double quality = quality(qualities, name);
                if (quality > highest) {
                    highest = quality;
                    best = Optional.of(name);
                }
            }
            return best;
        }

        List<String> candidates(Map<String, Double> qualities, List<String> supported) {
            List<String> candidates = new ArrayList<>(supported);
            candidates.add(IDENTITY);
            return candidates;
        }

        double quality(Map<String, Double> qualities, String name) {
            double ifUnnamed = name.equals(IDENTITY) ? lastResort() : 0;
            return qualities.getOrDefault(name, qualities.getOrDefault("*", ifUnnamed));
        }

        double lastResort() {
            return Double.MIN_VALUE;
        }
    }

    @Mistake(
            does = "searches the text for each name, without cutting the text into elements",
            sees =
                    """
                    The text x-gzip contains the letters gzip, but names another coding, and gzip;q=0
                    forbids what it names. Cut the text at its commas and compare whole names.
                    """,
            caughtBy = "passesOverUnknownNames")
    public static class SearchesTheText implements CodecNegotiator {
        @Override
        public Optional<String> choose(String accepted, List<String> supported) {
            return supported.stream()
                    .filter(accepted::contains)
                    .findFirst()
                    .or(() -> Optional.of(IDENTITY));
        }
    }

    @Mistake(
            does = "refuses a name that it does not know",
            sees =
                    """
                    A client lists all that it can decode, and the next version can decode more. A
                    server that fails at a new name locks out the clients that are newer than it is.
                    """,
            caughtBy = "passesOverUnknownNames")
    public static class RefusesUnknownNames extends CodecNegotiatorInSteps {
        @Override
        void read(String element, Map<String, Double> qualities, List<String> supported)
                throws ProtocolException {
            super.read(element, qualities, supported);
            for (String name : qualities.keySet()) {
                if (!supported.contains(name) && !name.equals(IDENTITY) && !name.equals("*")) {
                    throw new ProtocolException("unknown coding \"%s\"".formatted(name));
                }
            }
        }
    }

    @Mistake(
            does =
                    "takes the first coding that both sides have, and does not compare the qualities",
            sees =
                    """
                    The quality is how the client says what it would rather have: lz4;q=0.9 comes
                    before zstd;q=0.4, in whichever order the two are listed.
                    """,
            caughtBy = "takesTheHighestQuality")
    public static class IgnoresQuality extends CodecNegotiatorInSteps {
        @Override
        double number(String digits) {
            return super.number(digits) == 0 ? 0 : 1;
        }
    }

    @Mistake(
            does = "gives identity the quality 1 if the text does not name it",
            sees =
                    """
                    A client that asks for gzip;q=0.5 wants gzip. If identity is not named, it is only
                    the last resort, so it comes after every coding with a quality above 0.
                    """,
            caughtBy = "takesTheHighestQuality")
    public static class UnnamedIdentityIsBest extends CodecNegotiatorInSteps {
        @Override
        double lastResort() {
            return 1;
        }
    }

    @Mistake(
            does = "of several with the same quality, takes the first in the client's text",
            sees =
                    """
                    The order of the text means nothing; only qualities do. Between equals the server
                    decides, and its own list says what suits it best.
                    """,
            caughtBy = "decidesBetweenEqualsByItsOwnOrder")
    public static class ClientsOrder extends CodecNegotiatorInSteps {
        @Override
        List<String> candidates(Map<String, Double> qualities, List<String> supported) {
            List<String> candidates = new ArrayList<>(qualities.keySet());
            candidates.retainAll(supported);
            candidates.addAll(super.candidates(qualities, supported));
            return candidates;
        }
    }

    @Mistake(
            does = "takes quality 0 for a low quality that can still be chosen",
            sees =
                    """
                    q=0 means "never": the client cannot decode that coding, so what you send is
                    useless to it. Leave those names out before you look for the best.
                    """,
            caughtBy = "neverChoosesQualityZero")
    public static class TakesZeroForLow extends CodecNegotiatorInSteps {
        @Override
        Optional<String> best(Map<String, Double> qualities, List<String> supported) {
            return super.best(qualities, supported)
                    .filter(name -> !name.equals(IDENTITY))
                    .or(() -> supported.stream().filter(qualities::containsKey).findFirst())
                    .or(() -> Optional.of(IDENTITY));
        }
    }

    @Mistake(
            does = "compares the digits after the dot as whole numbers",
            sees =
                    """
                    As whole numbers 25 is more than 5, but 0.25 is less than 0.5. Fill up to three
                    digits first, or let Double.parseDouble read a text that you have checked.
                    """,
            caughtBy = "comparesQualitiesAsNumbers")
    public static class ComparesDigits extends CodecNegotiatorInSteps {
        @Override
        double number(String digits) {
            return digits.startsWith("0.") && digits.length() > 2
                    ? Integer.parseInt(digits.substring(2)) / 1000.0
                    : super.number(digits);
        }
    }

    @Mistake(
            does = "takes * for the name of a coding that it does not know",
            sees =
                    """
                    The star stands for every coding that the text does not name. A client that sends
                    * alone accepts anything, and you send it everything uncompressed.
                    """,
            caughtBy = "appliesTheStarToWhatIsNotNamed")
    public static class IgnoresStar extends CodecNegotiatorInSteps {
        @Override
        double quality(Map<String, Double> qualities, String name) {
            Map<String, Double> named = new LinkedHashMap<>(qualities);
            named.remove("*");
            return super.quality(named, name);
        }
    }

    @Mistake(
            does = "applies * to codings that the text names, too",
            sees =
                    """
                    A name says more than the star: in zstd;q=0.1, *;q=0.5 the quality of zstd is 0.1.
                    Ask for the name first, and for the star only if the name is not there.
                    """,
            caughtBy = "appliesTheStarToWhatIsNotNamed")
    public static class StarCoversNames extends CodecNegotiatorInSteps {
        @Override
        double quality(Map<String, Double> qualities, String name) {
            return Math.max(super.quality(qualities, name), qualities.getOrDefault("*", 0.0));
        }
    }

    @Mistake(
            does = "falls back to identity even if the client refuses it",
            sees =
                    """
                    With identity;q=0 or *;q=0 the client says that it takes nothing uncompressed. Then
                    nothing may be left, and the result is empty. An HTTP server can answer 406.
                    """,
            caughtBy = "findsNothingIfAllIsRefused")
    public static class AlwaysFallsBack extends CodecNegotiatorInSteps {
        @Override
        Optional<String> best(Map<String, Double> qualities, List<String> supported) {
            return super.best(qualities, supported).or(() -> Optional.of(IDENTITY));
        }
    }

    @Mistake(
            does = "changes upper case to lower case by the rules of this machine's language",
            sees =
                    """
                    toLowerCase() asks the default locale. In Turkish the small letter for I has no
                    dot: GZIP becomes gzıp there, and is not found. Say Locale.ROOT.
                    """,
            caughtBy = "comparesNamesWithoutRegardToCase")
    public static class UsesTheLocale extends CodecNegotiatorInSteps {
        @Override
        String lowerCase(String name) {
            return name.toLowerCase();
        }
    }

    @Mistake(
            does = "refuses empty elements",
            sees =
                    """
                    A program that puts a list together often leaves a comma too many. RFC 9110,
                    5.6.1.2, obliges every reader of a list to skip a few empty elements.
                    """,
            caughtBy = "takesBlanksAndEmptyElements")
    public static class RefusesEmptyElements extends CodecNegotiatorInSteps {
        @Override
        public Optional<String> choose(String accepted, List<String> supported)
                throws ProtocolException {
            return strip(accepted).isEmpty()
                    ? Optional.of(IDENTITY)
                    : super.choose(accepted, supported);
        }

        @Override
        boolean skips(String element) {
            return false;
        }
    }

    @Mistake(
            does = "lets the second quality of a name replace its first",
            sees =
                    """
                    In gzip;q=0, gzip the first one counts here, so gzip is refused. Map.put replaces,
                    Map.putIfAbsent does not.
                    """,
            caughtBy = "countsTheFirstOfTwo")
    public static class LastOneCounts extends CodecNegotiatorInSteps {
        @Override
        void add(Map<String, Double> qualities, String name, double quality) {
            qualities.put(name, quality);
        }
    }

    @Mistake(
            does = "strips more than blanks and tabs",
            sees =
                    """
                    strip() and trim() take off line ends, too. A line end inside a header's value
                    is how an attacker smuggles in a second header: refuse it, do not clean it up.
                    """,
            caughtBy = "refusesNamesThatAreNoTokens")
    public static class StripsLineEnds extends CodecNegotiatorInSteps {
        @Override
        String strip(String text) {
            return text.strip();
        }
    }

    @Mistake(
            does = "takes every text that Double.parseDouble takes",
            sees =
                    """
                    That reads Java's numbers: 1e0, 0.5f, NaN. Another server refuses what you accept,
                    and NaN is neither above nor below any other quality. Check the characters first.
                    """,
            caughtBy = "refusesQualitiesThatAreNone")
    public static class ParsesAnyDouble extends CodecNegotiatorInSteps {
        @Override
        double quality(String parameter) throws ProtocolException {
            try {
                double quality =
                        parameter.matches("(?i)q=.*") ? number(parameter.substring(2)) : -1;
                if (quality < 0 || quality > 1) {
                    throw new ProtocolException("bad quality \"%s\"".formatted(parameter));
                }
                return quality;
            } catch (NumberFormatException e) {
                throw new ProtocolException("bad quality \"%s\"".formatted(parameter));
            }
        }
    }
}
