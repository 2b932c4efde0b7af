package netcourse.lesson04.mistake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.GzipMemberReader;

/// Common mistakes in exercise 4.6, read one gzip member, in the order of the behaviours of
/// [netcourse.lesson04.GzipMemberReaderCheck] that catch them.
public final class GzipMemberReaderMistakes {
    private GzipMemberReaderMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class GzipMemberReaderInSteps implements GzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
            }
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            CRC32 crc = new CRC32();
            crc.update(first);
            byte[] start = take(in, 9, "header", crc);
            require("magic", 0x8b1f, first | number(start, 0, 1) << 8);
            require("method", 8, start[1]);
            int flags = start[2];
            checkReserved(flags);
            if ((flags & 4) != 0) {
                take(in, (int) number(take(in, 2, "header", crc), 0, 2), "header", crc);
            }
            Optional<String> name = (flags & 8) != 0 ? text(in, "FNAME", crc) : Optional.empty();
            Optional<String> comment =
                    (flags & 16) != 0 ? text(in, "FCOMMENT", crc) : Optional.empty();
            if ((flags & 2) != 0) {
                long expected = crc.getValue() & 0xffff;
                require("FHCRC", expected, number(take(in, 2, "header", crc), 0, 2));
            }
            byte[] content = inflate(in, maxBytes, inflaters);
            checkTrailer(content, take(in, 8, "trailer", crc));
            return Optional.of(new Member(name, comment, content));
        }

        byte[] take(InputStream in, int count, String part, CRC32 crc) throws IOException {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw ended(part);
            }
            crc.update(bytes);
            return bytes;
        }

        static EOFException ended(String part) {
            return new EOFException("stream ended in the " + part);
        }

        static void require(String field, long expected, long came) throws ProtocolException {
            if (came != expected) {
                throw new ProtocolException(
                        "%s must be %x, was %x".formatted(field, expected, came));
            }
        }

        static long number(byte[] bytes, int at, int count) {
            long number = 0;
            for (int i = 0; i < count; i++) {
                number |= (bytes[at + i] & 0xffL) << 8 * i;
            }
            return number;
        }

        void checkReserved(int flags) throws ProtocolException {
            require("FLG & e0", 0, flags & 0xe0);
        }

        private Optional<String> text(InputStream in, String field, CRC32 crc) throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (byte b = next(in, crc); b != 0; b = next(in, crc)) {
                if (text.size() == MAX_TEXT_BYTES) {
                    throw new ProtocolException(field + " is longer than " + MAX_TEXT_BYTES);
                }
                text.write(b);
            }
            return Optional.of(text.toString(charset()));
        }

        private byte next(InputStream in, CRC32 crc) throws IOException {
            return take(in, 1, "header", crc)[0];
        }

        Charset charset() {
            return ISO_8859_1;
        }

        byte[] inflate(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            try (Inflater inflater = inflaters.get()) {
                return inflate(in, maxBytes, inflater);
            }
        }

        final byte[] inflate(InputStream in, int maxBytes, Inflater inflater) throws IOException {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] input = new byte[2000];
            byte[] output = new byte[2000];
            int came = 0;
            try {
                while (!inflater.finished()) {
                    int count = inflater.inflate(output);
                    content.write(output, 0, count);
                    if (content.size() > maxBytes) {
                        throw new ProtocolException("more than %d bytes".formatted(maxBytes));
                    }
                    if (count == 0 && !inflater.finished()) {
                        in.mark(input.length);
                        came = in.read(input);
                        checkCame(came);
                        inflater.setInput(input, 0, Math.max(came, 0));
                    }
                }
            } catch (DataFormatException e) {
                throw new ProtocolException(e.getMessage());
            }
            in.reset();
            in.skipNBytes(came - inflater.getRemaining());
            return content.toByteArray();
        }

        void checkCame(int count) throws EOFException {
            if (count < 0) {
                throw ended("content");
            }
        }

        void checkTrailer(byte[] content, byte[] trailer) throws ProtocolException {
            CRC32 crc = new CRC32();
            crc.update(content);
            require("CRC-32", crc.getValue(), number(trailer, 0, 4));
            require("ISIZE", content.length, number(trailer, 4, 4));
        }
    }

    @Mistake(
            does = "compares a CRC-32 that is negative with one that is not",
            sees =
                    """
                    CRC32.getValue() is a long from 0 to 2^32 - 1, an int from four bytes is
                    negative for the upper half of them. Half of all good members are refused.
                    """,
            caughtBy = "readsContentWithAnyChecksum")
    public static class SignedChecksum extends GzipMemberReaderInSteps {
        @Override
        void checkTrailer(byte[] content, byte[] trailer) throws ProtocolException {
            CRC32 crc = new CRC32();
            crc.update(content);
            require("CRC-32", crc.getValue(), (int) number(trailer, 0, 4));
            require("ISIZE", content.length, (int) number(trailer, 4, 4));
        }
    }

    @Mistake(
            does = "reads the name as UTF-8, or as whatever this system's charset is",
            sees =
                    """
                    RFC 1952 says ISO 8859-1: each byte is one character, and e9 is an e with an accent.
                    In UTF-8 a single e9 is an error, and another character replaces it.
                    """,
            caughtBy = "readsTextAsIso88591")
    public static class ReadsTextAsUtf8 extends GzipMemberReaderInSteps {
        @Override
        Charset charset() {
            return UTF_8;
        }
    }

    @Mistake(
            does = "waits for more bytes than the member has",
            sees =
                    """
                    The peer keeps the connection open and waits for an answer, while you wait for
                    the end of the stream, or for a buffer to be full. Take what has come, with one
                    read, and stop when the inflater has finished.
                    """,
            caughtBy = "readsFromConnectionThatStaysOpen",
            verdict = Verdict.STUCK)
    public static class WaitsForMore extends GzipMemberReaderInSteps {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            return super.read(new ByteArrayInputStream(in.readAllBytes()), maxBytes, inflaters);
        }
    }

    @Mistake(
            does = "takes one read for a whole field of the header",
            sees =
                    """
                    A read returns what has come so far, perhaps only 1 byte, and the rest of the
                    array is zeros. readNBytes reads until the field is whole.
                    """,
            caughtBy = "readsMemberHoweverItComes")
    public static class SingleRead extends GzipMemberReaderInSteps {
        @Override
        byte[] take(InputStream in, int count, String part, CRC32 crc) throws IOException {
            byte[] bytes = new byte[count];
            if (count > 0 && in.read(bytes) < 0) {
                throw ended(part);
            }
            crc.update(bytes);
            return bytes;
        }
    }

    @Mistake(
            does = "takes more from the stream than the member, and does not give it back",
            sees =
                    """
                    A BufferedInputStream or GZIPInputStream of your own, or a buffer for the
                    inflater, holds the beginning of what follows when it is thrown away. The
                    inflater says how much it did not need: getRemaining().
                    """,
            caughtBy = "leavesWhatFollowsUnread")
    public static class TakesTooMuch extends GzipMemberReaderInSteps {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            return super.read(new BufferedInputStream(in), maxBytes, inflaters);
        }
    }

    @Mistake(
            does = "takes every end of the stream for the clean end between two members",
            sees =
                    """
                    The end is clean before the first byte of a member, and nowhere else. A file that
                    was cut looks like a whole one, and half a member is lost without a word.
                    """,
            caughtBy = "saysWhereTheStreamEnded")
    public static class EndIsAlwaysClean extends GzipMemberReaderInSteps {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            try {
                return super.read(in, maxBytes, inflaters);
            } catch (EOFException e) {
                return Optional.empty();
            }
        }
    }

    @Mistake(
            does = "goes on at the end of the stream until the inflater has finished",
            sees =
                    """
                    The stream returns -1 at once, the inflater returns 0 at once, and neither will
                    change: a file that was cut keeps a processor busy until the program is killed.
                    """,
            caughtBy = "saysWhereTheStreamEnded",
            verdict = Verdict.STUCK)
    public static class LoopsAtTheEnd extends GzipMemberReaderInSteps {
        @Override
        void checkCame(int count) {
            // the inflater will know
        }
    }

    @Mistake(
            does = "does not look at the reserved flags",
            sees =
                    """
                    A reserved flag may announce a field that you do not know: its bytes would be
                    taken for the compressed content. RFC 1952, 2.3.1.2, demands an error.
                    """,
            caughtBy = "refusesReservedFlags")
    public static class IgnoresReservedFlags extends GzipMemberReaderInSteps {
        @Override
        void checkReserved(int flags) {
            // a later version
        }
    }

    @Mistake(
            does = "reads the trailer and compares none of it, or only one half",
            sees =
                    """
                    CRC-32 and ISIZE are there for what deflate does not notice: a bit that changed
                    on the way becomes another letter. What you return is not what was sent.
                    """,
            caughtBy = "refusesWrongChecksumOrSize")
    public static class IgnoresTrailer extends GzipMemberReaderInSteps {
        @Override
        void checkTrailer(byte[] content, byte[] trailer) {
            // zlib would have noticed
        }
    }

    @Mistake(
            does = "closes the inflater if all goes well, but not if an exception is thrown",
            sees =
                    """
                    Each bad member leaks the native memory of an inflater, some 40 KiB, which no
                    heap dump shows. Use try-with-resources.
                    """,
            caughtBy = "closesTheInflater")
    public static class ClosesOnlyOnSuccess extends GzipMemberReaderInSteps {
        @Override
        byte[] inflate(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            Inflater inflater = inflaters.get();
            byte[] content = inflate(in, maxBytes, inflater);
            inflater.close();
            return content;
        }
    }
}
