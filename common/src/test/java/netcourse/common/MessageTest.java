package netcourse.common;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final byte[] HELLO = "hello".getBytes(US_ASCII);

    /// Python: struct.pack('!2sBBHHII', b'NC', 1, 0, 2, 0, 7, 5) + b'hello'.
    private static final String GOLDEN =
            "4e 43 01 00 00 02 00 00 00 00 00 07 00 00 00 05 | 68 65 6c 6c 6f";

    @Test
    void isHeaderAndBodyOnTheWire() {
        Message message = Message.request(2, 7, HELLO);
        ByteBuffer buffer = ByteBuffer.allocate(message.wireBytes());
        message.writeTo(buffer);
        assertThat(buffer.array()).isEqualTo(Hex.parse(GOLDEN));
    }

    @Test
    void theBodyIsCopiedInAndOut() {
        byte[] bytes = HELLO.clone();
        Message message = Message.request(2, 7, bytes);
        bytes[0] = 'j';
        message.body()[0] = 'j';
        assertThat(message.text()).isEqualTo("hello");
        assertThatThrownBy(() -> message.bodyBuffer().put((byte) 'j'))
                .isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void aBodyFromABufferIsWhatRemainsInIt() {
        byte[] bytes = "say hello".getBytes(US_ASCII);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).position(4);
        Message message = Message.request(2, 7, new byte[0]).with(0, buffer);
        bytes[4] = 'j';
        assertThat(message).isEqualTo(Message.request(2, 7, HELLO));
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @Test
    void anAnswerRepeatsProtocolAndSequence() {
        Message request = Message.request(2, 7, HELLO);
        assertThat(request.answer(new byte[1]).header())
                .isEqualTo(new MessageHeader(MessageHeader.RESPONSE, 2, 0, 7, 1));
        assertThat(request.echo().header())
                .isEqualTo(new MessageHeader(MessageHeader.RESPONSE, 2, 0, 7, 5));
        assertThat(request.echo().text()).isEqualTo("hello");
        Message failure = request.failure(MessageError.BAD_BODY, "why");
        assertThat(failure.header())
                .isEqualTo(new MessageHeader(MessageHeader.RESPONSE, 2, 2, 7, 3));
        assertThat(failure.text()).isEqualTo("why");
    }

    @Test
    void otherFlagsAndBodyKeepTheRest() {
        Message compressed = Message.request(2, 7, HELLO).with(MessageHeader.COMPRESSED, HELLO);
        assertThat(compressed.header())
                .isEqualTo(new MessageHeader(MessageHeader.COMPRESSED, 2, 0, 7, 5));
    }

    @Test
    void aHeaderThatAnnouncesAnotherLengthIsTheCallersFault() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Message.of(new MessageHeader(0, 2, 0, 7, 4), HELLO))
                .withMessage("body must have the 4 bytes that the header announces, had 5");
    }

    @Test
    void tooLittleRoomLeavesTheBufferAlone() {
        ByteBuffer small = ByteBuffer.allocate(20);
        assertThatThrownBy(() -> Message.request(2, 7, HELLO).writeTo(small))
                .isInstanceOf(BufferOverflowException.class);
        assertThat(small.position()).isZero();
    }

    @Test
    void equalMessagesHaveEqualHeaderAndBody() {
        Message message = Message.request(2, 7, HELLO);
        assertThat(message).isEqualTo(Message.request(2, 7, HELLO));
        assertThat(message).hasSameHashCodeAs(Message.request(2, 7, HELLO));
        assertThat(message).isNotEqualTo(Message.request(2, 8, HELLO));
        assertThat(message).isNotEqualTo(Message.request(2, 7, "jello".getBytes(US_ASCII)));
        assertThat(message)
                .hasToString("Message[flags=0, protocol=2, error=0, sequence=7, bodyLength=5]");
    }

    @Test
    void errorNumbersAreFoundByNumber() {
        for (MessageError error : MessageError.values()) {
            assertThat(MessageError.of(error.number())).contains(error);
        }
        assertThat(MessageError.of(0)).isEmpty();
        assertThat(MessageError.of(65535)).isEmpty();
    }
}
