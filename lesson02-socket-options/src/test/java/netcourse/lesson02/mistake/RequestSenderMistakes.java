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

/// Common mistakes in exercise 2.2, send, half-close, read the answer to its end, in the order of
/// the behaviours of [netcourse.lesson02.RequestSenderCheck] that catch them.
public final class RequestSenderMistakes {
    private RequestSenderMistakes() {}

    /// The answer in two steps: each mistake shows the step that it gets wrong.
    private abstract static class InSteps implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            send(socket, request);
            return readAnswer(socket.getInputStream(), maxAnswerBytes);
        }

        void send(Socket socket, byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        }

        byte[] readAnswer(InputStream in, int maxBytes) throws IOException {
            byte[] answer = in.readNBytes(maxBytes);
            return in.read() < 0 ? answer : refuse(maxBytes);
        }

        static byte[] refuse(int maxBytes) throws IOException {
            throw new IOException("answer is longer than " + maxBytes + " bytes");
        }
    }

    @Mistake(
            does = "leaves the request in its buffer",
            sees =
                    """
                    A BufferedOutputStream keeps what it gets until it is full or flushed. The end
                    of the stream overtakes the request, or both sides wait for each other.
                    """,
            caughtBy = "exchangesRequestForAnswer")
    public static class ForgetsFlush extends InSteps {
        @Override
        void send(Socket socket, byte[] request) throws IOException {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            out.write(request);
            socket.shutdownOutput();
        }
    }

    @Mistake(
            does = "closes the socket, or its output stream, to end the request",
            sees =
                    """
                    A socket's streams are the socket: closing one closes it, both ways. The answer
                    comes to a socket that is gone.
                    """,
            caughtBy = "exchangesRequestForAnswer")
    public static class ClosesOutputStream extends InSteps {
        @Override
        void send(Socket socket, byte[] request) throws IOException {
            try (OutputStream out = socket.getOutputStream()) {
                out.write(request);
            }
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
    public static class KeepsOutputOpen extends InSteps {
        @Override
        void send(Socket socket, byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
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
    public static class AsksWhatIsAvailable extends InSteps {
        @Override
        byte[] readAnswer(InputStream in, int maxBytes) throws IOException {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            while (in.available() > 0) {
                answer.write(in.read());
            }
            return answer.size() <= maxBytes ? answer.toByteArray() : refuse(maxBytes);
        }
    }

    @Mistake(
            does = "closes a socket that it did not open",
            sees =
                    """
                    The caller connected it, and may still want to ask it for its addresses or
                    options, or close it in its own time. The code that opens a socket closes it.
                    """,
            caughtBy = "leavesSocketOpen")
    public static class ClosesSocketOfOthers extends InSteps {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            try (socket) {
                return super.exchange(socket, request, maxAnswerBytes);
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
    public static class TakesFirstPartOnly extends InSteps {
        @Override
        byte[] readAnswer(InputStream in, int maxBytes) throws IOException {
            byte[] part = new byte[8192];
            int got = Math.max(0, in.read(part));
            return got <= maxBytes ? Arrays.copyOf(part, got) : refuse(maxBytes);
        }
    }

    @Mistake(
            does = "reads an answer that is too long to its end, and only then refuses it",
            sees =
                    """
                    A peer that never ends its answer keeps you reading, and may fill the memory.
                    Compare with the limit before you keep what has come.
                    """,
            caughtBy = "refusesAnswerLongerThanTheLimit")
    public static class ReadsWithoutLimit extends InSteps {
        @Override
        byte[] readAnswer(InputStream in, int maxBytes) throws IOException {
            byte[] answer = in.readAllBytes();
            return answer.length <= maxBytes ? answer : refuse(maxBytes);
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
    public static class CutsAtLimit extends InSteps {
        @Override
        byte[] readAnswer(InputStream in, int maxBytes) throws IOException {
            return in.readNBytes(maxBytes);
        }
    }

    @Mistake(
            does = "allocates an array as long as the limit",
            sees =
                    """
                    The limit says what is allowed, not what comes. Each short answer costs the
                    memory of the longest one, and a high limit costs all there is.
                    """,
            caughtBy = "needsNoMemoryForTheLimit")
    public static class AllocatesLimit extends InSteps {
        @Override
        byte[] readAnswer(InputStream in, int maxBytes) throws IOException {
            byte[] answer = new byte[maxBytes];
            int filled = in.readNBytes(answer, 0, maxBytes);
            return in.read() < 0 ? Arrays.copyOf(answer, filled) : refuse(maxBytes);
        }
    }
}
