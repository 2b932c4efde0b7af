package netcourse.lesson03.mistake;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.lesson03.exercise.FrameReader;

/// What learners get wrong in exercise 3.4, read one message, blocking, within a limit; in the
/// order of the behaviours of [netcourse.lesson03.FrameReaderCheck] that catch it.
public final class FrameReaderMistakes {
    private FrameReaderMistakes() {}

    /// A reader without a mistake. Each mistake in exercise 3.4 replaces one step of it.
    abstract static class PlainFrameReader implements FrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            if (maxBodyBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBodyBytes);
            }
            byte[] head = take(in, MessageHeader.BYTES);
            if (head.length == 0) {
                return atEnd();
            }
            if (head.length < MessageHeader.BYTES) {
                return early(head.length + " of 16 bytes of the header");
            }
            MessageHeader header = MessageHeader.readFrom(ByteBuffer.wrap(head), maxBodyBytes);
            byte[] body = take(in, header.bodyLength());
            if (body.length < header.bodyLength()) {
                return early(body.length + " of " + header.bodyLength() + " bytes of the body");
            }
            return Optional.of(Message.of(header, body));
        }

        byte[] take(InputStream in, int count) throws IOException {
            return in.readNBytes(count);
        }

        Optional<Message> atEnd() throws IOException {
            return Optional.empty();
        }

        Optional<Message> early(String counts) throws IOException {
            throw new EOFException(counts);
        }
    }

    @Mistake(
            does = "closes the stream with the message, in a try-with-resources",
            sees =
                    """
                    The stream belongs to a connection that carries many messages, and closing it
                    closes the socket: no answer can be sent. The code that opened it closes it.
                    """,
            caughtBy = "leavesTheStreamOpen")
    public static class ClosesStream extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            try (in) {
                return super.read(in, maxBodyBytes);
            }
        }
    }

    @Mistake(
            does = "reads until the stream ends, then looks for the message",
            sees =
                    """
                    The peer keeps the connection open and waits for an answer, while you wait for
                    more. The header says how much there is to come: read that.
                    """,
            caughtBy = "readsFromConnectionThatStaysOpen",
            verdict = Verdict.STUCK)
    public static class WaitsForEnd extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            byte[] all = in.readAllBytes();
            return super.read(new ByteArrayInputStream(all), maxBodyBytes);
        }
    }

    @Mistake(
            does = "takes one read for the header, and one for the body",
            sees =
                    """
                    A read returns what has come so far, perhaps a single byte. Read until the
                    header is complete, and then until the body is.
                    """,
            caughtBy = "readsMessageHoweverItComes")
    public static class SingleRead extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count];
            int got = in.read(bytes);
            return Arrays.copyOf(bytes, Math.max(0, got));
        }
    }

    @Mistake(
            does = "takes more from the stream than the message, as a BufferedInputStream does",
            sees =
                    """
                    The rest is the beginning of the next message. It is in a buffer, or a variable,
                    that this call throws away, so the next call begins in the middle.
                    """,
            caughtBy = "leavesTheNextMessageToTheNextRead")
    public static class BuffersAhead extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            return super.read(new BufferedInputStream(in), maxBodyBytes);
        }
    }

    @Mistake(
            does = "reads on until it has its bytes, and does not look for -1",
            sees =
                    """
                    At the end of the stream every read returns -1 at once, so the loop never ends.
                    readNBytes stops there, and returns fewer bytes.
                    """,
            caughtBy = "findsNothingAtTheEndBetweenTwoMessages",
            verdict = Verdict.STUCK)
    public static class IgnoresEnd extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count];
            int filled = 0;
            while (filled < count) {
                filled += Math.max(0, in.read(bytes, filled, count - filled));
            }
            return bytes;
        }
    }

    @Mistake(
            does = "throws EOFException even if the stream ends between two messages",
            sees =
                    """
                    Every connection that is closed in order is logged as a failure.
                    DataInputStream.readFully does the same, so look for the first byte before you
                    call it.
                    """,
            caughtBy = "findsNothingAtTheEndBetweenTwoMessages")
    public static class EndIsFailure extends PlainFrameReader {
        @Override
        Optional<Message> atEnd() throws IOException {
            return early("0 of 16 bytes of the header");
        }
    }

    @Mistake(
            does = "takes every end of the stream for the clean end between two messages",
            sees =
                    """
                    A connection that broke inside a message looks like one that was closed in
                    order, and the half message is lost without a word.
                    """,
            caughtBy = "tellsCleanEndFromEarlyEnd")
    public static class EndIsAlwaysClean extends PlainFrameReader {
        @Override
        Optional<Message> early(String counts) {
            return Optional.empty();
        }
    }

    @Mistake(
            does = "does not look at how many bytes of the body it got",
            sees =
                    """
                    The stream ended in the middle, and the array has zeros at its end: a message
                    that nobody sent. readNBytes says how many came.
                    """,
            caughtBy = "tellsCleanEndFromEarlyEnd")
    public static class PadsShortBody extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            byte[] bytes = super.take(in, count);
            return count == MessageHeader.BYTES ? bytes : Arrays.copyOf(bytes, count);
        }
    }

    @Mistake(
            does = "reads header and body, and checks them together",
            sees =
                    """
                    The wrong magic is found after megabytes of something else have been read, or
                    never, because they do not come. Check the 16 bytes before you read on.
                    """,
            caughtBy = "refusesHeaderBeforeItReadsTheBody")
    public static class ChecksLate extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            byte[] head = in.readNBytes(16);
            int length = head.length < 16 ? 0 : ByteBuffer.wrap(head).getInt(12);
            byte[] body = in.readNBytes(Math.max(0, length));
            byte[] all = Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            return super.read(new ByteArrayInputStream(all), maxBodyBytes);
        }
    }

    @Mistake(
            does = "makes an array of the length that the header announces",
            sees =
                    """
                    Sixteen bytes from a stranger cost you the memory for the longest body: a
                    thousand connections that announce 1 MiB and send nothing cost a gigabyte.
                    in.readNBytes(n) takes memory only for what comes.
                    """,
            caughtBy = "needsNoMemoryForTheAnnouncedLength")
    public static class AllocatesAnnounced extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count];
            int got = in.readNBytes(bytes, 0, count);
            return Arrays.copyOf(bytes, got);
        }
    }
}
