package netcourse.lesson02.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.lesson02.RequestSender;

@Mistake(
        id = "allocates-limit",
        does = "allocates an array as long as the limit",
        sees =
                "The limit says what is allowed, not what comes. Each short answer costs the memory of the longest one, and a great limit all there is.",
        caughtBy = "needsNoMemoryForTheLimit")
public class AllocatesLimit implements RequestSender {
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
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
