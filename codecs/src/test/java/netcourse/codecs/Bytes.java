package netcourse.codecs;

import java.io.ByteArrayOutputStream;
import netcourse.common.Hex;

/// Puts bytes together, field by field; numbers are little-endian.
final class Bytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static Bytes of(String hex) {
        return new Bytes().hex(hex);
    }

    Bytes hex(String hex) {
        return put(Hex.parse(hex));
    }

    Bytes put(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    Bytes repeat(int times, String hex) {
        byte[] unit = Hex.parse(hex);
        for (int i = 0; i < times; i++) {
            bytes.writeBytes(unit);
        }
        return this;
    }

    Bytes number(int count, long value) {
        for (int i = 0; i < count; i++) {
            bytes.write((int) (value >>> 8 * i));
        }
        return this;
    }

    /// The header of an LZ4 frame, with the checksum that it needs.
    Bytes lz4Header(String afterMagic) {
        byte[] header = Hex.parse(afterMagic);
        int checksum = new XxHash32().of(header, 0, header.length);
        return number(4, Lz4Header.MAGIC).put(header).number(1, checksum >>> 8);
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }
}
