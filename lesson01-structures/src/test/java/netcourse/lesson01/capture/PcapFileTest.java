package netcourse.lesson01.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import netcourse.checker.CallResult;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcapFileTest {
    private static final byte[] PACKET = Hex.parse("01 02 03 04 05");
    private static final int RECORD = 24;

    @Test
    void bothByteOrdersAndBothClocksSayTheSame() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            for (int magic : List.of(Captures.MICROS, Captures.NANOS)) {
                byte[] file = Captures.of(order, magic, 1, PACKET, PACKET);
                List<PcapFile.Packet> packets = Captures.packets(file);
                assertThat(packets).hasSize(2);
                assertThat(packets.get(1).bytes()).isEqualTo(PACKET);
                assertThat(packets.get(1).nanos()).isEqualTo(1_700_000_000_500_000_000L);
                assertThat(packets.get(1).isCut()).isFalse();
            }
        }
    }

    @Test
    void fileThatEndsAnywhereInsidePacketIsRefusedWithBothCounts() throws IOException {
        byte[] file = Captures.ethernet(PACKET);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            if (length == RECORD) {
                assertThat(Captures.packets(cut)).isEmpty();
            } else {
                assertThatThrownBy(() -> Captures.packets(cut))
                        .isInstanceOf(EOFException.class)
                        .hasMessageMatching(
                                "file ended after \\d+ of (24|16|5) bytes of .* \\(byte (0|24|40)\\)");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ffffffff, 4294967295", "80000000, 2147483648", "00040001, 262145"})
    void lengthThatNoPacketHasIsRefused(String length, long number) {
        byte[] file = Captures.of(ByteOrder.BIG_ENDIAN, Captures.MICROS, 1, PACKET);
        System.arraycopy(Hex.parse(length), 0, file, 32, 4);
        assertThatThrownBy(() -> Captures.packets(file))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(
                        "captured length of packet 1 (byte 32) must be 0..262144, was " + number);
    }

    @Test
    void lengthThatLiesTakesNoMoreMemoryThanTheFileHas() {
        byte[] file = Captures.of(ByteOrder.BIG_ENDIAN, Captures.MICROS, 1, PACKET);
        ByteBuffer.wrap(file).putInt(32, 262_144);
        CallResult outcome = CallResult.leastOf(3, () -> Captures.packets(file));
        assertThat(outcome.threw(EOFException.class)).isTrue();
        assertThat(outcome.allocatedBytes()).isLessThan(100_000);
    }

    @Test
    void pcapngIsRefusedWithTheWayToConvertIt() {
        byte[] file = Arrays.copyOf(Hex.parse("0a0d0d0a 1c000000 4d3c2b1a"), 40);
        assertThatThrownBy(() -> Captures.open(file))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("this is pcapng, not pcap");
    }

    @Test
    void anotherFileIsRefusedByItsMagic() {
        assertThatThrownBy(() -> Captures.open("%PDF-1.7, and more than 24 bytes".getBytes()))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(
                        "magic (byte 0) must be a1b2c3d4 or a1b23c4d, in either order, was 25504446");
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] file = Captures.of(ByteOrder.BIG_ENDIAN, Captures.MICROS, 1);
        file[5] = 3;
        assertThatThrownBy(() -> Captures.open(file))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("major version (byte 4) must be 2, was 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {105, 127, 147, 65535})
    void anotherLinkTypeIsRefusedInOneLineThatNamesThoseThatWork(int link) {
        byte[] file = Captures.of(ByteOrder.LITTLE_ENDIAN, Captures.MICROS, link);
        assertThatThrownBy(() -> Captures.open(file))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(
                        "link type (byte 20) must be one of 0 (BSD loopback), 1 (Ethernet), 101 (raw IP),"
                                + " 113 (Linux cooked), 276 (Linux cooked 2), was "
                                + link);
    }
}
