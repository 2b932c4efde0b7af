package netcourse.lesson02.exercise;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import netcourse.common.Todo;
import netcourse.lesson02.ListenerOptions;

/// Exercise 2.4; the task is in [ListenerOpener], hints in `hints/2.4.md`.
public class MyListenerOpener implements ListenerOpener {
    @Override
    public ServerSocket open(
            SocketSource sockets, InetSocketAddress address, ListenerOptions options)
            throws IOException {
        throw new Todo("2.4");
    }
}
