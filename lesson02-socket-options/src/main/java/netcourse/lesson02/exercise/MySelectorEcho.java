package netcourse.lesson02.exercise;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import netcourse.common.Todo;

/// Exercise 2.11; the task is in [SelectorEcho], hints in `hints/2.11.md`.
public class MySelectorEcho implements SelectorEcho {
    @Override
    public void serve(ServerSocketChannel listener) throws IOException {
        throw new Todo("2.11");
    }
}
