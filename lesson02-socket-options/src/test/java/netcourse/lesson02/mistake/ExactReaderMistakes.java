package netcourse.lesson02.mistake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson02.exercise.ExactReader;

/// Common mistakes in exercise 2.1, read exactly n bytes, in the order of the behaviours of
/// [netcourse.lesson02.ExactReaderCheck] that catch them.
public final class ExactReaderMistakes {
    private ExactReaderMistakes() {}

    /// The answer in two steps: each mistake shows the step that it gets wrong.
    private abstract static class InSteps implements ExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more, was " + count);
            }
            return read(in, count);
        }

        byte[] read(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count];
            int filled = 0;
            while (filled < count) {
                filled = readMore(in, bytes, filled);
            }
            return bytes;
        }

        int readMore(InputStream in, byte[] bytes, int filled) throws IOException {
            return filled + checked(in.read(bytes, filled, bytes.length - filled), bytes, filled);
        }

        static int checked(int got, byte[] bytes, int filled) throws IOException {
            if (got < 0) {
                throw new EOFException(
                        "stream ended after %d of %d bytes".formatted(filled, bytes.length));
            }
            return got;
        }
    }

    @Mistake(
            does = "asks available() how much will come",
            sees =
                    """
                    available() says what can be read at once without waiting, 0 on a quiet
                    connection; it knows nothing of the message.
                    """,
            caughtBy = "returnsBytesThatArriveAtOnce")
    public static class TrustsAvailable extends InSteps {
        @Override
        byte[] read(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count];
            int filled = 0;
            while (filled < count && in.available() > 0) {
                filled = readMore(in, bytes, filled);
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
    public static class SingleRead extends InSteps {
        @Override
        byte[] read(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count];
            if (count > 0) {
                readMore(in, bytes, 0);
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
    public static class ForgetsOffset extends InSteps {
        @Override
        int readMore(InputStream in, byte[] bytes, int filled) throws IOException {
            return filled + checked(in.read(bytes, 0, bytes.length - filled), bytes, filled);
        }
    }

    @Mistake(
            does = "takes all that has come into a buffer of its own",
            sees =
                    """
                    A BufferedInputStream, or a larger array, takes more than the message has; the
                    start of the next message is lost with it.
                    """,
            caughtBy = "leavesWhatFollowsToTheNextRead")
    public static class BuffersAhead extends InSteps {
        @Override
        byte[] read(InputStream in, int count) throws IOException {
            return super.read(new BufferedInputStream(in), count);
        }
    }

    @Mistake(
            does = "reads on after the end of the stream",
            sees =
                    """
                    At the end of the stream read returns -1, again and again. A loop that waits for
                    more never ends; one that adds it up runs backwards out of the array.
                    """,
            caughtBy = "saysHowFarItCameWhenTheStreamEnds",
            verdict = Verdict.STUCK)
    public static class IgnoresEndOfStream extends InSteps {
        @Override
        int readMore(InputStream in, byte[] bytes, int filled) throws IOException {
            return filled + Math.max(0, in.read(bytes, filled, bytes.length - filled));
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
    public static class ReturnsShort extends InSteps {
        @Override
        byte[] read(InputStream in, int count) throws IOException {
            return in.readNBytes(count);
        }
    }
}
