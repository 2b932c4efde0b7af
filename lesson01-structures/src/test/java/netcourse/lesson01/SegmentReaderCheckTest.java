package netcourse.lesson01;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson01.answer.CutsSegmentInSlices;
import netcourse.lesson01.answer.SolvedSegmentReader;
import netcourse.lesson01.mistake.HeaderFixedIp;
import netcourse.lesson01.mistake.HeaderFixedTcp;
import netcourse.lesson01.mistake.HeaderLittleEndian;
import netcourse.lesson01.mistake.HeaderOptionLoop;
import netcourse.lesson01.mistake.HeaderPayloadWithPadding;
import netcourse.lesson01.mistake.HeaderPortsSwapped;
import netcourse.lesson01.mistake.HeaderSignedBytes;
import netcourse.lesson01.mistake.HeaderTrustsDataOffset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SegmentReaderCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(SegmentReaderCheck.class)
                .answer(SolvedSegmentReader.class)
                .alternatives(CutsSegmentInSlices.class)
                .mistakes(
                        HeaderPortsSwapped.class,
                        HeaderLittleEndian.class,
                        HeaderSignedBytes.class,
                        HeaderFixedTcp.class,
                        HeaderFixedIp.class,
                        HeaderPayloadWithPadding.class,
                        HeaderTrustsDataOffset.class,
                        HeaderOptionLoop.class)
                .tests();
    }
}
