package netcourse.lesson04;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageLimits;

/// A server with a folder, and connections to it: whole clients, or raw ones that send what a test
/// says.
final class TransferPair implements AutoCloseable {
    final List<String> log = new CopyOnWriteArrayList<>();
    final Path target;
    final TransferServer server;

    TransferPair(Path target, TransferSettings settings) throws IOException {
        this(new TargetFolder(target, settings.overwrite()), target, settings);
    }

    TransferPair(TargetFolder folder, Path target, TransferSettings settings) throws IOException {
        this.target = target;
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        this.server = TransferServer.open(free, settings, folder, log::add);
    }

    TransferClient client(ClientSettings settings) throws IOException {
        return TransferClient.open(Connecting.to(server.endpoint()), settings);
    }

    Raw raw() throws IOException {
        return new Raw(Connecting.to(server.endpoint()).open());
    }

    /// What is in the target folder, sorted; a folder ends with `/`.
    List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(target)) {
            return all.filter(path -> !path.equals(target))
                    .map(path ->
                            target.relativize(path).toString().replace('\\', '/')
                                    + (Files.isDirectory(path) ? "/" : ""))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /// A client by hand.
    static final class Raw implements AutoCloseable {
        final FramedConnection connection;
        private final Socket socket;
        private long sequence;

        private Raw(Socket socket) throws IOException {
            this.socket = socket;
            connection = new FramedConnection(socket, MessageLimits.defaults());
        }

        /// After an agreement on a codec.
        Raw agreed(String codec) throws IOException {
            assertThat(ask(TransferType.HELLO, utf8(codec)).text()).isEqualTo(codec);
            return this;
        }

        Message ask(TransferType type, byte[] body) throws IOException {
            connection.send(Message.request(type.number(), ++sequence, body));
            return next();
        }

        Message begin(long size, String name) throws IOException {
            return begin(size, utf8(name));
        }

        Message begin(long size, byte[] name) throws IOException {
            byte[] body = ByteBuffer.allocate(8 + name.length).putLong(size).put(name).array();
            return ask(TransferType.FILE, body);
        }

        void chunk(String text) throws IOException {
            connection.write(Message.oneWay(TransferType.CHUNK.number(), utf8(text)));
        }

        Message end(String text) throws Exception {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(utf8(text));
            return ask(TransferType.END, digest);
        }

        void send(Message message) throws IOException {
            connection.send(message);
        }

        Message next() throws IOException {
            return connection.read().orElseThrow(() -> new AssertionError("the server closed"));
        }

        /// With a RST, or with a FIN.
        void leave(boolean reset) throws IOException {
            socket.setSoLinger(reset, 0);
            socket.close();
        }

        /// The server says why, and closes.
        String farewell(MessageError error) throws IOException {
            Message last = next();
            assertThat(last.header().error()).as(last.text()).isEqualTo(error.number());
            assertThat(last.header().protocol()).isZero();
            assertThat(connection.read()).isEmpty();
            return last.text();
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
