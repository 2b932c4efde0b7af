package netcourse.lesson04.demo;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import netcourse.common.Hex;

/// Small inputs that do much to a decoder without limits.
final class HostileBytes {
    private static final byte[] GZIP_HEADER = Hex.parse("1f 8b 08 00 00000000 00 ff");

    /// Deflate that ends at once: fixed codes, end of block.
    private static final byte[] EMPTY_DEFLATE = Hex.parse("03 00");

    private HostileBytes() {}

    /// A gzip file of zeros. A full flush makes a mebibyte of them independent of what stands
    /// before it, so it is deflated once and repeated.
    static byte[] gzipOfZeros(int mebibytes) {
        byte[] zeros = new byte[1 << 20];
        byte[] deflated = deflateWithFullFlush(zeros);
        CRC32 crc = new CRC32();
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        gzip.writeBytes(GZIP_HEADER);
        for (int i = 0; i < mebibytes; i++) {
            gzip.writeBytes(deflated);
            crc.update(zeros);
        }
        gzip.writeBytes(EMPTY_DEFLATE);
        gzip.writeBytes(trailer(crc.getValue(), (long) mebibytes << 20));
        return gzip.toByteArray();
    }

    private static byte[] deflateWithFullFlush(byte[] bytes) {
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(bytes);
            byte[] target = new byte[64 << 10];
            int count = deflater.deflate(target, 0, target.length, Deflater.FULL_FLUSH);
            return Arrays.copyOf(target, count);
        }
    }

    /// RFC 1952, 2.3.1: the CRC-32 and the size modulo 2^32, little-endian.
    private static byte[] trailer(long crc, long size) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc)
                .putInt((int) size)
                .array();
    }

    static byte[] emptyGzipMember() {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        member.writeBytes(GZIP_HEADER);
        member.writeBytes(EMPTY_DEFLATE);
        member.writeBytes(trailer(0, 0));
        return member.toByteArray();
    }

    /// The header of a zstd frame that announces its content's size, and an empty block. RFC 8878,
    /// 3.1.1.1: "e0" means eight bytes of size, and a window as large as that.
    static byte[] zstdThatAnnounces(long bytes) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(Hex.parse("28 b5 2f fd e0"))
                .putLong(bytes)
                .put(Hex.parse("01 00 00"))
                .array();
    }

    /// The same bytes again and again, without end.
    static InputStream repeated(byte[] bytes) {
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                int next = bytes[at] & 0xff;
                at = (at + 1) % bytes.length;
                return next;
            }

            /// There is always more.
            @Override
            public int available() {
                return bytes.length;
            }
        };
    }
}
