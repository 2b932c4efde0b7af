package netcourse.lesson02.mistake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import netcourse.checker.Mistake;
import netcourse.lesson02.RequestSender;

@Mistake(
        id = "asks-what-is-available",
        does = "reads while available() is more than 0",
        sees =
                "available() says what has arrived by now, and the answer is still on its way: 0 is not the end. Only a read that returns -1 is.",
        caughtBy = "exchangesRequestForAnswer")
public class AsksWhatIsAvailable implements RequestSender {
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        while (in.available() > 0) {
            answer.write(in.read());
        }
        if (answer.size() > maxAnswerBytes) {
            throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
        }
        return answer.toByteArray();
    }
}
