package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import netcourse.common.Hex;
import netcourse.common.LoopbackPair;
import netcourse.common.Message;
import netcourse.lesson03.answer.SolvedDispatcher;
import netcourse.lesson03.exercise.Dispatcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the interview items say beyond the chapter, made certain; for the rest see
/// [FramingFactsTest].
@Tag("verify")
class InterviewFactsTest {
    // --- Protobuf ---

    private static int readVarint(ByteBuffer from) throws IOException {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = from.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a length has at most 5 bytes");
    }

    @Test
    void aVarintWithoutAnEndIsRefused() {
        ByteBuffer endless = ByteBuffer.wrap(Hex.parse("ff ff ff ff ff ff"));
        assertThatThrownBy(() -> readVarint(endless)).isInstanceOf(IOException.class);
    }

    /// Nothing in the bytes says where the first ends: read as one, they are a single message.
    @Test
    void twoProtobufMessagesInARowLookLikeOne() throws IOException {
        assertThat(fieldOne(ByteBuffer.wrap(Hex.parse("08 96 01 08 07")))).isEqualTo(7);
    }

    @Test
    void aLengthInFrontKeepsTwoProtobufMessagesApart() throws IOException {
        ByteBuffer both = ByteBuffer.wrap(Hex.parse("03 08 96 01 02 08 07"));
        int[] values = new int[2];
        for (int i = 0; i < values.length; i++) {
            int length = readVarint(both);
            values[i] = fieldOne(both.slice(both.position(), length));
            both.position(both.position() + length);
        }
        assertThat(values).containsExactly(150, 7);
    }

    /// A message with a varint in its field 1, whose tag is 08; the last one counts.
    private static int fieldOne(ByteBuffer message) throws IOException {
        int value = 0;
        while (message.hasRemaining()) {
            assertThat(readVarint(message)).isEqualTo(8);
            value = readVarint(message);
        }
        return value;
    }

    // --- buffers ---

    @Test
    void compactKeepsWhatIsNotDecodedYetAndClearForgetsIt() {
        ByteBuffer buffer = ByteBuffer.allocate(16).put("message, wo".getBytes(US_ASCII));
        buffer.flip();
        assertThat(text(buffer, 9)).isEqualTo("message, ");
        buffer.compact();
        assertThat(buffer.position()).isEqualTo(2);
        assertThat(buffer.limit()).isEqualTo(16);
        buffer.put("rld".getBytes(US_ASCII)).flip();
        assertThat(text(buffer, 4)).isEqualTo("worl");
        buffer.clear();
        assertThat(buffer.position()).as("the d is forgotten").isZero();
        assertThat(buffer.get(4)).as("but not overwritten").isEqualTo((byte) 'd');
    }

    private static String text(ByteBuffer from, int length) {
        byte[] bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, US_ASCII);
    }

    // --- Redis ---

    /// A bulk string of Redis's protocol: its length in a line, its bytes, a line end.
    private static String bulkString(ByteBuffer from) {
        assertThat(from.get()).isEqualTo((byte) '$');
        int length = 0;
        for (byte digit = from.get(); digit != '\r'; digit = from.get()) {
            length = 10 * length + digit - '0';
        }
        assertThat(from.get()).isEqualTo((byte) '\n');
        String bytes = text(from, length);
        assertThat(text(from, 2)).isEqualTo("\r\n");
        return bytes;
    }

    @Test
    void aBulkStringCarriesALineEnd() {
        ByteBuffer command = ByteBuffer.wrap("$3\r\nSET\r\n$6\r\na\r\nDEL\r\n".getBytes(US_ASCII));
        assertThat(bulkString(command)).isEqualTo("SET");
        assertThat(bulkString(command)).isEqualTo("a\r\nDEL");
        assertThat(command.hasRemaining()).isFalse();
    }

    // --- checksums ---

    private static long crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    @Test
    void aCrcNoticesBurstsOfUpTo32Bits() {
        Random random = new Random(3);
        byte[] sent = new byte[64];
        random.nextBytes(sent);
        for (int i = 0; i < 10_000; i++) {
            byte[] came = sent.clone();
            int first = random.nextInt(sent.length * 8 - 32);
            long burst = random.nextInt() & 0xffff_ffffL | 1;
            for (int bit = 0; bit < 32; bit++) {
                came[(first + bit) / 8] ^= (byte) ((burst >>> bit & 1) << 7 - (first + bit) % 8);
            }
            assertThat(crc32(came)).isNotEqualTo(crc32(sent));
        }
    }

    // --- retries ---

    private static final class Account {
        private final AtomicInteger balance = new AtomicInteger(100);
        private final Map<String, byte[]> answers = new HashMap<>();

        byte[] pay(Message request) {
            return ByteBuffer.allocate(4).putInt(balance.addAndGet(-10)).array();
        }

        /// The body is a key that the client made for this payment.
        byte[] payOnce(Message request) {
            return answers.computeIfAbsent(request.text(), _ -> pay(request));
        }
    }

    /// What a client does that got no answer: the same again.
    private static int balanceAfterTwo(Dispatcher.Handler handler, Account account) {
        Dispatcher server = new SolvedDispatcher();
        server.begin(Map.of(1, handler), _ -> {});
        byte[] key = "payment 4711".getBytes(UTF_8);
        Message lost = server.dispatch(Message.request(1, 7, key)).orElseThrow();
        Message again = server.dispatch(Message.request(1, 8, key)).orElseThrow();
        assertThat(again.header().error()).isEqualTo(lost.header().error()).isZero();
        return account.balance.get();
    }

    @Test
    void aRetryAfterALostAnswerPaysTwice() {
        Account account = new Account();
        assertThat(balanceAfterTwo(account::pay, account)).isEqualTo(80);
    }

    @Test
    void aServerThatRemembersTheKeyPaysOnce() {
        Account account = new Account();
        assertThat(balanceAfterTwo(account::payOnce, account)).isEqualTo(90);
    }

    // --- remote calls ---

    private interface Adder {
        long add(int a, int b);
    }

    /// What a framework for remote calls generates; the "network" is a call of the dispatcher.
    private static Object call(Dispatcher server, Object[] numbers) throws Exception {
        ByteBuffer body = ByteBuffer.allocate(8);
        for (Object number : numbers) {
            body.putInt((int) number);
        }
        Message request = Message.request(MessageType.ADD.number(), 7, body.array());
        Message response = server.dispatch(request).orElseThrow();
        if (response.header().error() != 0) {
            throw new IOException(response.text());
        }
        return ByteBuffer.wrap(response.body()).getLong();
    }

    @Test
    void aProxyTurnsACallIntoARequest() {
        Dispatcher server = new SolvedDispatcher();
        Dispatcher.Handler sum =
                request -> {
                    ByteBuffer body = ByteBuffer.wrap(request.body());
                    long result = (long) body.getInt() + body.getInt();
                    return ByteBuffer.allocate(8).putLong(result).array();
                };
        server.begin(Map.of(MessageType.ADD.number(), sum), _ -> {});
        Adder remote =
                (Adder)
                        Proxy.newProxyInstance(
                                Adder.class.getClassLoader(),
                                new Class<?>[] {Adder.class},
                                (_, _, numbers) -> call(server, numbers));
        assertThat(remote.add(Integer.MAX_VALUE, 1)).isEqualTo(2_147_483_648L);
    }

    // --- chat ---

    @Test
    void numbersShowWhatIsMissingAndWhatCameTwice() {
        NavigableSet<Integer> missing = new TreeSet<>();
        List<Integer> repeated = new ArrayList<>();
        int greatest = 0;
        for (int number : new int[] {1, 2, 2, 4, 6, 5, 1}) {
            for (int between = greatest + 1; between < number; between++) {
                missing.add(between);
            }
            if (number <= greatest && !missing.remove(number)) {
                repeated.add(number);
            }
            greatest = Math.max(greatest, number);
        }
        assertThat(missing).as("to be asked for again").containsExactly(3);
        assertThat(repeated).as("to be thrown away").containsExactly(2, 1);
    }

    // --- too many requests ---

    /// 100 tokens a second, up to 200; the time is handed in, so nothing waits.
    private static final class TokenBucket {
        private long tokens = 200;
        private long lastMillis;

        boolean take(long nowMillis) {
            long more = (nowMillis - lastMillis) / 10;
            tokens = Math.min(200, tokens + more);
            lastMillis += more * 10;
            return tokens > 0 && tokens-- > 0;
        }
    }

    @Test
    void aTokenBucketAllowsABurstAndThenItsRate() {
        TokenBucket bucket = new TokenBucket();
        assertThat(IntStream.range(0, 500).filter(_ -> bucket.take(0)).count()).isEqualTo(200);
        assertThat(IntStream.range(0, 3000).filter(millis -> bucket.take(millis)).count())
                .as("in three seconds, with a request every millisecond")
                .isEqualTo(299);
    }

    // --- the end of a server ---

    /// The handshake is the kernel's: the client is connected, and nobody has accepted it.
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "another system may do otherwise")
    void aListenerThatClosesResetsTheClientsItDidNotAccept() throws IOException {
        ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try (Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            listener.close();
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class);
        }
    }

    // --- connections that are kept ---

    /// As a pool finds it that has kept a connection for too long.
    @Test
    void aConnectionThatTheServerClosedStillTakesARequest() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.server().close();
            OutputStream out = pair.client().getOutputStream();
            out.write(1); // no exception: the write only fills our send buffer
            int read;
            try {
                read = pair.client().getInputStream().read();
            } catch (IOException e) {
                read = -1;
            }
            assertThat(read).as("no answer").isEqualTo(-1);
        }
    }

    // --- HTTP ---

    private static String answers(String requests) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        server.createContext("/", InterviewFactsTest::answerPath);
        server.start();
        try (Socket socket = new Socket(loopback, server.getAddress().getPort())) {
            socket.getOutputStream().write(requests.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } finally {
            server.stop(0);
        }
    }

    /// With a length of 0, which means "unknown": in chunks.
    private static void answerPath(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(exchange.getRequestURI().getPath().getBytes(US_ASCII));
        }
    }

    @Test
    void aBodyOfUnknownLengthComesInChunks() throws IOException {
        String answer =
                answers("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("ransfer-encoding: chunked");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n")))
                .isEqualTo("\r\n\r\n6\r\n/hello\r\n0\r\n\r\n");
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
        String both =
                answers(
                        "GET /first HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                + "GET /second HTTP/1.1\r\nHost: localhost\r\n"
                                + "Connection: close\r\n\r\n");
        assertThat(both.indexOf("/first")).isPositive().isLessThan(both.indexOf("/second"));
    }

    // --- WebSocket ---

    /// RFC 6455, section 5.7: the same text as a server and as a client sends it.
    @Test
    void aClientsWebSocketFrameIsMasked() {
        byte[] fromServer = Hex.parse("81 05 48 65 6c 6c 6f");
        byte[] fromClient = Hex.parse("81 85 37 fa 21 3d 7f 9f 4d 51 58");
        assertThat(new String(fromServer, 2, 5, US_ASCII)).isEqualTo("Hello");
        byte[] text = new byte[5];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (fromClient[6 + i] ^ fromClient[2 + i % 4]);
        }
        assertThat(new String(text, US_ASCII)).isEqualTo("Hello");
        assertThat(fromClient[0] & 0x80).as("the last frame of its message").isEqualTo(0x80);
        assertThat(fromClient[0] & 0x0f).as("text").isEqualTo(1);
        assertThat(fromClient[1] & 0x80).as("masked").isEqualTo(0x80);
        assertThat(fromClient[1] & 0x7f).as("bytes").isEqualTo(5);
    }

    /// RFC 6455, section 1.3.
    @Test
    void theServersAcceptValueIsAHashOfTheClientsKey() throws Exception {
        String key = "dGhlIHNhbXBsZSBub25jZQ==";
        String guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
        byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + guid).getBytes(US_ASCII));
        assertThat(Base64.getEncoder().encodeToString(hash))
                .isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
