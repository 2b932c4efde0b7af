package netcourse.lesson02.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import netcourse.checker.Mistake;

@Mistake(
        id = "one-after-the-other",
        does = "stays with a client until it has left",
        sees =
                "The only thread waits in read for a client that says nothing; nobody else is accepted or served. Register the client, and go back to select.",
        caughtBy = "servesOthersWhileOneIsSilent")
public class ServesOneAfterTheOther extends EchoLoop {
    @Override
    void accept(SocketChannel client, Selector selector) throws IOException {
        try (client) {
            ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
            while (client.read(buffer) >= 0) {
                client.write(buffer.flip());
                buffer.clear();
            }
        }
    }
}
