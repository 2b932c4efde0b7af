package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.Socket;
import netcourse.checker.Mistake;
import netcourse.lesson02.RequestSender;

@Mistake(
        id = "cuts-at-limit",
        does = "stops reading at the limit, and returns that as the answer",
        sees =
                "The caller gets the beginning of a longer answer and takes it for a whole one. Read on by one byte: it must be the end.",
        caughtBy = "refusesAnswerLongerThanTheLimit")
public class CutsAtLimit implements RequestSender {
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        return socket.getInputStream().readNBytes(maxAnswerBytes);
    }
}
