package netcourse.lesson02.mistake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import netcourse.checker.Mistake;
import netcourse.lesson02.RequestSender;

@Mistake(
        id = "forgets-flush",
        does = "leaves the request in its buffer",
        sees =
                "A BufferedOutputStream keeps what it gets until it is full or flushed. The end of the stream overtakes the request, or both sides wait for each other.",
        caughtBy = "exchangesRequestForAnswer")
public class ForgetsFlush implements RequestSender {
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());
        out.write(request);
        socket.shutdownOutput();
        InputStream in = socket.getInputStream();
        byte[] answer = in.readNBytes(maxAnswerBytes);
        if (in.read() >= 0) {
            throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
        }
        return answer;
    }
}
