package netcourse.lesson02.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import netcourse.checker.Mistake;
import netcourse.lesson02.RequestSender;

@Mistake(
        id = "closes-output-stream",
        does = "closes the output stream to end the request",
        sees =
                "A socket's streams are the socket: closing one closes it, both ways. The answer comes to a socket that is gone.",
        caughtBy = "exchangesRequestForAnswer")
public class ClosesOutputStream implements RequestSender {
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
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
