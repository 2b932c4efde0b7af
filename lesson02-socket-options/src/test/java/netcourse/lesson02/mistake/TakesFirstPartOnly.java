package netcourse.lesson02.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.lesson02.RequestSender;

@Mistake(
        id = "takes-first-part-only",
        does = "takes one read for the whole answer",
        sees =
                "A read returns what has arrived, from one byte on. The answer ends where read returns -1, and not before.",
        caughtBy = "readsAnswerHoweverItArrives")
public class TakesFirstPartOnly implements RequestSender {
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
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
