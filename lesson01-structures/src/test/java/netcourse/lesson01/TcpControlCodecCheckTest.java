package netcourse.lesson01;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson01.answer.KeepsFlagsInBitSet;
import netcourse.lesson01.answer.SolvedTcpControlCodec;
import netcourse.lesson01.mistake.ControlBlamesCaller;
import netcourse.lesson01.mistake.ControlCountsBytes;
import netcourse.lesson01.mistake.ControlKeepsOldBits;
import netcourse.lesson01.mistake.ControlReadsReserved;
import netcourse.lesson01.mistake.ControlRefusesReserved;
import netcourse.lesson01.mistake.ControlReversesFlags;
import netcourse.lesson01.mistake.ControlSignedOffset;
import netcourse.lesson01.mistake.ControlTrustsOffset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TcpControlCodecCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(TcpControlCodecCheck.class)
                .answer(SolvedTcpControlCodec.class)
                .alternatives(KeepsFlagsInBitSet.class)
                .mistakes(
                        ControlCountsBytes.class,
                        ControlReversesFlags.class,
                        ControlKeepsOldBits.class,
                        ControlSignedOffset.class,
                        ControlReadsReserved.class,
                        ControlRefusesReserved.class,
                        ControlBlamesCaller.class,
                        ControlTrustsOffset.class)
                .tests();
    }
}
