package netcourse.lesson02.exercise;

import java.net.ServerSocket;
import java.util.function.Consumer;
import netcourse.common.Todo;

/// Exercise 2.5; the task is in [AcceptLoop], hints in `hints/2.5.md`.
public class MyAcceptLoop implements AcceptLoop {
    @Override
    public void serve(ServerSocket listener, int limit, Handler handler, Consumer<Throwable> log)
            throws InterruptedException {
        throw new Todo("2.5");
    }
}
