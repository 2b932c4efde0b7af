package netcourse.lesson04.mistake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.Inflater;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson04.answer.SolvedGzipMemberReader;

/// Further wrong solutions of exercise 4.6.
public final class GzipMemberReaderWrong {
    private GzipMemberReaderWrong() {}

    /// Remembers the flags that were read.
    private static final class Flags extends FilterInputStream {
        private int at;
        private int flags;

        Flags(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            if (at <= 3 && at + count > 3) {
                flags = into[from + 3 - at];
            }
            at += Math.max(count, 0);
            return count;
        }
    }

    @Wrong("takes a content that is marked as text for ASCII")
    public static class TakesTextForAscii extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            Flags seen = new Flags(in);
            return super.read(seen, maxBytes, inflaters)
                    .map(m ->
                            (seen.flags & 1) == 0
                                    ? m
                                    : new Member(
                                            m.name(),
                                            m.comment(),
                                            new String(m.content(), US_ASCII).getBytes(US_ASCII)));
        }
    }

    @Wrong("takes an empty name for none")
    public static class EmptyIsNone extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            return super.read(in, maxBytes, inflaters)
                    .map(m ->
                            new Member(
                                    m.name().filter(n -> !n.isEmpty()),
                                    m.comment().filter(c -> !c.isEmpty()),
                                    m.content()));
        }
    }

    @Wrong("keeps the name of the member before")
    public static class KeepsTheName extends SolvedGzipMemberReader {
        private Optional<String> comment = Optional.empty();

        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            return super.read(in, maxBytes, inflaters)
                    .map(m -> {
                        comment = m.comment().or(() -> comment);
                        return new Member(m.name(), comment, m.content());
                    });
        }
    }

    @Wrong("buffers the stream, and loses what the buffer holds")
    public static class Buffers extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            return super.read(new BufferedInputStream(in), maxBytes, inflaters);
        }
    }

    @Wrong("closes the stream")
    public static class ClosesTheStream extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            try (in) {
                return super.read(in, maxBytes, inflaters);
            }
        }
    }

    @Wrong("takes a time-out for the end")
    public static class TakesTimeOutForEnd extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            try {
                return super.read(in, maxBytes, inflaters);
            } catch (java.net.SocketTimeoutException e) {
                return Optional.empty();
            }
        }
    }

    @Wrong("asks available() whether another member begins")
    public static class AsksAvailable extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            return in.available() == 0 ? Optional.empty() : super.read(in, maxBytes, inflaters);
        }
    }

    @Wrong("takes limit 0 for no limit")
    public static class TakesZeroForUnlimited extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            return super.read(in, maxBytes == 0 ? Integer.MAX_VALUE : maxBytes, inflaters);
        }
    }

    @Wrong("does not say where the stream ended")
    public static class SaysOnlyEnd extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            try {
                return super.read(in, maxBytes, inflaters);
            } catch (EOFException e) {
                throw new EOFException("unexpected end");
            }
        }
    }

    @Wrong(
            value = "makes the inflater first, and leaves it open if the header is refused",
            nameless = true)
    public static class MakesTheInflaterFirst extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            Inflater inflater = inflaters.get();
            return super.read(in, maxBytes, () -> inflater);
        }
    }

    @Wrong("returns the array of the call before, if that has the right length")
    public static class ReturnsTheSameArray extends SolvedGzipMemberReader {
        private byte[] last = new byte[0];

        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            Optional<Member> read = super.read(in, maxBytes, inflaters);
            if (read.isPresent()) {
                byte[] content = read.get().content();
                if (last.length != content.length) {
                    last = content;
                }
                System.arraycopy(content, 0, last, 0, content.length);
                return Optional.of(new Member(read.get().name(), read.get().comment(), last));
            }
            return read;
        }
    }

    @Wrong("throws an IOException of its own for a broken stream")
    public static class ThrowsAnother extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            try {
                return super.read(in, maxBytes, inflaters);
            } catch (ProtocolException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    @Wrong(value = "takes an end after the first byte for a clean one", nameless = true)
    public static class EndsAfterOne extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            Flags counted = new Flags(in);
            try {
                return super.read(counted, maxBytes, inflaters);
            } catch (EOFException e) {
                if (counted.at == 1) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }

    @Wrong("keeps the stream of a call in a field")
    public static class KeepsTheStream extends SolvedGzipMemberReader {
        private InputStream stream;

        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            stream = in;
            InputStream current =
                    new FilterInputStream(in) {
                        @Override
                        public int read() throws IOException {
                            return stream.read();
                        }
                    };
            return super.read(current, maxBytes, inflaters);
        }
    }

    @Wrong(
            value = "looks for the zero of a name, and not for the end of the stream",
            nameless = true)
    public static class LooksForTheZero extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            Flags seen = new Flags(in);
            try {
                return super.read(seen, maxBytes, inflaters);
            } catch (EOFException e) {
                while (seen.at > 10 && (seen.flags & 8) != 0 && seen.at < 30 && in.read() != 0) {
                    Thread.onSpinWait();
                }
                throw e;
            }
        }
    }

    @Wrong(value = "reads the name as ASCII", nameless = true)
    public static class ReadsTextAsAscii extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            return super.read(in, maxBytes, inflaters)
                    .map(m ->
                            new Member(
                                    m.name().map(n -> n.replaceAll("[^\\x00-\\x7f]", "\ufffd")),
                                    m.comment(),
                                    m.content()));
        }
    }

    @Wrong(value = "looks at two of the three reserved flags", nameless = true)
    public static class KnowsTwoReservedFlags extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            InputStream without20 =
                    new FilterInputStream(in) {
                        private int at;

                        @Override
                        public int read() throws IOException {
                            int next = super.read();
                            return at++ == 3 && next > 0 ? next & ~0x20 : next;
                        }
                    };
            return super.read(without20, maxBytes, inflaters);
        }
    }

    @Wrong(value = "compares the lower half of the CRC-32 only", nameless = true)
    public static class ComparesHalfOfCrc extends SolvedGzipMemberReader {
        @Override
        public Optional<Member> read(InputStream in, int maxBytes, Supplier<Inflater> inflaters)
                throws IOException {
            try {
                return super.read(in, maxBytes, inflaters);
            } catch (ProtocolException e) {
                String[] words = e.getMessage().split(" must be |, was ");
                int differs = 0;
                if (words[0].equals("CRC-32")) {
                    differs =
                            Integer.parseUnsignedInt(words[1], 16)
                                    ^ Integer.parseUnsignedInt(words[2], 16);
                }
                if (differs == 0 || (differs & 0xffff) != 0) {
                    throw e;
                }
                return Optional.of(new Member(Optional.empty(), Optional.empty(), new byte[0]));
            }
        }
    }
}
