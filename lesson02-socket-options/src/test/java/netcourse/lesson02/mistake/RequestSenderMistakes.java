package netcourse.lesson02.mistake;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson02.exercise.RequestSender;

/// What learners get wrong in exercise 2.6, send, half-close, read the answer to its end; in the
/// order of the behaviours of [netcourse.lesson02.RequestSenderCheck] that catch it.
public final class RequestSenderMistakes {
    private RequestSenderMistakes() {}

    @Mistake(
            does = "leaves the request in its buffer",
            sees =
                    """
                    A BufferedOutputStream keeps what it gets until it is full or flushed. The end
                    of the stream overtakes the request, or both sides wait for each other.
                    """,
            caughtBy = "exchangesRequestForAnswer")
    public static class ForgetsFlush implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            out.write(request);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(maxAnswerBytes);
            if (in.read() >= 0) {
                throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
            }
            return answer;
        }
    }

    @Mistake(
            does = "closes the output stream to end the request",
            sees =
                    """
                    A socket's streams are the socket: closing one closes it, both ways. The answer
                    comes to a socket that is gone.
                    """,
            caughtBy = "exchangesRequestForAnswer")
    public static class ClosesOutputStream implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            try (OutputStream out = socket.getOutputStream()) {
                out.write(request);
            }
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(maxAnswerBytes);
            if (in.read() >= 0) {
                throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
            }
            return answer;
        }
    }

    @Mistake(
            does = "does not end its request",
            sees =
                    """
                    The peer has every byte and waits for the end of the stream before it answers;
                    you wait for its answer. Neither ever comes.
                    """,
            caughtBy = "exchangesRequestForAnswer",
            verdict = Verdict.STUCK)
    public static class KeepsOutputOpen implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(maxAnswerBytes);
            if (in.read() >= 0) {
                throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
            }
            return answer;
        }
    }

    @Mistake(
            does = "reads while available() is more than 0",
            sees =
                    """
                    available() says what has arrived by now, and the answer is still on its way: 0
                    is not the end. Only a read that returns -1 is.
                    """,
            caughtBy = "exchangesRequestForAnswer")
    public static class AsksWhatIsAvailable implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            while (in.available() > 0) {
                answer.write(in.read());
            }
            if (answer.size() > maxAnswerBytes) {
                throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
            }
            return answer.toByteArray();
        }
    }

    @Mistake(
            does = "closes a socket that it did not open",
            sees =
                    """
                    The caller connected it, and may still want to ask it for its addresses or
                    options, or close it in its own time. Who opens, closes.
                    """,
            caughtBy = "leavesSocketOpen")
    public static class ClosesSocketOfOthers implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            try (socket) {
                socket.getOutputStream().write(request);
                socket.shutdownOutput();
                InputStream in = socket.getInputStream();
                byte[] answer = in.readNBytes(maxAnswerBytes);
                if (in.read() >= 0) {
                    throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
                }
                return answer;
            }
        }
    }

    @Mistake(
            does = "takes one read for the whole answer",
            sees =
                    """
                    A read returns what has arrived, from one byte on. The answer ends where read
                    returns -1, and not before.
                    """,
            caughtBy = "readsAnswerHoweverItArrives")
    public static class TakesFirstPartOnly implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            byte[] part = new byte[8192];
            int got = Math.max(0, in.read(part));
            if (got > maxAnswerBytes) {
                throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
            }
            return Arrays.copyOf(part, got);
        }
    }

    @Mistake(
            does = "reads the whole answer, and then looks how long it is",
            sees =
                    """
                    A peer that never ends its answer fills the memory before anyone looks. Compare
                    with the limit before you keep what has come.
                    """,
            caughtBy = "refusesAnswerLongerThanTheLimit")
    public static class ReadsWithoutLimit implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            byte[] answer = socket.getInputStream().readAllBytes();
            if (answer.length > maxAnswerBytes) {
                throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
            }
            return answer;
        }
    }

    @Mistake(
            does = "stops reading at the limit, and returns that as the answer",
            sees =
                    """
                    The caller gets the beginning of a longer answer and takes it for a whole one.
                    Read on by one byte: it must be the end.
                    """,
            caughtBy = "refusesAnswerLongerThanTheLimit")
    public static class CutsAtLimit implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return socket.getInputStream().readNBytes(maxAnswerBytes);
        }
    }

    @Mistake(
            does = "allocates an array as long as the limit",
            sees =
                    """
                    The limit says what is allowed, not what comes. Each short answer costs the
                    memory of the longest one, and a great limit all there is.
                    """,
            caughtBy = "needsNoMemoryForTheLimit")
    public static class AllocatesLimit implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            byte[] answer = new byte[maxAnswerBytes];
            int filled = in.readNBytes(answer, 0, maxAnswerBytes);
            if (in.read() >= 0) {
                throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
            }
            return Arrays.copyOf(answer, filled);
        }
    }
}
