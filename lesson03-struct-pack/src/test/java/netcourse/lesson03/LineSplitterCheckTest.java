package netcourse.lesson03;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson03.answer.DecodesAsTheyCome;
import netcourse.lesson03.answer.SolvedLineSplitter;
import netcourse.lesson03.mistake.LineAllocatesLimit;
import netcourse.lesson03.mistake.LineChecksLengthAtEnd;
import netcourse.lesson03.mistake.LineCopiesAgain;
import netcourse.lesson03.mistake.LineCountsChars;
import netcourse.lesson03.mistake.LineDecodesEachChunk;
import netcourse.lesson03.mistake.LineEndIsAlwaysClean;
import netcourse.lesson03.mistake.LineForgetsRest;
import netcourse.lesson03.mistake.LineGoesOnAfterRefusal;
import netcourse.lesson03.mistake.LineMissesTornEnd;
import netcourse.lesson03.mistake.LineReadsWholeArray;
import netcourse.lesson03.mistake.LineReplacesBadBytes;
import netcourse.lesson03.mistake.LineTakesLoneCr;
import netcourse.lesson03.mistake.LineTakesLoneLf;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class LineSplitterCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(LineSplitterCheck.class)
                .answer(SolvedLineSplitter.class)
                .alternatives(DecodesAsTheyCome.class)
                .mistakes(
                        LineForgetsRest.class,
                        LineMissesTornEnd.class,
                        LineDecodesEachChunk.class,
                        LineReadsWholeArray.class,
                        LineTakesLoneLf.class,
                        LineTakesLoneCr.class,
                        LineChecksLengthAtEnd.class,
                        LineCountsChars.class,
                        LineAllocatesLimit.class,
                        LineCopiesAgain.class,
                        LineReplacesBadBytes.class,
                        LineGoesOnAfterRefusal.class,
                        LineEndIsAlwaysClean.class)
                .tests();
    }
}
