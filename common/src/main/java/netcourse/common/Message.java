package netcourse.common;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A message of the course: a [MessageHeader] and the body that it announces. Immutable.
///
/// Not a record, so that a body which nobody else holds need not be copied: what [FramedConnection]
/// reads goes in, and out again, as the same array. The public ways in and out copy, but for
/// [#bodyBuffer()], which cannot be written to.
public final class Message {
    private final MessageHeader header;
    private final byte[] body;

    private Message(MessageHeader header, byte[] owned) {
        this.header = header;
        this.body = owned;
    }

    /// A message with this header and a copy of this body.
    ///
    /// @throws IllegalArgumentException if the header announces another body length
    public static Message of(MessageHeader header, byte[] body) {
        if (header.bodyLength() != body.length) {
            throw new IllegalArgumentException(
                    "body must have the %d bytes that the header announces, had %d"
                            .formatted(header.bodyLength(), body.length));
        }
        return owning(header, body.clone());
    }

    /// With a body that nobody else will write to.
    static Message owning(MessageHeader header, byte[] body) {
        return new Message(header, body);
    }

    private static Message of(int flags, int protocol, int error, long sequence, byte[] owned) {
        return owning(new MessageHeader(flags, protocol, error, sequence, owned.length), owned);
    }

    /// A request that expects a response with the same sequence.
    public static Message request(int protocol, long sequence, byte[] body) {
        return of(0, protocol, 0, sequence, body.clone());
    }

    /// A message that expects no response; its sequence is 0.
    public static Message oneWay(int protocol, byte[] body) {
        return of(MessageHeader.ONE_WAY, protocol, 0, 0, body.clone());
    }

    /// What is said before a connection is closed: a response to no request, its body the reason as
    /// UTF-8.
    public static Message farewell(MessageError error, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return of(MessageHeader.RESPONSE, MessageHeader.CONNECTION, error.number(), 0, text);
    }

    /// The response to this request: same protocol number, same sequence, no error.
    public Message answer(byte[] answerBody) {
        return answerOwning(0, answerBody.clone());
    }

    /// The response that repeats this request's body, which is not copied.
    public Message echo() {
        return answerOwning(0, body);
    }

    /// The response that this request failed, its body the reason as UTF-8.
    public Message failure(MessageError error, String reason) {
        return answerOwning(error.number(), reason.getBytes(StandardCharsets.UTF_8));
    }

    private Message answerOwning(int error, byte[] owned) {
        return of(MessageHeader.RESPONSE, header.protocol(), error, header.sequence(), owned);
    }

    /// The same message with other flags and another body, as compression and encryption make it.
    public Message with(int flags, byte[] otherBody) {
        return withOwning(flags, otherBody.clone());
    }

    /// The same with all that remains in a buffer, which is copied once.
    public Message with(int flags, ByteBuffer otherBody) {
        byte[] copy = new byte[otherBody.remaining()];
        otherBody.get(copy);
        return withOwning(flags, copy);
    }

    private Message withOwning(int flags, byte[] owned) {
        return of(flags, header.protocol(), header.error(), header.sequence(), owned);
    }

    public MessageHeader header() {
        return header;
    }

    /// A copy of the body.
    public byte[] body() {
        return body.clone();
    }

    /// A look at the body, without a copy: big-endian, from its first byte to its end, read-only.
    public ByteBuffer bodyBuffer() {
        return ByteBuffer.wrap(body).asReadOnlyBuffer();
    }

    /// The body as UTF-8; what is not UTF-8 becomes U+FFFD.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// Header and body, in bytes.
    public int wireBytes() {
        return Math.addExact(MessageHeader.BYTES, body.length);
    }

    /// Puts header and body at the buffer's position, which moves to their end.
    ///
    /// @param buffer big-endian, as a new buffer is
    /// @throws BufferOverflowException if they do not fit; nothing is put then
    public void writeTo(ByteBuffer buffer) {
        if (buffer.remaining() < wireBytes()) {
            throw new BufferOverflowException();
        }
        header.writeTo(buffer);
        buffer.put(body);
    }

    /// Puts the body from an index on, as far as there is room; returns the index after it.
    int putBody(int from, ByteBuffer buffer) {
        int count = Math.min(body.length - from, buffer.remaining());
        buffer.put(body, from, count);
        return from + count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message that
                && header.equals(that.header)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * header.hashCode() + Arrays.hashCode(body);
    }

    /// The header's fields; of the body only the length.
    @Override
    public String toString() {
        return header.toString().replaceFirst("MessageHeader", "Message");
    }
}
