package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import netcourse.checker.Mistake;

@Mistake(
        id = "asks-to-write-always",
        does = "registers OP_WRITE for good",
        sees =
                "A socket with room in its send buffer is always ready to be written to: select returns at once, for ever, and one processor is lost. Ask for OP_WRITE only while something is owed.",
        caughtBy = "waitsWhileThereIsNothingToDo")
public class AsksToWriteAlways extends EchoLoop {
    @Override
    public void serve(ServerSocketChannel listener) throws IOException {
        super.serve(listener);
    }

    @Override
    void echo(SelectionKey key, SocketChannel client, ByteBuffer owed) throws IOException {
        if (key.isReadable() && owed.position() == 0 && client.read(owed) < 0) {
            client.close();
            return;
        }
        client.write(owed.flip());
        owed.compact();
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
}
