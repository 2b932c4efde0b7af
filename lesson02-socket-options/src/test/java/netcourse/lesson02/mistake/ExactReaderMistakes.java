package netcourse.lesson02.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson02.exercise.ExactReader;

/// What learners get wrong in exercise 2.5, read exactly n bytes; in the order of the behaviours of
/// [netcourse.lesson02.ExactReaderCheck] that catch it.
public final class ExactReaderMistakes {
    private ExactReaderMistakes() {}

    @Mistake(
            does = "asks available() how much will come",
            sees =
                    """
                    available() says what can be read at once without waiting, 0 on a quiet
                    connection; it knows nothing of the message.
                    """,
            caughtBy = "returnsBytesThatArriveAtOnce")
    public static class TrustsAvailable implements ExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more, was " + count);
            }
            byte[] bytes = new byte[count];
            int filled = 0;
            while (filled < count && in.available() > 0) {
                filled += in.read(bytes, filled, count - filled);
            }
            return bytes;
        }
    }

    @Mistake(
            does = "takes one read for the whole message",
            sees =
                    """
                    A read returns what has come so far, from 1 byte up; the rest of your array
                    stays zero.
                    """,
            caughtBy = "returnsBytesHoweverTheyArrive")
    public static class SingleRead implements ExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more, was " + count);
            }
            byte[] bytes = new byte[count];
            if (count > 0 && in.read(bytes) < 0) {
                throw new EOFException("stream ended after 0 of " + count + " bytes");
            }
            return bytes;
        }
    }

    @Mistake(
            does = "reads again into the start of the array",
            sees =
                    """
                    The loop counts right, but each read overwrites the bytes of the one before:
                    pass the offset.
                    """,
            caughtBy = "returnsBytesHoweverTheyArrive")
    public static class ForgetsOffset implements ExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more, was " + count);
            }
            byte[] bytes = new byte[count];
            int filled = 0;
            while (filled < count) {
                int got = in.read(bytes, 0, count - filled);
                if (got < 0) {
                    throw new EOFException(
                            "stream ended after %d of %d bytes".formatted(filled, count));
                }
                filled += got;
            }
            return bytes;
        }
    }

    @Mistake(
            does = "wraps the stream in a buffer of its own",
            sees =
                    """
                    The buffer takes more than you asked for; the start of the next message is lost
                    with it.
                    """,
            caughtBy = "leavesWhatFollowsToTheNextRead")
    public static class BuffersAhead implements ExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more, was " + count);
            }
            InputStream buffered = new java.io.BufferedInputStream(in);
            byte[] bytes = buffered.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException(
                        "stream ended after %d of %d bytes".formatted(bytes.length, count));
            }
            return bytes;
        }
    }

    @Mistake(
            does = "does not look for -1",
            sees =
                    """
                    At the end of the stream read returns -1, forever: the loop adds it up and
                    never ends, or runs backwards out of the array.
                    """,
            caughtBy = "saysHowFarItCameWhenTheStreamEnds",
            verdict = Verdict.STUCK)
    public static class IgnoresEndOfStream implements ExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more, was " + count);
            }
            byte[] bytes = new byte[count];
            int filled = 0;
            while (filled < count) {
                filled += Math.max(0, in.read(bytes, filled, count - filled));
            }
            return bytes;
        }
    }

    @Mistake(
            does = "returns what it got when the stream ends early",
            sees =
                    """
                    Half a message looks like a whole one to the caller: an end inside a message is
                    an EOFException.
                    """,
            caughtBy = "saysHowFarItCameWhenTheStreamEnds")
    public static class ReturnsShort implements ExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more, was " + count);
            }
            return in.readNBytes(count);
        }
    }
}
