package netcourse.lesson02.mistake;

import java.io.IOException;
import java.net.Socket;
import netcourse.checker.Mistake;
import netcourse.lesson02.RequestSender;

@Mistake(
        id = "reads-without-limit",
        does = "reads the whole answer, and then looks how long it is",
        sees =
                "A peer that never ends its answer fills the memory before anyone looks. Compare with the limit before you keep what has come.",
        caughtBy = "refusesAnswerLongerThanTheLimit")
public class ReadsWithoutLimit implements RequestSender {
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        byte[] answer = socket.getInputStream().readAllBytes();
        if (answer.length > maxAnswerBytes) {
            throw new IOException("answer is longer than " + maxAnswerBytes + " bytes");
        }
        return answer;
    }
}
