package netcourse.lesson02.mistake;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.lesson02.RequestSender;

@Mistake(
        id = "keeps-output-open",
        does = "does not end its request",
        sees =
                "The peer has every byte and waits for the end of the stream before it answers; you wait for its answer. Neither ever comes.",
        caughtBy = "exchangesRequestForAnswer",
        verdict = Verdict.STUCK)
public class KeepsOutputOpen implements RequestSender {
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        InputStream in = socket.getInputStream();
        byte[] answer = in.readNBytes(maxAnswerBytes);
        if (in.read() >= 0) {
            throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
        }
        return answer;
    }
}
