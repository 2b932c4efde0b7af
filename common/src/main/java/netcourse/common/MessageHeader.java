package netcourse.common;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The 16 bytes in front of the body of every message of the course. All numbers are unsigned and
/// big-endian.
///
/// ```
/// offset  size  field            struct format !2sBBHHII
///    0     2    magic            4e 43 ("NC")
///    2     1    version          1
///    3     1    flags            bit 0 (the lowest): response, bit 1: compressed, bit 2: encrypted,
///                                bit 3: one-way; bits 4-7: 0
///    4     2    protocol number  what the message is, 0..65535
///    6     2    error number     0: no error; in responses only
///    8     4    sequence         0..4294967295; a response repeats that of its request
///   12     4    body length      bytes that follow, 0..1048576 unless the reader sets another limit
/// ```
///
/// @param flags the sum of [#RESPONSE], [#COMPRESSED], [#ENCRYPTED] and [#ONE_WAY], or of some
/// @param protocol 0 … 65535; 0 is [#CONNECTION]
/// @param error 0 … 65535; 0 without [#RESPONSE]
/// @param sequence 0 … 4294967295
/// @param bodyLength in bytes, 0 or more
public record MessageHeader(int flags, int protocol, int error, long sequence, int bodyLength) {
    /// How many bytes a header has.
    public static final int BYTES = 16;

    /// The first two bytes, `NC` in ASCII: no other protocol's message begins so by chance.
    public static final int MAGIC = 0x4e43;

    /// The only version there is.
    public static final int VERSION = 1;

    /// Flag: the answer to the request with this sequence.
    public static final int RESPONSE = 1;

    /// Flag: the body is compressed.
    public static final int COMPRESSED = 1 << 1;

    /// Flag: the body is encrypted.
    public static final int ENCRYPTED = 1 << 2;

    /// Flag: the sender expects no response.
    public static final int ONE_WAY = 1 << 3;

    /// The protocol number of what is said about the connection, not about a request.
    public static final int CONNECTION = 0;

    /// The greatest body length that is taken unless a reader sets another limit: 1 MiB.
    public static final int MAX_BODY_BYTES = 1 << 20;

    /// The greatest sequence: the field has 32 bits.
    public static final long MAX_SEQUENCE = 0xffff_ffffL;

    private static final int ALL_FLAGS = RESPONSE | COMPRESSED | ENCRYPTED | ONE_WAY;
    private static final int MAX_U16 = 0xffff;

    public MessageHeader {
        check("flags", flags, ALL_FLAGS);
        check("protocol number", protocol, MAX_U16);
        check("error number", error, (flags & RESPONSE) == 0 ? 0 : MAX_U16);
        check("sequence", sequence, MAX_SEQUENCE);
        check("body length", bodyLength, Integer.MAX_VALUE);
    }

    private static void check(String field, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(
                    "%s must be 0..%d, was %d".formatted(field, max, value));
        }
    }

    /// Whether this is the answer to a request.
    public boolean isResponse() {
        return (flags & RESPONSE) != 0;
    }

    /// Whether the body is compressed.
    public boolean isCompressed() {
        return (flags & COMPRESSED) != 0;
    }

    /// Whether the body is encrypted.
    public boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    /// Whether the sender expects no response.
    public boolean isOneWay() {
        return (flags & ONE_WAY) != 0;
    }

    /// Puts the 16 bytes at the buffer's position, which moves past them.
    ///
    /// @param buffer big-endian, as a new buffer is
    /// @throws BufferOverflowException if fewer than 16 bytes remain; nothing is put then
    public void writeTo(ByteBuffer buffer) {
        checkOrder(buffer);
        if (buffer.remaining() < BYTES) {
            throw new BufferOverflowException();
        }
        buffer.putInt(MAGIC << 16 | VERSION << 8 | flags);
        buffer.putInt(protocol << 16 | error);
        buffer.putInt((int) sequence);
        buffer.putInt(bodyLength);
    }

    /// The 16 bytes on their own: what lesson 5 authenticates beside the body.
    public byte[] bytes() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        writeTo(buffer);
        return buffer.array();
    }

    /// Takes the 16 bytes at the buffer's position, which moves past them; it stays where it is if
    /// they are refused. The fields are checked in the order in which they stand, the body length
    /// before anybody can take memory for the body.
    ///
    /// @param buffer big-endian, as a new buffer is
    /// @param maxBodyBytes the greatest body length that is taken
    /// @throws BufferUnderflowException if fewer than 16 bytes remain
    /// @throws ProtocolException for refused bytes: `body length must be 0..1048576, was 4294967295
    ///   (bytes 12-15 of the header)`
    public static MessageHeader readFrom(ByteBuffer buffer, int maxBodyBytes)
            throws ProtocolException {
        checkOrder(buffer);
        if (buffer.remaining() < BYTES) {
            throw new BufferUnderflowException();
        }
        int at = buffer.position();
        int flags = checkedFlags(buffer.getInt(at));
        int protocol = buffer.getShort(at + 4) & 0xffff;
        int error = checkedError(flags, buffer.getShort(at + 6) & 0xffff);
        long sequence = buffer.getInt(at + 8) & MAX_SEQUENCE;
        int bodyLength = checkedLength(buffer.getInt(at + 12) & 0xffff_ffffL, maxBodyBytes);
        buffer.position(at + BYTES);
        return new MessageHeader(flags, protocol, error, sequence, bodyLength);
    }

    /// The flags out of the first four bytes, if these are right.
    private static int checkedFlags(int start) throws ProtocolException {
        if (start >>> 16 != MAGIC) {
            throw refused("magic", "0x4e43", "0x%04x".formatted(start >>> 16), "bytes 0-1");
        }
        int version = start >>> 8 & 0xff;
        if (version != VERSION) {
            throw refused("version", "1", version, "byte 2");
        }
        if ((start & 0xff & ~ALL_FLAGS) != 0) {
            throw refused("flags", "0..15", start & 0xff, "byte 3");
        }
        return start & 0xff;
    }

    private static int checkedError(int flags, int error) throws ProtocolException {
        if (error != 0 && (flags & RESPONSE) == 0) {
            throw refused("error number", "0 in a request", error, "bytes 6-7");
        }
        return error;
    }

    private static int checkedLength(long length, int max) throws ProtocolException {
        if (length > max) {
            throw refused("body length", "0.." + max, length, "bytes 12-15");
        }
        return (int) length;
    }

    private static ProtocolException refused(String field, String rule, Object was, String where) {
        return new ProtocolException(
                "%s must be %s, was %s (%s of the header)".formatted(field, rule, was, where));
    }

    private static void checkOrder(ByteBuffer buffer) {
        if (buffer.order() != ByteOrder.BIG_ENDIAN) {
            throw new IllegalArgumentException("buffer must be big-endian, was " + buffer.order());
        }
    }
}
