package netcourse.lesson03;

import static netcourse.checker.Symptom.when;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.HexVectors;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson03.exercise.FormatSize;
import netcourse.lesson03.exercise.MyFormatSize;
import netcourse.lesson03.mistake.FormatSizeMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [FormatSize]. The golden sizes are CPython's, made by `golden/struct-vectors.py`.
@Check(
        id = "3.1",
        title = "the size of a format",
        exercise = MyFormatSize.class,
        core = false,
        difficulty = 2,
        minutes = 25)
class FormatSizeCheck {
    private static final Map<String, String> GOLDEN = golden();

    private final FormatSize sizes;

    FormatSizeCheck(FormatSize sizes) {
        this.sizes = sizes;
    }

    /// The size of each format, or `!` if CPython refuses it.
    private static Map<String, String> golden() {
        return HexVectors.read("struct-vectors.txt")
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(columns -> columns[0].equals("size"))
                .collect(
                        Collectors.toMap(
                                columns -> columns[1].translateEscapes(),
                                columns -> columns[2],
                                (first, _) -> first));
    }

    @Test
    void addsUpTheSizesOfTheCodes(Trial trial) {
        expectSizes(trial, "<QIHB", ">qihb", "!dfhc?x", "=xc?s", "");
    }

    @Test
    void multipliesByTheCount(Trial trial) {
        expectSizes(trial, "<3H", "4s", "10x", "<16s2I", "<100B12H", "<02H", "<000000000012B");
        expectSize(trial, "<" + "0".repeat(30) + "3B", 3);
    }

    @Test
    void longIsLongerInNativeSize(Trial trial) {
        expectSizes(trial, "<l", "=L", ">2l", "@l", "L");
    }

    @Test
    void standardSizesHaveNoPadding(Trial trial) {
        expectSizes(trial, "<BI", "!BHQ", "<BHIQ", "!2sBBHHII");
        expectSize(trial, "=BI", 5);
        expectSize(trial, ">BHQ", 11);
    }

    @Test
    void padsInFrontOfEachNumberInNativeSizes(Trial trial) {
        expectSizes(trial, "@BI", "BHQ", "@BHBI", "HBH", "B3H", "@Bd", "Bl", "@BxI");
        expectSize(trial, "@BfBhBi", 20);
        expectSize(trial, "BqBL", 32);
    }

    @Test
    void textNeedsNoPadding(Trial trial) {
        expectSizes(trial, "@B16s", "B0sH");
    }

    @Test
    void endIsPaddedOnlyByCountOfZero(Trial trial) {
        expectSizes(trial, "@IB", "QB", "@IB0I", "BQB0Q", "@BI0q", "B0H", "<B0I", "0s", "0Q");
    }

    @Test
    void skipsWhiteSpaceBetweenCodes(Trial trial) {
        expectSizes(trial, "< B  H", "@B\tI\n", "\nB I ", "> 2H 3B");
        expectSize(trial, "B\r\nH\r\n", 4);
        expectSize(trial, " ", 0);
    }

    @Test
    void takesPrefixAlone(Trial trial) {
        for (String prefix : List.of("@", "=", "<", ">", "!")) {
            expectSize(trial, prefix, 0);
        }
    }

    @Test
    void takesLongFormat(Trial trial) {
        expectSize(trial, "<" + "B".repeat(100_000), 100_000);
    }

    @Test
    void refusesWhatIsNoCode(Trial trial) {
        boolean skips = sizeOf("Bk") == 1 && sizeOf("BkH") == 4;
        expectRefusal(trial, "Bk", List.of("1"), when(skips, IgnoresUnknown.class));
        expectRefused(trial, "B<H", 1);
        expectRefused(trial, " <H", 1);
        expectRefused(trial, "@@H", 1);
        expectRefused(trial, "2 H", 1);
        expectRefused(trial, "B-1H", 1);
        // What Struct or another case has, and the table has not.
        expectRefusal(trial, "HX", List.of("1"));
        expectRefusal(trial, "4S", List.of("1"));
        expectRefusal(trial, "D", List.of("0"));
        expectRefusal(trial, "He", List.of("1"));
        expectRefusal(trial, "n", List.of("0"));
        expectRefusal(trial, "4p", List.of("1"));
        expectRefusal(trial, "0k", List.of("1"));
        expectRefusal(trial, "99999999999k", List.of("11"));
        expectSize(trial, "<BH", 3);
    }

    @Test
    void refusesCountWithoutCode(Trial trial) {
        expectRefused(trial, "H16", 1);
        expectRefused(trial, "<4", 1);
        expectRefused(trial, "<B 12", 3);
        expectRefusal(trial, "H16 ", List.of("3"));
        expectRefusal(trial, "H99999999999", List.of("1"));
    }

    @Test
    void refusesSizeThatNoIntHolds(Trial trial) {
        expectSize(trial, "2147483647x", 2_147_483_647);
        expectSize(trial, "<3B536870911I", 2_147_483_647);
        expectSize(trial, "2147483644x0I", 2_147_483_644);
        boolean wraps = sizeOf("2147483648s") == Integer.MIN_VALUE;
        expectRefusal(trial, "2147483648s", List.of(), when(wraps, OverflowsInt.class));
        for (String format :
                List.of(
                        "268435456q",
                        "3I1073741824H",
                        "B4294967297H",
                        "2147483645x0I",
                        "2305843009213693953q",
                        "9223372036854775807x9223372036854775807x3x",
                        "99999999999999999999x")) {
            expectRefusal(trial, format, List.of());
        }
        expectSize(trial, "2147483647x", 2_147_483_647);
    }

    private void expectSizes(Trial trial, String... formats) {
        for (String format : formats) {
            expectSize(trial, format, Integer.parseInt(GOLDEN.get(format)));
        }
    }

    private void expectSize(Trial trial, String format, int expected) {
        trial.nextCase();
        trial.calling("size(%s)".formatted(quoted(format)));
        int[] got = new int[1];
        CallResult attempt = CallResult.of(() -> got[0] = sizes.size(format));
        attempt.expectReturned(trial, "expected %d for %s".formatted(expected, quoted(format)));
        Symptom[] symptoms =
                format.length() < 30 && expected < Short.MAX_VALUE
                        ? symptoms(format, expected, got[0])
                        : new Symptom[0];
        trial.expect("the size of " + quoted(format), expected, got[0], symptoms);
    }

    /// What a wrong number tells about the code that came to it.
    private Symptom[] symptoms(String format, int expected, int got) {
        boolean standard = format.matches("[=<>!].*");
        boolean isFour = got == size(format.replace('l', 'i').replace('L', 'I'));
        boolean isPadded = standard && got == padded(format);
        boolean isPacked = !standard && got == packed(format);
        return new Symptom[] {
            when(isFour && areAll(4, "@l", "l"), LongIsFour.class),
            when(got == size(format.replaceAll("[0-9]+([0-9])", "$1")), ReadsOneDigit.class)
                    .orNothing(),
            when(isPadded && areAll(8, "=BI", "<BI", ">BI", "!BI"), PadsStandard.class),
            when(
                    got == size(format.replaceAll("0[IqQH]", "")) && areAll(4, "B0IH"),
                    ForgetsZeroCount.class),
            when(format.equals("@B16s") && got == 32, AlignsText.class),
            when(format.equals("@IB") && got == 8 && areAll(16, "QB"), PadsEnd.class),
            when(isPacked && areAll(5, "@BI", "BI"), WithoutPadding.class)
        };
    }

    /// Whether it gives the same size for each of these.
    private boolean areAll(int size, String... formats) {
        return Arrays.stream(formats).allMatch(f -> sizeOf(f) == size);
    }

    /// What it says of a format beside the one on trial; -1 if it throws.
    private int sizeOf(String format) {
        CallResult attempt = CallResult.of(() -> (Object) sizes.size(format));
        return attempt.returned() instanceof Integer size ? size : -1;
    }

    private static int size(String format) {
        return Struct.of(format).size();
    }

    /// With native sizes and no padding.
    private static int packed(String format) {
        return size("=" + format.replace("@", "").replace('l', 'q').replace('L', 'Q'));
    }

    /// With standard sizes and the padding of native ones.
    private static int padded(String format) {
        String ints = format.substring(1).replace('l', 'i').replace('L', 'I');
        return size("@" + ints);
    }

    private void expectRefused(Trial trial, String format, int index) {
        if (!GOLDEN.get(format).equals("!")) {
            throw new IllegalStateException("CPython takes " + format);
        }
        expectRefusal(trial, format, List.of("" + index));
    }

    private void expectRefusal(
            Trial trial, String format, List<String> words, Symptom... returned) {
        trial.nextCase();
        trial.calling("size(%s)".formatted(quoted(format)));
        CallResult attempt =
                CallResult.of(() -> trial.step("you returned", "" + sizes.size(format)));
        attempt.expectThrown(
                trial,
                IllegalArgumentException.class,
                "for " + quoted(format),
                words,
                attempt.thrown() == null ? returned : new Symptom[0]);
    }

    private static String quoted(String format) {
        String shown = format.length() < 60 ? format : format.substring(0, 50) + "…";
        return "\"%s\""
                .formatted(shown.replace("\t", "\\t").replace("\r", "\\r").replace("\n", "\\n"));
    }
}
