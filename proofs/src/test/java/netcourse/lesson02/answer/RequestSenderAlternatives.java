package netcourse.lesson02.answer;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import netcourse.authoring.Alternative;
import netcourse.lesson02.exercise.RequestSender;

/// Unusual solutions of exercise 2.2, send, half-close, read the answer to its end, which are
/// right.
public final class RequestSenderAlternatives {
    private RequestSenderAlternatives() {}

    @Alternative("lets readNBytes stop at the limit, and asks with one more read for the end")
    public static class ReadsLimitThenEnd implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            for (byte b : request) {
                out.write(b);
            }
            out.flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(maxAnswerBytes);
            if (in.read() >= 0) {
                throw new java.net.ProtocolException("more than " + maxAnswerBytes + " bytes came");
            }
            return answer;
        }
    }

    @Alternative("has transferTo fill a stream that refuses what is too much")
    public static class TransfersToBounded implements RequestSender {
        @Override
        public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes)
                throws IOException {
            new ByteArrayInputStream(request).transferTo(socket.getOutputStream());
            socket.shutdownOutput();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream()
                    .transferTo(
                            new OutputStream() {
                                @Override
                                public void write(int b) throws IOException {
                                    write(new byte[] {(byte) b}, 0, 1);
                                }

                                @Override
                                public void write(byte[] part, int from, int length)
                                        throws IOException {
                                    if (answer.size() > maxAnswerBytes - length) {
                                        throw new IOException("limit is " + maxAnswerBytes);
                                    }
                                    answer.write(part, from, length);
                                }
                            });
            return answer.toByteArray();
        }
    }
}
