package netcourse.lesson04.answer;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.GzipMemberReader;

/// Unusual solutions of exercise 4.6, read one gzip member, which are right.
public final class GzipMemberReaderAlternatives {
    private GzipMemberReaderAlternatives() {}

    @Alternative(
            """
            gives the inflater one byte at a time, so that nothing is ever taken too much; reads the
            numbers big-endian with a DataInputStream and turns them round
            """)
    public static class FeedsSingleBytes implements GzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBytes);
            }
            CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
            int first = checked.read();
            if (first < 0) {
                return Optional.empty();
            }
            String part = "header";
            try {
                DataInputStream data = new DataInputStream(checked);
                check(data.readByte() == (byte) 0x8b && first == 0x1f, "magic");
                check(data.readByte() == 8, "method");
                int flags = data.readUnsignedByte();
                check(flags < 0x20, "FLG");
                data.readFully(new byte[6]);
                if ((flags >> 2 & 1) == 1) {
                    data.readFully(new byte[Short.reverseBytes(data.readShort()) & 0xffff]);
                }
                Optional<String> name = text(flags >> 3 & 1, data, "FNAME");
                Optional<String> comment = text(flags >> 4 & 1, data, "FCOMMENT");
                short crc = (short) checked.getChecksum().getValue();
                if ((flags >> 1 & 1) == 1) {
                    check(Short.reverseBytes(data.readShort()) == crc, "FHCRC");
                }
                part = "content";
                byte[] content = content(data, maxBytes, inflaters);
                CRC32 ofContent = new CRC32();
                ofContent.update(content);
                part = "trailer";
                check(Integer.reverseBytes(data.readInt()) == (int) ofContent.getValue(), "CRC-32");
                check(Integer.reverseBytes(data.readInt()) == content.length, "ISIZE");
                return Optional.of(new Member(name, comment, content));
            } catch (EOFException e) {
                throw new EOFException("end of stream within the " + part);
            }
        }

        private static void check(boolean right, String field) throws ProtocolException {
            if (!right) {
                throw new ProtocolException(field + " is wrong");
            }
        }

        private static Optional<String> text(int bit, DataInputStream data, String field)
                throws IOException {
            if (bit == 0) {
                return Optional.empty();
            }
            byte[] text = new byte[MAX_TEXT_BYTES + 1];
            int length = 0;
            while ((text[length] = data.readByte()) != 0) {
                check(++length < text.length, field);
            }
            return Optional.of(new String(text, 0, length, StandardCharsets.ISO_8859_1));
        }

        private static byte[] content(
                DataInputStream data, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] some = new byte[300];
            try (Inflater inflater = inflaters.get()) {
                while (!inflater.finished()) {
                    int count = inflater.inflate(some);
                    content.write(some, 0, count);
                    if (content.size() > maxBytes) {
                        throw new ProtocolException("limit " + maxBytes);
                    }
                    if (count == 0 && !inflater.finished()) {
                        inflater.setInput(new byte[] {data.readByte()});
                    }
                }
            } catch (DataFormatException e) {
                throw new ProtocolException(e.getMessage());
            }
            return content.toByteArray();
        }
    }

    @Alternative(
            """
            keeps all bytes of the header, and adds up their checksum at its end; marks before each
            single read of the content, of 8 KiB, and goes back after it by what the inflater left
            """)
    public static class KeepsTheHeader implements GzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBytes);
            }
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            int first = in.read();
            if (first == -1) {
                return Optional.empty();
            }
            header.write(first);
            check(first == 0x1f && next(in, header) == 0x8b, "magic");
            check(next(in, header) == 8, "method");
            int flags = next(in, header);
            check(flags < 0x20, "FLG");
            for (int i = 0; i < 6; i++) {
                next(in, header);
            }
            for (int left = (flags & 4) == 0 ? 0 : two(in, header); left > 0; left--) {
                next(in, header);
            }
            String name = (flags & 8) == 0 ? null : text(in, header, "FNAME");
            String comment = (flags & 16) == 0 ? null : text(in, header, "FCOMMENT");
            if ((flags & 2) != 0) {
                CRC32 crc = new CRC32();
                crc.update(header.toByteArray());
                check(two(in, header) == (crc.getValue() & 0xffff), "FHCRC");
            }
            byte[] content = content(in, maxBytes, inflaters);
            byte[] trailer = in.readNBytes(8);
            if (trailer.length < 8) {
                throw new EOFException("in the trailer");
            }
            CRC32 crc = new CRC32();
            crc.update(content);
            for (int i = 0; i < 4; i++) {
                check(trailer[i] == (byte) (crc.getValue() >> 8 * i), "CRC-32");
                check(trailer[4 + i] == (byte) (content.length >> 8 * i), "ISIZE");
            }
            return Optional.of(
                    new Member(Optional.ofNullable(name), Optional.ofNullable(comment), content));
        }

        private static int next(InputStream in, ByteArrayOutputStream header) throws IOException {
            int next = in.read();
            if (next == -1) {
                throw new EOFException("in the header");
            }
            header.write(next);
            return next;
        }

        private static int two(InputStream in, ByteArrayOutputStream header) throws IOException {
            return next(in, header) + 256 * next(in, header);
        }

        private static String text(InputStream in, ByteArrayOutputStream header, String field)
                throws IOException {
            StringBuilder text = new StringBuilder();
            for (int next; (next = next(in, header)) != 0; text.append((char) next)) {
                check(text.length() < MAX_TEXT_BYTES, field);
            }
            return text.toString();
        }

        private static void check(boolean right, String field) throws ProtocolException {
            if (!right) {
                throw new ProtocolException("wrong " + field);
            }
        }

        private static byte[] content(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            byte[] some = new byte[8192];
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            try (Inflater inflater = inflaters.get()) {
                while (!inflater.finished()) {
                    in.mark(8192);
                    int came = in.read(some, 0, 8192);
                    if (came < 0) {
                        throw new EOFException("in the content");
                    }
                    inflater.setInput(some, 0, came);
                    byte[] out = new byte[512];
                    for (int count; (count = inflater.inflate(out)) > 0; ) {
                        content.write(out, 0, count);
                        check(content.size() <= maxBytes, "length, more than " + maxBytes);
                    }
                    if (inflater.finished()) {
                        in.reset();
                        in.skipNBytes(came - inflater.getRemaining());
                    }
                }
            } catch (DataFormatException e) {
                throw new ProtocolException("deflate: " + e.getMessage());
            }
            return content.toByteArray();
        }
    }
}
