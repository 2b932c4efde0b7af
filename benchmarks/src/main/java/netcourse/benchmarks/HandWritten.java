package netcourse.benchmarks;

import java.nio.ByteBuffer;

/// The same by hand, with the same checks.
final class HandWritten {
    private static final int BYTES = 16;

    private HandWritten() {}

    static byte[] pack(Header header) {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        buffer.put(header.magic(), 0, Math.min(2, header.magic().length)).position(2);
        buffer.put((byte) checked(header.version(), 0xff));
        buffer.put((byte) checked(header.flags(), 0xff));
        buffer.putShort((short) checked(header.protocol(), 0xffff));
        buffer.putShort((short) checked(header.error(), 0xffff));
        buffer.putInt((int) checked(header.sequence(), 0xffff_ffffL));
        buffer.putInt((int) checked(header.bodyLength(), 0xffff_ffffL));
        return buffer.array();
    }

    private static long checked(long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("must be 0..%d, was %d".formatted(max, value));
        }
        return value;
    }

    static Header unpack(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("must be 16 bytes, was " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[2];
        buffer.get(magic);
        return new Header(
                magic,
                Byte.toUnsignedInt(buffer.get()),
                Byte.toUnsignedInt(buffer.get()),
                Short.toUnsignedInt(buffer.getShort()),
                Short.toUnsignedInt(buffer.getShort()),
                Integer.toUnsignedLong(buffer.getInt()),
                Integer.toUnsignedLong(buffer.getInt()));
    }
}
