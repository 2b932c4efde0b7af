package netcourse.lesson02.answer;

import java.io.BufferedOutputStream;
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
}
