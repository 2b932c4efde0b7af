package netcourse.lesson03;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson03.answer.JoinsPieces;
import netcourse.lesson03.answer.SolvedFrameSplitter;
import netcourse.lesson03.mistake.SplitterAllocatesAnnounced;
import netcourse.lesson03.mistake.SplitterChecksLate;
import netcourse.lesson03.mistake.SplitterCopiesAgain;
import netcourse.lesson03.mistake.SplitterEndIsAlwaysClean;
import netcourse.lesson03.mistake.SplitterFixedBuffer;
import netcourse.lesson03.mistake.SplitterGoesOnAfterRefusal;
import netcourse.lesson03.mistake.SplitterHandsOnLate;
import netcourse.lesson03.mistake.SplitterKeepsChunk;
import netcourse.lesson03.mistake.SplitterNeedsWholeBody;
import netcourse.lesson03.mistake.SplitterNeedsWholeHeader;
import netcourse.lesson03.mistake.SplitterReadsWholeArray;
import netcourse.lesson03.mistake.SplitterSkipsToMagic;
import netcourse.lesson03.mistake.SplitterTakesOnePerChunk;
import netcourse.lesson03.mistake.SplitterWaitsForBody;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FrameSplitterCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(FrameSplitterCheck.class)
                .answer(SolvedFrameSplitter.class)
                .alternatives(JoinsPieces.class)
                .mistakes(
                        SplitterWaitsForBody.class,
                        SplitterTakesOnePerChunk.class,
                        SplitterNeedsWholeHeader.class,
                        SplitterNeedsWholeBody.class,
                        SplitterReadsWholeArray.class,
                        SplitterKeepsChunk.class,
                        SplitterSkipsToMagic.class,
                        SplitterChecksLate.class,
                        SplitterFixedBuffer.class,
                        SplitterAllocatesAnnounced.class,
                        SplitterCopiesAgain.class,
                        SplitterHandsOnLate.class,
                        SplitterGoesOnAfterRefusal.class,
                        SplitterEndIsAlwaysClean.class)
                .tests();
    }
}
