package netcourse.lesson01;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson01.answer.SolvedTlvReader;
import netcourse.lesson01.answer.SortsTlvByTag;
import netcourse.lesson01.mistake.TlvAllocatesFirst;
import netcourse.lesson01.mistake.TlvLastWins;
import netcourse.lesson01.mistake.TlvLengthCountsHeader;
import netcourse.lesson01.mistake.TlvPadsCutValue;
import netcourse.lesson01.mistake.TlvSignedLength;
import netcourse.lesson01.mistake.TlvStaysAtUnknown;
import netcourse.lesson01.mistake.TlvStopsAtUnknown;
import netcourse.lesson01.mistake.TlvUnknownIsError;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TlvReaderCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(TlvReaderCheck.class)
                .answer(SolvedTlvReader.class)
                .alternatives(SortsTlvByTag.class)
                .mistakes(
                        TlvLengthCountsHeader.class,
                        TlvUnknownIsError.class,
                        TlvStopsAtUnknown.class,
                        TlvStaysAtUnknown.class,
                        TlvSignedLength.class,
                        TlvLastWins.class,
                        TlvPadsCutValue.class,
                        TlvAllocatesFirst.class)
                .tests();
    }
}
