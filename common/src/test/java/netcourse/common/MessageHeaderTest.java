package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageHeaderTest {
    /// Python: struct.pack('!2sBBHHII', b'NC', 1, 0b1011, 0x0102, 0xfffe, 0xfedcba98, 5).
    private static final String GOLDEN =
            "4e 43 | 01 | 0b | 01 02 | ff fe | fe dc ba 98 | 00 00 00 05";

    private static final MessageHeader HEADER =
            new MessageHeader(0b1011, 0x0102, 0xfffe, 0xfedcba98L, 5);

    private static MessageHeader read(String hex) throws ProtocolException {
        return MessageHeader.readFrom(ByteBuffer.wrap(Hex.parse(hex)), 1 << 20);
    }

    @Test
    void isWrittenAsPythonsStructPacksIt() {
        assertThat(HEADER.bytes()).isEqualTo(Hex.parse(GOLDEN));
    }

    @Test
    void isReadAsItWasWritten() throws ProtocolException {
        assertThat(read(GOLDEN)).isEqualTo(HEADER);
        assertThat(HEADER.isResponse()).isTrue();
        assertThat(HEADER.isCompressed()).isTrue();
        assertThat(HEADER.isEncrypted()).isFalse();
        assertThat(HEADER.isOneWay()).isTrue();
    }

    @Test
    void readingMovesThePositionBehindTheHeaderOnly() throws ProtocolException {
        ByteBuffer buffer = ByteBuffer.wrap(Hex.parse("00 " + GOLDEN + " 61 62")).position(1);
        MessageHeader.readFrom(buffer, 5);
        assertThat(buffer.position()).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    4d 43 01 00 0000 0000 00000000 00000000; magic must be 0x4e43, was 0x4d43 (bytes 0-1 of the header)
                    43 4e 01 00 0000 0000 00000000 00000000; magic must be 0x4e43, was 0x434e (bytes 0-1 of the header)
                    4e 43 02 00 0000 0000 00000000 00000000; version must be 1, was 2 (byte 2 of the header)
                    4e 43 ff 00 0000 0000 00000000 00000000; version must be 1, was 255 (byte 2 of the header)
                    4e 43 01 10 0000 0000 00000000 00000000; flags must be 0..15, was 16 (byte 3 of the header)
                    4e 43 01 00 0000 0001 00000000 00000000; error number must be 0 in a request, was 1 (bytes 6-7 of the header)
                    4e 43 01 00 0000 0000 00000000 00100001; body length must be 0..1048576, was 1048577 (bytes 12-15 of the header)
                    4e 43 01 00 0000 0000 00000000 ffffffff; body length must be 0..1048576, was 4294967295 (bytes 12-15 of the header)
                    """)
    void whatIsNotAHeaderIsRefusedByFieldAndPlace(String hex, String message) {
        ByteBuffer buffer = ByteBuffer.wrap(Hex.parse(hex));
        assertThatThrownBy(() -> MessageHeader.readFrom(buffer, 1 << 20))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
        assertThat(buffer.position()).isZero();
    }

    @Test
    void theLimitOfTheBodyIsTheReadersOwn() throws ProtocolException {
        assertThat(MessageHeader.readFrom(ByteBuffer.wrap(Hex.parse(GOLDEN)), 5)).isEqualTo(HEADER);
        assertThatThrownBy(() -> MessageHeader.readFrom(ByteBuffer.wrap(Hex.parse(GOLDEN)), 4))
                .hasMessage("body length must be 0..4, was 5 (bytes 12-15 of the header)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    16; 0; 0; 0; 0; flags must be 0..15, was 16
                    -1; 0; 0; 0; 0; flags must be 0..15, was -1
                    0; 65536; 0; 0; 0; protocol number must be 0..65535, was 65536
                    1; 0; 65536; 0; 0; error number must be 0..65535, was 65536
                    0; 0; 1; 0; 0; error number must be 0..0, was 1
                    0; 0; 0; 4294967296; 0; sequence must be 0..4294967295, was 4294967296
                    0; 0; 0; -1; 0; sequence must be 0..4294967295, was -1
                    0; 0; 0; 0; -1; body length must be 0..2147483647, was -1
                    """)
    void valuesThatDoNotFitAreTheCallersFault(
            int flags, int protocol, int error, long sequence, int length, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageHeader(flags, protocol, error, sequence, length))
                .withMessage(message);
    }

    @Test
    void tooLittleRoomOrTooFewBytesLeaveTheBufferAlone() {
        ByteBuffer small = ByteBuffer.allocate(15);
        assertThatThrownBy(() -> HEADER.writeTo(small)).isInstanceOf(BufferOverflowException.class);
        assertThatThrownBy(() -> MessageHeader.readFrom(small, 5))
                .isInstanceOf(BufferUnderflowException.class);
        assertThat(small.position()).isZero();
    }

    @Test
    void aLittleEndianBufferIsTheCallersFault() {
        ByteBuffer little = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        assertThatIllegalArgumentException().isThrownBy(() -> HEADER.writeTo(little));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageHeader.readFrom(little, 5))
                .withMessage("buffer must be big-endian, was LITTLE_ENDIAN");
    }
}
