package netcourse.lesson04.answer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.GzipMemberReader;

/// The answer to exercise 4.6.
public class SolvedGzipMemberReader implements GzipMemberReader {
    private static final int BUFFER_BYTES = 4096;

    @Override
    public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
            throws IOException {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
        }
        Fields header = new Fields(in, "header");
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        header.crc.update(first);
        require("magic", 0x8b1f, first | header.number(1) << 8);
        require("method", 8, header.number(1));
        long flags = header.number(1);
        require("FLG, its bits e0,", 0, flags & 0xe0);
        header.bytes(6);
        if ((flags & 4) != 0) {
            header.bytes((int) header.number(2));
        }
        Optional<String> name = header.text("FNAME", (flags & 8) != 0);
        Optional<String> comment = header.text("FCOMMENT", (flags & 16) != 0);
        if ((flags & 2) != 0) {
            long expected = header.crc.getValue() & 0xffff;
            require("FHCRC", expected, header.number(2));
        }
        byte[] content = inflate(in, maxBytes, inflaters);
        CRC32 crc = new CRC32();
        crc.update(content);
        Fields trailer = new Fields(in, "trailer");
        require("CRC-32", crc.getValue(), trailer.number(4));
        require("ISIZE", content.length, trailer.number(4));
        return Optional.of(new Member(name, comment, content));
    }

    private static void require(String field, long expected, long came) throws ProtocolException {
        if (came != expected) {
            throw new ProtocolException("%s must be %x, was %x".formatted(field, expected, came));
        }
    }

    // @start region="inflate-from-stream"
    private static byte[] inflate(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
            throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] input = new byte[BUFFER_BYTES];
        byte[] output = new byte[BUFFER_BYTES];
        int came = 0;
        try (Inflater inflater = inflaters.get()) {
            while (!inflater.finished()) {
                int count = inflater.inflate(output);
                if (count > maxBytes - content.size()) {
                    throw new ProtocolException("more than %d bytes".formatted(maxBytes));
                }
                content.write(output, 0, count);
                if (count == 0 && !inflater.finished()) {
                    in.mark(input.length);
                    came = in.read(input); // what there is: more may never come
                    if (came < 0) {
                        throw new EOFException("stream ended in the content");
                    }
                    inflater.setInput(input, 0, came);
                }
            }
            in.reset(); // the last input had more than the end of this stream
            in.skipNBytes(came - inflater.getRemaining());
            return content.toByteArray();
        } catch (DataFormatException e) {
            throw new ProtocolException(e.getMessage());
        }
    }

    // @end

    /// Reads a header or a trailer.
    private static final class Fields {
        private final InputStream in;
        private final String part;
        private final CRC32 crc = new CRC32();

        Fields(InputStream in, String part) {
            this.in = in;
            this.part = part;
        }

        byte[] bytes(int count) throws IOException {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException("stream ended in the " + part);
            }
            crc.update(bytes);
            return bytes;
        }

        long number(int count) throws IOException {
            long number = 0;
            for (int shift = 0; shift < 8 * count; shift += 8) {
                number |= (bytes(1)[0] & 0xffL) << shift;
            }
            return number;
        }

        Optional<String> text(String field, boolean there) throws IOException {
            if (!there) {
                return Optional.empty();
            }
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (byte[] one = bytes(1); one[0] != 0; one = bytes(1)) {
                if (text.size() == MAX_TEXT_BYTES) {
                    throw new ProtocolException(
                            "%s has more than %d bytes".formatted(field, MAX_TEXT_BYTES));
                }
                text.writeBytes(one);
            }
            return Optional.of(text.toString(StandardCharsets.ISO_8859_1));
        }
    }
}
