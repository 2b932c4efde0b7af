package netcourse.lesson04.mistake;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import netcourse.checker.Mistake;
import netcourse.lesson04.exercise.MessageDeflater;

/// Common mistakes in exercise 4.4, a stream of compressed messages, in the order of the behaviours
/// of [netcourse.lesson04.MessageDeflaterCheck] that catch them.
public final class MessageDeflaterMistakes {
    private MessageDeflaterMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class MessageDeflaterInSteps implements MessageDeflater {
        final byte[] buffer = new byte[4096];
        OutputStream out;
        Deflater deflater;
        private boolean closed;

        @Override
        public void begin(OutputStream out, Deflater deflater) {
            this.out = out;
            this.deflater = deflater;
        }

        @Override
        public void write(byte[] message) throws IOException {
            if (message.length > 0 || sendsEmpty()) {
                deflater.setInput(message);
                send(flush());
                flushStream();
            }
        }

        boolean sendsEmpty() {
            return false;
        }

        int flush() {
            return Deflater.SYNC_FLUSH;
        }

        void send(int flush) throws IOException {
            int count;
            do {
                count = deflater.deflate(buffer, 0, buffer.length, flush);
                out.write(buffer, 0, count);
            } while (count == buffer.length);
        }

        void flushStream() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                closeAll();
            }
        }

        void closeAll() throws IOException {
            try (Deflater _ = deflater;
                    OutputStream _ = out) {
                end();
            }
        }

        void end() throws IOException {
            deflater.finish();
            send(Deflater.NO_FLUSH);
            out.flush();
        }
    }

    @Mistake(
            does = "asks the deflater for output without a sync flush",
            sees =
                    """
                    The deflater has taken the message and keeps it: it waits for more, to make a
                    better block of it. The peer waits for the message. SYNC_FLUSH ends the block.
                    """,
            caughtBy = "sendsMessageThatCanBeReadAtOnce")
    public static class ForgetsTheSyncFlush extends MessageDeflaterInSteps {
        @Override
        int flush() {
            return Deflater.NO_FLUSH;
        }
    }

    @Mistake(
            does = "finishes the deflate stream with each message",
            sees =
                    """
                    That sends everything, too, but it is the end: the peer's inflater is finished,
                    and this deflater compresses nothing more. finish() belongs in close().
                    """,
            caughtBy = "sendsMessageThatCanBeReadAtOnce")
    public static class FinishesEachMessage extends MessageDeflaterInSteps {
        @Override
        void send(int flush) throws IOException {
            deflater.finish();
            super.send(flush);
        }
    }

    @Mistake(
            does =
                    "forgets, with each message, the messages before it: by FULL_FLUSH, or by reset()",
            sees =
                    """
                    Each message takes as many bytes as if it were the first one, however much it
                    resembles those before. With zlib's wrapping, reset() also begins a new stream
                    inside of the old one, which the peer cannot read.
                    """,
            caughtBy = "remembersWhatWentBefore")
    public static class ForgetsTheWindow extends MessageDeflaterInSteps {
        @Override
        int flush() {
            return Deflater.FULL_FLUSH;
        }
    }

    @Mistake(
            does = "asks for no more output although the last call filled the buffer",
            sees =
                    """
                    A full buffer means that more may be waiting, even if all input is taken. The
                    rest comes with the next message, and until then the peer has half of this one.
                    """,
            caughtBy = "sendsMessageLongerThanAnyBuffer")
    public static class StopsAtFullBuffer extends MessageDeflaterInSteps {
        @Override
        void send(int flush) throws IOException {
            do {
                int count = deflater.deflate(buffer, 0, buffer.length, flush);
                out.write(buffer, 0, count);
            } while (!deflater.needsInput());
        }
    }

    @Mistake(
            does = "writes the compressed bytes and does not flush the stream",
            sees =
                    """
                    The sync flush empties the deflater, not the stream that you write to: with a
                    BufferedOutputStream the message stays in this process, and the peer waits.
                    """,
            caughtBy = "flushesOnceAtTheEnd")
    public static class ForgetsToFlushTheStream extends MessageDeflaterInSteps {
        @Override
        void flushStream() {
            // the deflater was flushed
        }
    }

    @Mistake(
            does = "flushes the stream after each buffer",
            sees =
                    """
                    With a buffered stream, each flush is a system call, and perhaps a segment of
                    its own: a long message costs hundreds. The peer can do nothing with half a
                    message anyway.
                    """,
            caughtBy = "flushesOnceAtTheEnd")
    public static class FlushesEachBuffer extends MessageDeflaterInSteps {
        @Override
        void send(int flush) throws IOException {
            int count;
            do {
                count = deflater.deflate(buffer, 0, buffer.length, flush);
                out.write(buffer, 0, count);
                out.flush();
            } while (count == buffer.length);
        }

        @Override
        void flushStream() {
            // done
        }
    }

    @Mistake(
            does = "flushes the deflater for an empty message, too",
            sees =
                    """
                    At the beginning of a stream, the mark of the flush goes out: five bytes for
                    nothing. Later, zlib notices that nothing has come since the last flush.
                    """,
            caughtBy = "sendsNothingForAnEmptyMessage")
    public static class SendsMarkForNothing extends MessageDeflaterInSteps {
        @Override
        boolean sendsEmpty() {
            return true;
        }
    }

    @Mistake(
            does = "closes the stream without the end of the deflate stream",
            sees =
                    """
                    The peer has read every message, and does not know whether you were done or the
                    connection broke: its inflater waits for more. finish() writes the end.
                    """,
            caughtBy = "sendsTheEndOnClose")
    public static class ForgetsTheEnd extends MessageDeflaterInSteps {
        @Override
        void end() throws IOException {
            out.flush();
        }
    }

    @Mistake(
            does = "closes stream and deflater if sending goes well, but not if it fails",
            sees =
                    """
                    Connections are often closed because the peer is gone, and then the end cannot be
                    sent. Each of them leaks a descriptor, and 256 KiB of native memory.
                    """,
            caughtBy = "closesBothAlsoIfSendingFails")
    public static class ClosesOnlyOnSuccess extends MessageDeflaterInSteps {
        @Override
        void closeAll() throws IOException {
            end();
            out.close();
            deflater.close();
        }
    }

    @Mistake(
            does = "throws what close() threw, instead of what was thrown before it",
            sees =
                    """
                    An exception in a finally block replaces the first one, and with it the reason:
                    the log says "close failed" where the connection was reset.
                    try-with-resources keeps both.
                    """,
            caughtBy = "throwsTheFirstOfTwoExceptions")
    public static class ThrowsTheSecond extends MessageDeflaterInSteps {
        @Override
        void closeAll() throws IOException {
            try {
                end();
            } finally {
                deflater.close();
                out.close();
            }
        }
    }
}
