package netcourse.lesson02.exercise;

import java.io.IOException;
import java.time.Duration;
import netcourse.common.Todo;

/// Exercise 2.8; the task is in [ReconnectingClient], hints in `hints/2.8.md`.
public class MyReconnectingClient implements ReconnectingClient {
    @Override
    public void open(Network network) {
        throw new Todo("2.8");
    }

    @Override
    public byte[] ask(byte[] question, int answerBytes, Duration limit)
            throws IOException, InterruptedException {
        throw new Todo("2.8");
    }

    @Override
    public void close() throws IOException {
        throw new Todo("2.8");
    }
}
