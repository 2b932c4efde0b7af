package netcourse.lesson02.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import netcourse.checker.Mistake;
import netcourse.lesson02.RequestSender;

@Mistake(
        id = "closes-socket-of-others",
        does = "closes a socket that it did not open",
        sees =
                "The caller connected it, and may still want to ask it for its addresses or options, or close it in its own time. Who opens, closes.",
        caughtBy = "leavesSocketOpen")
public class ClosesSocketOfOthers implements RequestSender {
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
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
