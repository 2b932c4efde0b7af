package netcourse.lesson04.answer;

import java.io.ByteArrayOutputStream;
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
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.GzipMemberReader;

/// The answer to exercise 4.6.
public class SolvedGzipMemberReader implements GzipMemberReader {
    @Override
    public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
            throws IOException {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
        }
        CRC32 crc = new CRC32();
        InputStream header = new CheckedInputStream(in, crc); // adds what it reads to the checksum
        int first = header.read();
        if (first < 0) {
            return Optional.empty();
        }
        require("magic", 0x1f8b, first << 8 | number(header, 1, "header"));
        require("method", 8, number(header, 1, "header"));
        int flags = number(header, 1, "header");
        require("FLG, its bits e0,", 0, flags & 0xe0);
        number(header, 6, "header"); // MTIME, XFL, OS
        if ((flags & 4) != 0) {
            number(header, number(header, 2, "header"), "header"); // FEXTRA
        }
        Optional<String> name = (flags & 8) == 0 ? Optional.empty() : text(header, "FNAME");
        Optional<String> comment = (flags & 16) == 0 ? Optional.empty() : text(header, "FCOMMENT");
        if ((flags & 2) != 0) {
            int soFar = (int) crc.getValue() & 0xffff;
            require("FHCRC", soFar, number(header, 2, "header"));
        }
        byte[] content = inflate(in, maxBytes, inflaters);
        crc.reset();
        crc.update(content);
        require("CRC-32", (int) crc.getValue(), number(in, 4, "trailer"));
        require("ISIZE", content.length, number(in, 4, "trailer"));
        return Optional.of(new Member(name, comment, content));
    }

    private static void require(String field, int expected, int came) throws ProtocolException {
        if (came != expected) {
            throw new ProtocolException("%s must be %x, was %x".formatted(field, expected, came));
        }
    }

    /// Little-endian; of more than four bytes nothing that makes sense.
    private static int number(InputStream in, int count, String part) throws IOException {
        int number = 0;
        for (int i = 0; i < count; i++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("stream ended in the " + part);
            }
            number |= next << 8 * i;
        }
        return number;
    }

    private static Optional<String> text(InputStream header, String field) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int next; (next = number(header, 1, "header")) != 0; text.write(next)) {
            if (text.size() == MAX_TEXT_BYTES) {
                throw new ProtocolException(field + " has more than " + MAX_TEXT_BYTES + " bytes");
            }
        }
        return Optional.of(text.toString(StandardCharsets.ISO_8859_1));
    }

    private static byte[] inflate(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
            throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] input = new byte[4096];
        byte[] output = new byte[4096];
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
}
