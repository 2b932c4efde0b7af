package netcourse.lesson01;

import java.util.stream.Stream;
import netcourse.checker.CheckTable;
import netcourse.lesson01.answer.LaysOutMemory;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;
import netcourse.lesson01.mistake.EntryBigEndian;
import netcourse.lesson01.mistake.EntryBlamesCaller;
import netcourse.lesson01.mistake.EntryKeepsZeros;
import netcourse.lesson01.mistake.EntryNeedsZero;
import netcourse.lesson01.mistake.EntryRefusesPadding;
import netcourse.lesson01.mistake.EntrySignedNumbers;
import netcourse.lesson01.mistake.EntryTakesAnyLength;
import netcourse.lesson01.mistake.EntryTrimsName;
import netcourse.lesson01.mistake.EntryWithoutLastPadding;
import netcourse.lesson01.mistake.EntryWithoutPadding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PeerEntryCodecCheckTest {
    @TestFactory
    Stream<DynamicTest> table() {
        return CheckTable.of(PeerEntryCodecCheck.class)
                .answer(SolvedPeerEntryCodec.class)
                .alternatives(LaysOutMemory.class)
                .mistakes(
                        EntryWithoutPadding.class,
                        EntryWithoutLastPadding.class,
                        EntryBigEndian.class,
                        EntryNeedsZero.class,
                        EntryKeepsZeros.class,
                        EntryTrimsName.class,
                        EntrySignedNumbers.class,
                        EntryRefusesPadding.class,
                        EntryTakesAnyLength.class,
                        EntryBlamesCaller.class)
                .tests();
    }
}
