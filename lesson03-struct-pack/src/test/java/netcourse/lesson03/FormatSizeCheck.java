package netcourse.lesson03;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;

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
    }

    @Test
    void longIsLongerInNativeSize(Trial trial) {
        expectSizes(trial, "<l", "=L", ">2l", "@l", "L");
    }

    @Test
    void standardSizesHaveNoPadding(Trial trial) {
        expectSizes(trial, "<BI", "!BHQ", "<BHIQ", "!2sBBHHII");
    }

    @Test
    void padsInFrontOfEachNumberInNativeSizes(Trial trial) {
        expectSizes(trial, "@BI", "BHQ", "@BHBI", "HBH", "B3H", "@Bd", "Bl", "@BxI");
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
    }

    @Test
    void refusesWhatIsNoCode(Trial trial) {
        expectRefused(trial, "Bk", 1);
        expectRefused(trial, "B<H", 1);
        expectRefused(trial, " <H", 1);
        expectRefused(trial, "@@H", 1);
        expectRefused(trial, "2 H", 1);
        expectRefused(trial, "B-1H", 1);
    }

    @Test
    void refusesCountWithoutCode(Trial trial) {
        expectRefused(trial, "H16", 1);
        expectRefused(trial, "<4", 1);
        expectRefused(trial, "<B 12", 3);
    }

    @Test
    void refusesSizeThatNoIntHolds(Trial trial) {
        expectSize(trial, "2147483647x", 2_147_483_647);
        expectSize(trial, "<3B536870911I", 2_147_483_647);
        for (String format :
                List.of(
                        "2147483648s",
                        "268435456q",
                        "3I1073741824H",
                        "B4294967297H",
                        "99999999999999999999x")) {
            expectRefusal(trial, format, List.of(), always(OverflowsInt.class));
        }
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
        // Of a size near the end of the range there are other things to say.
        boolean digits = format.matches(".*[0-9]{2}.*") && expected < Short.MAX_VALUE;
        attempt.expectReturned(
                trial,
                "expected %d for %s".formatted(expected, quoted(format)),
                when(digits, ReadsOneDigit.class));
        Symptom[] symptoms = symptoms(format, expected, got[0]);
        trial.expect("the size of " + quoted(format), expected, got[0], symptoms);
    }

    /// What a wrong number tells about the code that came to it.
    private static Symptom[] symptoms(String format, int expected, int got) {
        boolean standard = format.matches("[=<>!].*");
        boolean text = format.contains("s");
        boolean zero = format.matches(".*0[IqQH]");
        boolean longs = format.matches("@?[lL]|Bl");
        return new Symptom[] {
            when(longs && got < expected, LongIsFour.class),
            when(format.matches(".*[0-9]{2}.*") && !text, ReadsOneDigit.class),
            when(standard && got != expected && got == padded(format), PadsStandard.class),
            when(zero && got < expected, ForgetsZeroCount.class),
            when(!standard && text && got > expected, AlignsText.class),
            when(!standard && got > expected, PadsEnd.class),
            when(!standard && got < expected, WithoutPadding.class)
        };
    }

    /// With standard sizes and the padding of native ones.
    private static int padded(String format) {
        String ints = format.substring(1).replace('l', 'i').replace('L', 'I');
        return Struct.of("@" + ints).size();
    }

    private void expectRefused(Trial trial, String format, int index) {
        if (!GOLDEN.get(format).equals("!")) {
            throw new IllegalStateException("CPython takes " + format);
        }
        expectRefusal(trial, format, List.of("" + index), always(IgnoresUnknown.class));
    }

    private void expectRefusal(Trial trial, String format, List<String> words, Symptom returned) {
        trial.nextCase();
        trial.calling("size(%s)".formatted(quoted(format)));
        CallResult attempt =
                CallResult.of(() -> trial.step("you returned", "" + sizes.size(format)));
        attempt.expectThrown(
                trial,
                IllegalArgumentException.class,
                "for " + quoted(format),
                words,
                when(attempt.thrown() == null && returned.shows(), returned.mistake()));
    }

    private static String quoted(String format) {
        return "\"" + format.replace("\t", "\\t").replace("\n", "\\n") + "\"";
    }
}
