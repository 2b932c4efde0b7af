package netcourse.lesson02.exercise;

import java.io.IOException;
import java.net.Socket;
import netcourse.common.Todo;

/// Exercise 2.2; the task is in [RequestSender], hints in `hints/2.2.md`.
public class MyRequestSender implements RequestSender {
    @Override
    public byte[] exchange(Socket socket, byte[] request, int maxAnswerBytes) throws IOException {
        throw new Todo("2.2");
    }
}
