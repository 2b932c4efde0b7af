package netcourse.lesson03;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson03.answer.PullsThroughChannel;
import netcourse.lesson03.answer.SolvedFrameReader;
import netcourse.lesson03.mistake.ReaderAllocatesAnnounced;
import netcourse.lesson03.mistake.ReaderBuffersAhead;
import netcourse.lesson03.mistake.ReaderChecksLate;
import netcourse.lesson03.mistake.ReaderClosesStream;
import netcourse.lesson03.mistake.ReaderEndIsAlwaysClean;
import netcourse.lesson03.mistake.ReaderEndIsFailure;
import netcourse.lesson03.mistake.ReaderIgnoresEnd;
import netcourse.lesson03.mistake.ReaderPadsShortBody;
import netcourse.lesson03.mistake.ReaderSingleRead;
import netcourse.lesson03.mistake.ReaderWaitsForEnd;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FrameReaderCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(FrameReaderCheck.class)
                .answer(SolvedFrameReader.class)
                .alternatives(PullsThroughChannel.class)
                .mistakes(
                        ReaderClosesStream.class,
                        ReaderWaitsForEnd.class,
                        ReaderSingleRead.class,
                        ReaderBuffersAhead.class,
                        ReaderIgnoresEnd.class,
                        ReaderEndIsFailure.class,
                        ReaderEndIsAlwaysClean.class,
                        ReaderPadsShortBody.class,
                        ReaderChecksLate.class,
                        ReaderAllocatesAnnounced.class)
                .tests();
    }
}
