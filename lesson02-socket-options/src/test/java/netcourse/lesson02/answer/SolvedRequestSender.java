package netcourse.lesson02.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import netcourse.lesson02.exercise.RequestSender;

/// The answer to exercise 2.2.
public class SolvedRequestSender implements RequestSender {
    // @start region="half-close"
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
        socket.getOutputStream().write(request);
        socket.shutdownOutput(); // sends the FIN; closing the stream would close the socket
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int got = in.read(part); got >= 0; got = in.read(part)) {
            if (got > maxAnswerBytes - answer.size()) {
                throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
            }
            answer.write(part, 0, got);
        }
        return answer.toByteArray();
    }
    // @end
}
