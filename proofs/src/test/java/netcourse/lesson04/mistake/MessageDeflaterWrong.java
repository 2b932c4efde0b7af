package netcourse.lesson04.mistake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import netcourse.authoring.Wrong;
import netcourse.lesson04.answer.SolvedMessageDeflater;
import netcourse.lesson04.exercise.MessageDeflater;

/// Further wrong solutions of exercise 4.4.
public final class MessageDeflaterWrong {
    private MessageDeflaterWrong() {}

    /// Right, for others to change.
    private abstract static class Base implements MessageDeflater {
        OutputStream out;
        Deflater deflater;
        boolean closed;

        @Override
        public void begin(OutputStream out, Deflater deflater) {
            this.out = out;
            this.deflater = deflater;
        }

        @Override
        public void write(byte[] message) throws IOException {
            if (message.length > 0) {
                deflater.setInput(message);
                send(Deflater.SYNC_FLUSH, new byte[8192]);
            }
        }

        final void send(int flush, byte[] buffer) throws IOException {
            int count;
            do {
                count = deflater.deflate(buffer, 0, buffer.length, flush);
                out.write(buffer, 0, count);
            } while (count == buffer.length);
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                closeNow();
            }
        }

        void closeNow() throws IOException {
            try (Deflater _ = deflater;
                    OutputStream _ = out) {
                deflater.finish();
                send(Deflater.NO_FLUSH, new byte[8192]);
            }
        }
    }

    @Wrong("has a buffer of six bytes, in which the mark of the flush comes again and again")
    public static class SixBytes extends Base {
        @Override
        public void write(byte[] message) throws IOException {
            if (message.length > 0) {
                deflater.setInput(message);
                send(Deflater.SYNC_FLUSH, new byte[6]);
            }
        }
    }

    @Wrong("has a buffer of five bytes, in which the mark of the flush never ends")
    public static class FiveBytes extends Base {
        @Override
        public void write(byte[] message) throws IOException {
            if (message.length > 0) {
                deflater.setInput(message);
                send(Deflater.SYNC_FLUSH, new byte[5]);
            }
        }
    }

    @Wrong("sets the deflater to its best level")
    public static class SetsTheLevel extends SolvedMessageDeflater {
        @Override
        public void begin(OutputStream out, Deflater deflater) {
            deflater.setLevel(Deflater.BEST_COMPRESSION);
            super.begin(out, deflater);
        }
    }

    @Wrong("has one buffer for all connections")
    public static class SharesItsBuffer extends Base {
        private static final byte[] BUFFER = new byte[8192];

        @Override
        public void write(byte[] message) throws IOException {
            if (message.length > 0) {
                deflater.setInput(message);
                send(Deflater.SYNC_FLUSH, BUFFER);
            }
        }
    }

    @Wrong("sends the first bytes of the stream in begin")
    public static class SendsAtOnce extends SolvedMessageDeflater {
        @Override
        public void begin(OutputStream out, Deflater deflater) {
            byte[] buffer = new byte[100];
            int count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            try {
                out.write(buffer, 0, count);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            super.begin(out, deflater);
        }
    }

    @Wrong("closes nothing if the deflater itself fails")
    public static class ClosesOnIoExceptionOnly extends Base {
        @Override
        void closeNow() throws IOException {
            try {
                deflater.finish();
                send(Deflater.NO_FLUSH, new byte[8192]);
            } catch (IOException e) {
                try (Deflater _ = deflater) {
                    out.close();
                } catch (IOException second) {
                    e.addSuppressed(second);
                }
                throw e;
            }
            try (Deflater _ = deflater) {
                out.close();
            }
        }
    }

    @Wrong("closes again if the first close has failed")
    public static class ClosesAgainAfterFailure extends Base {
        @Override
        public void close() throws IOException {
            if (!closed) {
                closeNow();
                closed = true;
            }
        }
    }

    @Wrong("swallows what the stream throws on close")
    public static class SwallowsClose extends Base {
        @Override
        void closeNow() throws IOException {
            try (Deflater _ = deflater) {
                deflater.finish();
                send(Deflater.NO_FLUSH, new byte[8192]);
            } finally {
                try {
                    out.close();
                } catch (IOException e) {
                    // nobody hears of it
                }
            }
        }
    }

    @Wrong("closes the deflater after each message, and makes another one")
    public static class MakesItsOwn extends Base {
        @Override
        public void write(byte[] message) throws IOException {
            super.write(message);
            deflater.close();
            deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        }
    }

    @Wrong("buffers the stream, and flushes only the deflater")
    public static class Buffers extends Base {
        @Override
        public void begin(OutputStream out, Deflater deflater) {
            super.begin(
                    new BufferedOutputStream(out) {
                        @Override
                        public void flush() {
                            // at the end
                        }
                    },
                    deflater);
        }
    }

    @Wrong("ends the deflate stream, but does not flush it before it closes")
    public static class ForgetsTheLastFlush extends Base {
        @Override
        void closeNow() throws IOException {
            try (Deflater _ = deflater;
                    OutputStream _ = out) {
                deflater.finish();
                byte[] buffer = new byte[8192];
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
    }

    @Wrong("resets the deflater in begin, so it loses its dictionary")
    public static class ResetsFirst extends Base {
        @Override
        public void begin(OutputStream out, Deflater deflater) {
            deflater.reset();
            super.begin(out, deflater);
        }
    }

    @Wrong(value = "forgets the window with each tenth message", nameless = true)
    public static class ForgetsAtTimes extends Base {
        private int count;

        @Override
        public void write(byte[] message) throws IOException {
            if (message.length > 0) {
                deflater.setInput(message);
                int flush = ++count % 10 == 0 ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH;
                send(flush, new byte[8192]);
            }
        }
    }

    @Wrong(value = "sends no end if there was no message", nameless = true)
    public static class EndsOnlyWhatBegan extends SolvedMessageDeflater {
        private OutputStream out;
        private Deflater deflater;

        @Override
        public void begin(OutputStream out, Deflater deflater) {
            this.out = out;
            this.deflater = deflater;
            super.begin(out, deflater);
        }

        @Override
        public void write(byte[] message) throws IOException {
            super.write(message);
            deflater = message.length > 0 ? null : deflater;
        }

        @Override
        public void close() throws IOException {
            if (deflater == null) {
                super.close();
            } else {
                deflater.close();
                out.close();
            }
        }
    }

    @Wrong(value = "closes the stream under its buffer, which still has the end", nameless = true)
    public static class ClosesUnderItsBuffer extends Base {
        private OutputStream inner;

        @Override
        public void begin(OutputStream out, Deflater deflater) {
            inner = out;
            super.begin(new BufferedOutputStream(out), deflater);
        }

        @Override
        void closeNow() throws IOException {
            try (Deflater _ = deflater;
                    OutputStream _ = inner) {
                deflater.finish();
                byte[] buffer = new byte[8192];
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
    }

    @Wrong(value = "closes the stream if sending fails, and not the deflater", nameless = true)
    public static class LeavesTheDeflaterOpen extends Base {
        @Override
        void closeNow() throws IOException {
            try (OutputStream _ = out) {
                deflater.finish();
                send(Deflater.NO_FLUSH, new byte[8192]);
            }
            deflater.close();
        }
    }

    @Wrong(value = "flushes the stream three times, to be sure", nameless = true)
    public static class FlushesThrice extends SolvedMessageDeflater {
        private OutputStream out;

        @Override
        public void begin(OutputStream out, Deflater deflater) {
            this.out = out;
            super.begin(out, deflater);
        }

        @Override
        public void write(byte[] message) throws IOException {
            super.write(message);
            out.flush();
            out.flush();
        }
    }
}
