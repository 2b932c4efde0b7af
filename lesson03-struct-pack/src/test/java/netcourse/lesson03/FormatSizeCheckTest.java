package netcourse.lesson03;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson03.answer.MatchesFormat;
import netcourse.lesson03.answer.SolvedFormatSize;
import netcourse.lesson03.mistake.SizeAlignsText;
import netcourse.lesson03.mistake.SizeForgetsZeroCount;
import netcourse.lesson03.mistake.SizeIgnoresUnknown;
import netcourse.lesson03.mistake.SizeLongIsFour;
import netcourse.lesson03.mistake.SizeOverflowsInt;
import netcourse.lesson03.mistake.SizePadsEnd;
import netcourse.lesson03.mistake.SizePadsStandard;
import netcourse.lesson03.mistake.SizeReadsOneDigit;
import netcourse.lesson03.mistake.SizeWithoutPadding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FormatSizeCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(FormatSizeCheck.class)
                .answer(SolvedFormatSize.class)
                .alternatives(MatchesFormat.class)
                .mistakes(
                        SizeReadsOneDigit.class,
                        SizeLongIsFour.class,
                        SizePadsStandard.class,
                        SizeWithoutPadding.class,
                        SizeAlignsText.class,
                        SizePadsEnd.class,
                        SizeForgetsZeroCount.class,
                        SizeIgnoresUnknown.class,
                        SizeOverflowsInt.class)
                .tests();
    }
}
