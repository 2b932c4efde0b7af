package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import netcourse.checker.Delivery;
import netcourse.checker.Field;
import netcourse.common.Hex;
import netcourse.lesson04.exercise.GzipMemberReader.Member;

/// A gzip member that the check of 4.6 puts together.
///
/// @param flags FLG; a field is there if its flag is
/// @param extra the bytes of FEXTRA after their length
/// @param name the bytes of FNAME before its zero
/// @param comment the bytes of FCOMMENT before its zero
/// @param content what is compressed
/// @param deflated the content, compressed: once, and not for each byte that a check changes
record GzipMember(
        int flags, byte[] extra, byte[] name, byte[] comment, byte[] content, byte[] deflated) {
    static final int FHCRC = 2;
    static final int FEXTRA = 4;
    static final int FNAME = 8;
    static final int FCOMMENT = 16;
    static final int ALL = 31;

    /// A member without any field.
    static GzipMember of(byte[] content) {
        byte[] none = new byte[0];
        return new GzipMember(0, none, none, none, content, Zlib.rawDeflated(content));
    }

    /// The same with other flags.
    GzipMember with(int flags) {
        return new GzipMember(flags, extra, name, comment, content, deflated);
    }

    GzipMember withExtra(byte[] extra) {
        return new GzipMember(flags | FEXTRA, extra, name, comment, content, deflated);
    }

    GzipMember withName(byte[] name) {
        return new GzipMember(flags | FNAME, extra, name, comment, content, deflated);
    }

    GzipMember withComment(byte[] comment) {
        return new GzipMember(flags | FCOMMENT, extra, name, comment, content, deflated);
    }

    byte[] header() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(Hex.parse("1f 8b 08"));
        header.write(flags);
        header.writeBytes(Hex.parse("00 80 ff ff ff ff"));
        if ((flags & FEXTRA) != 0) {
            header.writeBytes(littleEndian(extra.length, 2));
            header.writeBytes(extra);
        }
        if ((flags & FNAME) != 0) {
            header.writeBytes(name);
            header.write(0);
        }
        if ((flags & FCOMMENT) != 0) {
            header.writeBytes(comment);
            header.write(0);
        }
        if ((flags & FHCRC) != 0) {
            header.writeBytes(littleEndian(crc(header.toByteArray()), 2));
        }
        return header.toByteArray();
    }

    byte[] trailer() {
        return Delivery.whole(littleEndian(crc(content), 4), littleEndian(content.length, 4))
                .bytes();
    }

    byte[] bytes() {
        return Delivery.whole(header(), deflated, trailer()).bytes();
    }

    Optional<String> nameText() {
        return text(FNAME, name);
    }

    Optional<String> commentText() {
        return text(FCOMMENT, comment);
    }

    private Optional<String> text(int flag, byte[] bytes) {
        return (flags & flag) == 0 ? Optional.empty() : Optional.of(new String(bytes, ISO_8859_1));
    }

    /// Whether it is this member that was read.
    boolean isRead(Object returned) {
        return returned instanceof Optional<?> got
                && got.orElse(null) instanceof Member(var name, var comment, var bytes)
                && name.equals(nameText())
                && comment.equals(commentText())
                && Arrays.equals(bytes, content);
    }

    /// The parts of so many bytes, which begin with this member's header.
    Field[] layout(int length) {
        int header = header().length;
        return new Field[] {
            new Field("header", 0, header),
            new Field("deflate", header, length - 8 - header),
            new Field("CRC-32", length - 8, 4),
            new Field("ISIZE", length - 4, 4)
        };
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private static byte[] littleEndian(long number, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (number >> 8 * i);
        }
        return bytes;
    }
}
