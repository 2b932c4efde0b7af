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
}
