package netcourse.lesson02.exercise;

import java.nio.channels.ServerSocketChannel;
import netcourse.common.Todo;
import netcourse.lesson02.SelectorEcho;

/// Exercise 2.9. The contract stands in [SelectorEcho].
public final class MySelectorEcho implements SelectorEcho {
    @Override
    public void serve(ServerSocketChannel listener) {
        throw new Todo("2.9");
    }
}
