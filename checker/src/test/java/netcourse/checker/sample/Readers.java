package netcourse.checker.sample;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.Todo;

/// Implementations of [PairReader]: one right, the others wrong on purpose.
public final class Readers {
    private Readers() {}

    private static byte[] read(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] head = new byte[2];
        in.readFully(head);
        byte[] message = Arrays.copyOf(head, 2 + head[1]);
        in.readFully(message, 2, head[1]);
        return message;
    }

    /// Does what the contract says.
    public static class Right implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            byte[] message = read(socket);
            socket.getOutputStream().write(message);
            return message;
        }
    }

    /// As it is handed out.
    public static class Unsolved implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) {
            throw new Todo("0.1");
        }
    }

    /// Swallows whatever is thrown, the Todo too.
    public static class SwallowsEverything implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) {
            try {
                throw new Todo("0.1");
            } catch (Throwable t) {
                return new byte[0];
            }
        }
    }

    /// Its constructor is the part that is not written.
    public static class UnsolvedConstructor implements PairReader {
        public UnsolvedConstructor() {
            throw new Todo("0.1");
        }

        @Override
        public byte[] readAndEcho(Socket socket) {
            return new byte[0];
        }
    }

    /// The unwritten part runs in a thread of its own, and the caller waits for it in vain.
    public static class UnsolvedInThread implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            Thread unsolved =
                    Thread.ofVirtual()
                            .start(() -> {
                                throw new Todo("0.1");
                            });
            try {
                unsolved.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return socket.getInputStream().readAllBytes();
        }
    }

    @Mistake(
            does = "takes one read for the whole message",
            sees = "What comes later stays zero.",
            caughtBy = "readsMessageHoweverItComes")
    public static class SingleRead implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            byte[] message = new byte[5];
            int count = socket.getInputStream().read(message);
            socket.getOutputStream().write(message, 0, count);
            return message;
        }
    }

    @Mistake(
            does = "reads to the end of the stream",
            sees = "The peer waits for the answer and does not end its stream: both wait.",
            caughtBy = "readsMessageThatComesWhole",
            verdict = Verdict.STUCK)
    public static class WaitsForMore implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            return socket.getInputStream().readAllBytes();
        }
    }

    /// Leaves the answer in a buffer.
    public static class ForgetsFlush implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            byte[] message = read(socket);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            out.write(message);
            return message;
        }
    }

    /// Never ends, and never waits.
    public static class Spins implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) {
            while (!socket.isOutputShutdown()) {
                Thread.onSpinWait();
            }
            return new byte[0];
        }
    }

    /// A thread of its own dies, and the caller waits for it in vain.
    public static class ThreadDies implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) {
            Thread.ofPlatform()
                    .start(() -> {
                        throw new UncheckedIOException(new IOException("no luck"));
                    });
            LockSupport.park();
            return new byte[0];
        }
    }

    /// Throws what nobody expects.
    public static class Throws implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) {
            throw new IllegalStateException("not connected");
        }
    }

    /// Ends the stream early and says nothing.
    public static class IgnoresEnd implements PairReader {
        @Override
        public byte[] readAndEcho(Socket socket) throws IOException {
            byte[] message = socket.getInputStream().readNBytes(5);
            socket.getOutputStream().write(message);
            return message;
        }
    }
}
