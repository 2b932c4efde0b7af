package netcourse.lesson02;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson02.answer.FillsByteBuffer;
import netcourse.lesson02.answer.SolvedExactReader;
import netcourse.lesson02.mistake.BuffersAhead;
import netcourse.lesson02.mistake.ForgetsOffset;
import netcourse.lesson02.mistake.IgnoresEndOfStream;
import netcourse.lesson02.mistake.ReturnsShort;
import netcourse.lesson02.mistake.SingleRead;
import netcourse.lesson02.mistake.TrustsAvailable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExactReaderCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(ExactReaderCheck.class)
                .answer(SolvedExactReader.class)
                .alternatives(FillsByteBuffer.class)
                .mistakes(
                        SingleRead.class,
                        ForgetsOffset.class,
                        BuffersAhead.class,
                        IgnoresEndOfStream.class,
                        ReturnsShort.class,
                        TrustsAvailable.class)
                .tests();
    }
}
