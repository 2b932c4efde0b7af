package netcourse.lesson02.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import netcourse.authoring.Wrong;
import netcourse.lesson02.answer.SolvedRequestSender;
import netcourse.lesson02.exercise.RequestSender;

/// Further wrong solutions of exercise 2.2.
public final class RequestSenderWrong {
    private RequestSenderWrong() {}

    /// Sends as the answer does, and reads byte by byte.
    private abstract static class ByteByByte implements RequestSender {
        abstract boolean isEnd(int read);

        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            for (int read = in.read(); !isEnd(read); read = in.read()) {
                if (answer.size() == max) {
                    throw new IOException("answer is longer than " + max + " bytes");
                }
                answer.write(read);
            }
            return answer.toByteArray();
        }
    }

    @Wrong("takes the byte ff for the end")
    public static class TakesFfForEnd extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return (byte) read == -1;
        }
    }

    @Wrong("takes the byte 00 for the end")
    public static class TakesZeroForEnd extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return read <= 0;
        }
    }

    @Wrong("takes bytes from 80 on for the end")
    public static class TakesSignedForEnd extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return (byte) read < 0;
        }
    }

    @Wrong("takes a line end for the end of the answer")
    public static class StopsAtLineEnd extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return read < 0 || read == '\n';
        }
    }

    @Wrong("reads the answer as text")
    public static class AnswersText extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            return new String(super.exchange(socket, request, max), UTF_8).getBytes(UTF_8);
        }
    }

    @Wrong("sends the request as text")
    public static class SendsText extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            return super.exchange(socket, new String(request, UTF_8).getBytes(UTF_8), max);
        }
    }

    @Wrong("takes a failure for the end of the answer")
    public static class SwallowsFailure implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            try {
                int got;
                while ((got = socket.getInputStream().read(part)) >= 0) {
                    answer.write(part, 0, got);
                    if (answer.size() > max) {
                        break;
                    }
                }
            } catch (IOException e) {
                return answer.toByteArray();
            }
            if (answer.size() > max) {
                throw new IOException("answer is longer than " + max + " bytes");
            }
            return answer.toByteArray();
        }
    }

    @Wrong("refuses an answer of the limit exactly")
    public static class RefusesTheLimit extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            byte[] answer = super.exchange(socket, request, max);
            if (answer.length == max) {
                throw new IOException("answer is longer than " + max + " bytes");
            }
            return answer;
        }
    }

    @Wrong("takes the limit 0 for none")
    public static class ZeroIsNoLimit extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            return super.exchange(socket, request, max == 0 ? Integer.MAX_VALUE : max);
        }
    }

    @Wrong("allows one byte more")
    public static class AllowsOneMore extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            return super.exchange(socket, request, max == Integer.MAX_VALUE ? max : max + 1);
        }
    }

    @Wrong("takes memory for the limit")
    public static class AllocatesTheLimit extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            byte[] room = new byte[max];
            byte[] answer = super.exchange(socket, request, max);
            System.arraycopy(answer, 0, room, 0, answer.length);
            return Arrays.copyOf(room, answer.length);
        }
    }

    @Wrong("cuts an answer that is too long")
    public static class CutsTheAnswer implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            return socket.getInputStream().readNBytes(max);
        }
    }

    @Wrong("overflows with the largest limit")
    public static class OverflowsAtTheLargest implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            if (max + 1 < 0) {
                throw new IOException("answer is longer than " + max + " bytes");
            }
            return new SolvedRequestSender().exchange(socket, request, max);
        }
    }

    @Wrong("closes the socket after a refusal")
    public static class ClosesAfterRefusal extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            try {
                return super.exchange(socket, request, max);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }
    }

    @Wrong("sets a time-out of its own")
    public static class SetsTimeOut extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            socket.setSoTimeout(30_000);
            return super.exchange(socket, request, max);
        }
    }

    @Wrong("sends nothing, and no end, for an empty request")
    public static class SkipsEmptyRequest extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            return request.length == 0
                    ? socket.getInputStream().readAllBytes()
                    : super.exchange(socket, request, max);
        }
    }

    @Wrong(value = "gives the answer before last to a second object", nameless = true)
    public static class SharesAnswer extends SolvedRequestSender {
        private static final ByteArrayOutputStream ANSWER = new ByteArrayOutputStream();

        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            ANSWER.write(super.exchange(socket, request, max));
            return ANSWER.toByteArray();
        }
    }

    @Wrong("changes the caller's request")
    public static class ChangesRequest extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            byte[] answer = super.exchange(socket, request, max);
            Arrays.fill(request, (byte) 0);
            return answer;
        }
    }

    @Wrong(value = "sends 8 KiB of the request at most", nameless = true)
    public static class SendsOneBuffer extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            return super.exchange(
                    socket, Arrays.copyOf(request, Math.min(8192, request.length)), max);
        }
    }

    @Wrong("gives 64 KiB of the answer at most")
    public static class GivesOneBuffer extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            byte[] answer = super.exchange(socket, request, max);
            return Arrays.copyOf(answer, Math.min(65_536, answer.length));
        }
    }

    @Wrong("says only that the answer is too long")
    public static class SaysNoLimit extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            try {
                return super.exchange(socket, request, max);
            } catch (IOException e) {
                throw String.valueOf(e.getMessage()).contains("longer")
                        ? new IOException("answer is too long")
                        : e;
            }
        }
    }

    @Wrong("waits for 30 s at most, then puts the caller's SO_TIMEOUT back")
    public static class LimitsItsReads extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            int before = socket.getSoTimeout();
            socket.setSoTimeout(30_000);
            try {
                return super.exchange(socket, request, max);
            } finally {
                socket.setSoTimeout(before);
            }
        }
    }

    @Wrong(value = "compares each part with the limit, not their sum", nameless = true)
    public static class ComparesEachPart extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            InputStream in = socket.getInputStream();
            for (int got = in.read(part); got >= 0; got = in.read(part)) {
                if (got > max) {
                    throw new IOException("answer is longer than " + max + " bytes");
                }
                answer.write(part, 0, got);
            }
            return answer.toByteArray();
        }
    }

    @Wrong(value = "sends the end of the request, and not the request", nameless = true)
    public static class SendsNoRequest extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            return super.exchange(socket, new byte[0], max);
        }
    }

    @Wrong(value = "reads before it sends", nameless = true)
    public static class ReadsFirst extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            byte[] answer = socket.getInputStream().readAllBytes();
            super.exchange(socket, request, max);
            return answer;
        }
    }

    @Wrong(value = "ends its output before it writes", nameless = true)
    public static class EndsBeforeItWrites extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            socket.shutdownOutput();
            return super.exchange(socket, request, max);
        }
    }

    @Wrong(value = "hides that a write has failed", nameless = true)
    public static class HidesFailedWrite extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            try {
                return super.exchange(socket, request, max);
            } catch (IOException e) {
                if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
                    return socket.getInputStream().readAllBytes();
                }
                throw e;
            }
        }
    }

    @Wrong(value = "gives null for an answer that is too long", nameless = true)
    public static class NullIfTooLong extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            try {
                return super.exchange(socket, request, max);
            } catch (IOException e) {
                return null;
            }
        }
    }

    @Wrong(value = "calculates a buffer that overflows with the largest limit", nameless = true)
    public static class OverflowsBuffer extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            byte[] room = new byte[Math.min(8192, max + 1)];
            Arrays.fill(room, (byte) 0);
            return super.exchange(socket, request, max);
        }
    }

    @Wrong(value = "gives nothing for the limit 0, whatever the answer is", nameless = true)
    public static class NothingForLimitZero extends SolvedRequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int max) throws IOException {
            if (max == 0) {
                socket.shutdownOutput();
                return new byte[0];
            }
            return super.exchange(socket, request, max);
        }
    }
}
