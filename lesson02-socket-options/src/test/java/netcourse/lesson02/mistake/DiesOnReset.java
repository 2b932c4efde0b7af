package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import netcourse.checker.Mistake;

@Mistake(
        id = "dies-on-reset",
        does = "lets the IOException of one client end the loop",
        sees =
                "A reset makes that client's read or write throw. It is the end of that client; out of the loop, it is the end of all of them.",
        caughtBy = "losesNobodyElseWhenOneResets")
public class DiesOnReset extends EchoLoop {
    @Override
    void ready(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            accept(((ServerSocketChannel) key.channel()).accept(), key.selector());
        } else {
            echo(key, (SocketChannel) key.channel(), (ByteBuffer) key.attachment());
        }
    }
}
