package netcourse.lesson04;

import static netcourse.lesson04.TransferPair.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.common.MessageLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What peers that do not behave can do: nothing outside of the target folder, and in it they leave
/// nothing that is not whole.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTransfersTest {
    private static final TransferSettings SETTINGS = TransferSettings.defaults();

    @TempDir private Path folder;

    private TransferPair open(TransferSettings settings) throws IOException {
        return new TransferPair(folder.resolve("target"), settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "..",
                "../out",
                "a/../../out",
                "a/..",
                ".",
                "./a",
                "a//b",
                "a/",
                "a\\b",
                "..\\out",
                "C:",
                "C:out",
                "c:/out",
                "a\0b",
                "a\u001b[2Jb",
                "a\nb"
            })
    void aNameThatCouldLeadElsewhereIsRefused(String name) throws IOException {
        try (TransferPair pair = open(SETTINGS);
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            Message file = client.begin(1, name);
            Message folderToo = client.ask(TransferType.FOLDER, utf8(name));
            assertThat(file.header().error()).isEqualTo(MessageError.BAD_BODY.number());
            assertThat(file.text()).startsWith("name must not ");
            assertThat(folderToo.text()).isEqualTo(file.text());
            assertThat(pair.names()).isEmpty();
            try (var around = Files.list(folder)) {
                assertThat(around).containsExactly(pair.target);
            }
            assertThat(pair.log).noneMatch(line -> line.matches("(?s).*\\p{Cntrl}.*"));
        }
    }

    @Test
    void aNameThatIsTooLongOrNotUtf8IsRefused() throws IOException {
        try (TransferPair pair = open(SETTINGS);
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            assertThat(client.begin(1, "a/".repeat(600) + "a").text())
                    .isEqualTo("name must have at most 1024 bytes, had 1201");
            assertThat(client.begin(1, "é".repeat(128)).text())
                    .startsWith("name must not have a part of more than 255 bytes");
            assertThat(client.begin(1, new byte[] {'a', (byte) 0xc0, (byte) 0xaf}).text())
                    .isEqualTo("name must be UTF-8");
        }
    }

    @Test
    void unusualNamesAreTaken() throws Exception {
        assumeThat(FileSystems.getDefault().getSeparator())
                .as("Windows has other rules for names")
                .isEqualTo("/");
        try (TransferPair pair = open(SETTINGS);
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            String[] names = {
                "...", "..a", "a..", ".hidden", "-rf", "~", "a b", "12:30", "x".repeat(255)
            };
            for (String name : names) {
                client.begin(1, name);
                client.chunk("x");
                assertThat(client.end("x").header().error()).isZero();
            }
            assertThat(pair.names()).containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void noNameLeadsThroughASymbolicLinkNorOverOne() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(folder.resolve("target"));
        Files.createSymbolicLink(folder.resolve("target/link"), outside);
        Files.createSymbolicLink(folder.resolve("target/dangling"), folder.resolve("nowhere"));
        try (TransferPair pair = open(SETTINGS.withOverwrite(true));
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            assertThat(client.begin(1, "link/a").text())
                    .isEqualTo("\"link/a\" is not in a folder that is here");
            assertThat(client.begin(1, "link").text()).isEqualTo("exists already");
            assertThat(client.begin(1, "dangling").text()).isEqualTo("exists already");
            assertThat(client.ask(TransferType.FOLDER, utf8("link")).text())
                    .isEqualTo("exists already");
            assertThat(client.ask(TransferType.FOLDER, utf8("link/b")).header().error())
                    .isEqualTo(MessageError.FAILED.number());
            assertThat(outside).isEmptyDirectory();
        }
    }

    /// Made while the file is on its way.
    @Test
    void aFileThatAppearsMeanwhileIsNotOverwritten() throws Exception {
        try (TransferPair pair = open(SETTINGS);
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            client.begin(3, "a");
            client.chunk("new");
            Files.writeString(pair.target.resolve("a"), "old");
            assertThat(client.end("new").text()).isEqualTo("exists already");
            assertThat(pair.target.resolve("a")).hasContent("old");
            assertThat(pair.names()).containsExactly("a");
        }
    }

    @Test
    void aSizeOverTheLimitIsRefusedAtOnce() throws IOException {
        try (TransferPair pair = open(SETTINGS.withMaxFileBytes(10));
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            assertThat(client.begin(11, "a").text())
                    .isEqualTo("size of \"a\" must be 0..10, was 11");
            assertThat(client.begin(-1, "a").text()).endsWith("was 18446744073709551615");
            assertThat(client.ask(TransferType.FILE, new byte[7]).text())
                    .isEqualTo("body must begin with the size of the file, 8 bytes");
            assertThat(client.begin(10, "a").header().error()).isZero();
        }
    }

    @Test
    void aFileThatIsNotWhatWasAnnouncedLeavesNothingAndTheNextOneIsTaken() throws Exception {
        try (TransferPair pair = open(SETTINGS);
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            client.begin(3, "more");
            client.chunk("four");
            client.chunk("and more");
            assertThat(client.end("four").text()).isEqualTo("3 bytes were announced, more came");
            client.begin(3, "fewer");
            client.chunk("tw");
            assertThat(client.end("tw").text()).isEqualTo("3 bytes were announced, 2 came");
            client.begin(3, "other");
            client.chunk("abc");
            assertThat(client.end("abd").text())
                    .startsWith("SHA-256 must be a52d159f262b2c6ddb724a61840befc3");
            client.begin(3, "no digest");
            client.chunk("abc");
            assertThat(client.ask(TransferType.END, new byte[31]).text())
                    .isEqualTo("digest must have 32 bytes, had 31");
            assertThat(pair.names()).isEmpty();
            client.begin(3, "right");
            client.chunk("abc");
            assertThat(client.end("abc").header().error()).isZero();
            assertThat(pair.names()).containsExactly("right");
        }
    }

    @Test
    void aFullDiskIsOneLineAndTheConnectionGoesOn() throws Exception {
        Path target = folder.resolve("target");
        TargetFolder full =
                new TargetFolder(target, false) {
                    @Override
                    WritableByteChannel open(Path file) throws IOException {
                        return new FullChannel(super.open(file));
                    }
                };
        try (TransferPair pair = new TransferPair(full, target, SETTINGS);
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            client.begin(6, "a");
            client.chunk("abc");
            client.chunk("def");
            assertThat(client.end("abcdef").text()).isEqualTo("No space left on device");
            assertThat(pair.names()).isEmpty();
            assertThat(client.begin(0, "b").header().error()).isZero();
        }
    }

    private record FullChannel(WritableByteChannel file) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    private static Message compressed(int codec, int length, byte[] content) {
        byte[] body =
                ByteBuffer.allocate(5 + content.length)
                        .put((byte) codec)
                        .putInt(length)
                        .put(content)
                        .array();
        return Message.oneWay(TransferType.CHUNK.number(), new byte[0])
                .with(MessageHeader.ONE_WAY | MessageHeader.COMPRESSED, body);
    }

    private static byte[] zeros(int bytes) {
        try (Codec codec = Compression.ZSTD.open()) {
            return codec.compress(new byte[bytes]);
        }
    }

    private String endOf(Message message) throws IOException {
        try (TransferPair pair = open(SETTINGS);
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            client.begin(1000, "a");
            client.send(message);
            String why = client.farewell(MessageError.BAD_MESSAGE);
            assertThat(pair.names()).isEmpty();
            return why;
        }
    }

    @Test
    void aBombEndsTheConnectionAndLeavesNothing() throws IOException {
        int zstd = Compression.ZSTD.id();
        byte[] bomb = zeros(100_000_000);
        assertThat(bomb).hasSizeLessThan(10_000);
        assertThat(endOf(compressed(zstd, 100_000_000, bomb)))
                .isEqualTo("original length must be 0..262144, was 100000000");
        assertThat(endOf(compressed(zstd, 1000, bomb)))
                .isEqualTo("original length is 1000, more came out");
    }

    @Test
    void aBodyThatIsNotWhatItSaysEndsTheConnection() throws IOException {
        int zstd = Compression.ZSTD.id();
        assertThat(endOf(compressed(zstd, 1000, zeros(999))))
                .isEqualTo("original length is 1000, 999 bytes came out");
        assertThat(endOf(compressed(0, 1000, zeros(1000))))
                .isEqualTo("codec id must be 1..6, was 0");
        assertThat(endOf(compressed(Compression.GZIP.id(), 1000, zeros(1000))))
                .isEqualTo("codec must be zstd, was gzip");
    }

    @Test
    void whatComesInTheWrongOrderEndsTheConnection() throws IOException {
        try (TransferPair pair = open(SETTINGS)) {
            try (TransferPair.Raw client = pair.raw()) {
                client.send(Message.request(TransferType.FOLDER.number(), 1, utf8("a")));
                assertThat(client.farewell(MessageError.BAD_MESSAGE))
                        .isEqualTo("FOLDER must not come now");
            }
            try (TransferPair.Raw client = pair.raw().agreed("gzip")) {
                client.send(Message.oneWay(TransferType.CHUNK.number(), utf8("a")));
                assertThat(client.farewell(MessageError.BAD_MESSAGE))
                        .isEqualTo("CHUNK must not come now");
            }
            try (TransferPair.Raw client = pair.raw().agreed("gzip")) {
                client.begin(1, "a");
                client.send(Message.request(TransferType.HELLO.number(), 9, utf8("gzip")));
                assertThat(client.farewell(MessageError.BAD_MESSAGE))
                        .isEqualTo("HELLO must not come now");
            }
            assertThat(pair.names()).isEmpty();
        }
    }

    @Test
    void aHelloThatCannotBeReadIsAnswered() throws IOException {
        try (TransferPair pair = open(SETTINGS);
                TransferPair.Raw client = pair.raw()) {
            assertThat(client.ask(TransferType.HELLO, utf8("gzip;q=2")).text())
                    .isEqualTo("bad quality \"q=2\"");
            client.agreed("gzip");
        }
    }

    @Test
    void aClientThatStallsIsDroppedAndLeavesNothing() throws IOException {
        TransferSettings hasty =
                SETTINGS.withLimits(SETTINGS.limits().withIdle(Duration.ofMillis(50)));
        try (TransferPair pair = open(hasty);
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            client.begin(10, "a");
            assertThat(client.farewell(MessageError.TOO_SLOW))
                    .isEqualTo("no message came within 50 ms");
            assertThat(pair.names()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatGoesAwayInTheMiddleLeavesNothing(boolean reset) throws IOException {
        try (TransferPair pair = open(SETTINGS);
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            client.begin(10, "a");
            client.chunk("half");
            client.connection.flush();
            client.leave(reset);
            while (pair.log.stream().noneMatch(line -> line.contains("  ended     0 files"))) {
                Thread.onSpinWait();
            }
            assertThat(pair.names()).isEmpty();
        }
    }

    @Test
    void oneClientTooManyIsRefusedWithTheReason() throws IOException {
        try (TransferPair pair = open(SETTINGS.withMaxClients(1));
                TransferPair.Raw first = pair.raw().agreed("zstd");
                TransferPair.Raw second = pair.raw()) {
            assertThat(second.farewell(MessageError.FULL))
                    .isEqualTo("there are 1 clients, no more are served");
            assertThat(first.begin(1, "a").header().error()).isZero();
        }
    }

    @Test
    void aServerThatStopsSaysSoAndLeavesNothing() throws IOException {
        try (TransferPair pair = open(SETTINGS);
                TransferPair.Raw client = pair.raw().agreed("zstd")) {
            client.begin(10, "a");
            assertThat(pair.names()).hasSize(1);
            pair.server.close();
            assertThat(client.farewell(MessageError.STOPPING)).isEqualTo("the server stops");
            assertThat(pair.names()).isEmpty();
        }
    }

    /// Its thread, which logs it first, goes on when no more clients are accepted.
    @Test
    void aClientThatWasJustAcceptedIsToldThatTheServerStops() throws Exception {
        AtomicInteger port = new AtomicInteger();
        CountDownLatch accepted = new CountDownLatch(1);
        Consumer<String> late =
                line -> {
                    accepted.countDown();
                    while (line.endsWith("connected") && accepts(port.get())) {
                        Thread.onSpinWait();
                    }
                };
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        TransferServer server = TransferServer.open(free, SETTINGS, folder, late);
        port.set(server.endpoint().port());
        try (FramedConnection client =
                new FramedConnection(
                        Connecting.to(server.endpoint()).open(), MessageLimits.defaults())) {
            accepted.await();
            Thread closing = Thread.ofVirtual().start(server::close);
            assertThat(client.read().map(Message::text)).contains("the server stops");
            client.shutdownOutput();
            closing.join();
        }
    }

    private static boolean accepts(int port) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("accept-" + port));
    }

    @Test
    void aClientSaysWhyTheServerClosed() throws IOException {
        try (TransferPair pair = open(SETTINGS.withMaxClients(1));
                TransferPair.Raw _ = pair.raw().agreed("zstd")) {
            assertThatThrownBy(() -> pair.client(ClientSettings.defaults()))
                    .hasMessage("server closed: there are 1 clients, no more are served");
        }
    }

    @Test
    void aClientDoesNotWaitForeverForAServerThatIsSilent() throws IOException {
        try (ServerSocket listener = Listening.at(new Endpoint("127.0.0.1", 0)).open()) {
            Endpoint silent = new Endpoint("127.0.0.1", listener.getLocalPort());
            ClientSettings hasty = ClientSettings.defaults().withPatience(Duration.ofMillis(50));
            assertThatThrownBy(() -> TransferClient.open(Connecting.to(silent), hasty))
                    .hasMessage("no message came within 50 ms");
        }
    }

    @Test
    void aClientRefusesACodecThatItDoesNotHave() throws Exception {
        try (ServerSocket listener = Listening.at(new Endpoint("127.0.0.1", 0)).open()) {
            Thread.ofVirtual().start(() -> answerOnce(listener, "br\u001b"));
            Endpoint server = new Endpoint("127.0.0.1", listener.getLocalPort());
            assertThatThrownBy(() ->
                            TransferClient.open(Connecting.to(server), ClientSettings.defaults()))
                    .hasMessage("server chose a codec that is not here: br?");
        }
    }

    private static void answerOnce(ServerSocket listener, String codec) {
        try (Socket socket = listener.accept();
                var connection = new FramedConnection(socket, MessageLimits.defaults())) {
            connection.send(connection.read().orElseThrow().answer(utf8(codec)));
            connection.read();
        } catch (IOException e) {
            // The client has its own end.
        }
    }
}
