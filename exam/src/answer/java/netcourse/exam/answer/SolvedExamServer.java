package netcourse.exam.answer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson01.answer.SolvedPrefixedText;
import netcourse.lesson02.ListenerOptions;
import netcourse.lesson02.answer.SolvedAcceptLoop;
import netcourse.lesson02.answer.SolvedDeadlineReader;
import netcourse.lesson02.answer.SolvedListenerOpener;
import netcourse.lesson03.answer.SolvedDispatcher;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;
import netcourse.lesson04.answer.SolvedBodyCompressor;
import netcourse.lesson05.answer.SolvedMessageSealer;

/// The answer to the exam: the server.
public final class SolvedExamServer {
    private static final int MAX_BODY = 65_536;
    private static final int MAX_NAME = 255;
    private static final int MAX_VALUE = 60_000;
    private static final int MAX_NOTES = 100;

    private final Settings settings;
    private final TreeMap<byte[], byte[]> notes = new TreeMap<>(Arrays::compareUnsigned);

    private SolvedExamServer(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings;
        try {
            settings = Settings.of(args);
        } catch (IllegalArgumentException e) {
            System.err.println("exam-server: " + e.getMessage());
            System.exit(2);
            return;
        }
        ServerSocket listener =
                new SolvedListenerOpener()
                        .open(
                                ServerSocket::new,
                                new InetSocketAddress("127.0.0.1", settings.port),
                                ListenerOptions.defaults());
        System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
        new SolvedAcceptLoop()
                .serve(
                        listener,
                        settings.clients,
                        new SolvedExamServer(settings)::serve,
                        SolvedExamServer::log);
    }

    /// What a client does is its own business; what goes wrong here is worth a line.
    private static void log(Throwable failure) {
        if (!(failure instanceof EOFException)) {
            System.err.println("exam-server: " + failure);
        }
    }

    private void serve(Socket client) throws IOException {
        client.setTcpNoDelay(true);
        SolvedDispatcher dispatcher = new SolvedDispatcher();
        dispatcher.begin(
                Map.of(1, this::put, 2, this::get, 3, this::list, 4, Message::body),
                SolvedExamServer::logFailure);
        try {
            while (true) {
                Optional<Message> answer = answer(open(read(client)), dispatcher);
                if (answer.isPresent()) {
                    send(client, seal(compress(answer.get())));
                }
            }
        } catch (ProtocolException e) {
            send(client, Message.farewell(MessageError.BAD_MESSAGE, e.getMessage()));
        }
    }

    private static void logFailure(Exception failure) {
        if (!(failure instanceof NoSuchElementException)) {
            log(failure);
        }
    }

    private Message read(Socket client) throws IOException {
        SolvedDeadlineReader reader = new SolvedDeadlineReader();
        long end = System.nanoTime() + settings.idle.toNanos();
        byte[] head = reader.read(client, MessageHeader.BYTES, settings.idle, System::nanoTime);
        MessageHeader header = new SolvedHeaderUnpacker().unpack(head, MAX_BODY);
        Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
        return Message.of(header, reader.read(client, header.bodyLength(), left, System::nanoTime));
    }

    private Optional<Message> answer(Message message, SolvedDispatcher dispatcher) {
        Message request;
        try {
            request =
                    new SolvedBodyCompressor()
                            .decompress(message, MAX_BODY, SolvedExamServer::codec);
        } catch (ProtocolException e) {
            MessageHeader header = message.header();
            return header.isOneWay() || header.isResponse()
                    ? Optional.empty()
                    : Optional.of(message.failure(MessageError.BAD_BODY, e.getMessage()));
        }
        return dispatcher.dispatch(request);
    }

    private byte[] put(Message request) throws ProtocolException {
        byte[] body = request.body();
        byte[] name = name(body);
        byte[] value = Arrays.copyOfRange(body, 2 + name.length, body.length);
        if (value.length > MAX_VALUE) {
            throw new ProtocolException(
                    "value must have 0..%d bytes, had %d".formatted(MAX_VALUE, value.length));
        }
        synchronized (notes) {
            if (notes.size() == MAX_NOTES && !notes.containsKey(name)) {
                throw new IllegalStateException("there are " + MAX_NOTES + " notes already");
            }
            notes.put(name, value);
        }
        return new byte[0];
    }

    private byte[] get(Message request) throws ProtocolException {
        byte[] body = request.body();
        byte[] name = name(body);
        if (body.length > 2 + name.length) {
            throw new ProtocolException("bytes after the name");
        }
        synchronized (notes) {
            byte[] value = notes.get(name);
            if (value == null) {
                throw new NoSuchElementException("no such note");
            }
            return value;
        }
    }

    private byte[] list(Message request) throws ProtocolException {
        if (request.header().bodyLength() != 0) {
            throw new ProtocolException("the body of list must be empty");
        }
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        synchronized (notes) {
            for (byte[] name : notes.keySet()) {
                names.write(name.length >>> 8);
                names.write(name.length);
                names.writeBytes(name);
            }
        }
        return names.toByteArray();
    }

    /// The bytes of the name at the start of a body, which are UTF-8.
    private static byte[] name(byte[] body) throws ProtocolException {
        new SolvedPrefixedText().decode(body, 0);
        int length = (body[0] & 0xff) << 8 | body[1] & 0xff;
        if (length > MAX_NAME) {
            throw new ProtocolException(
                    "name must have 0..%d bytes, had %d".formatted(MAX_NAME, length));
        }
        return Arrays.copyOfRange(body, 2, 2 + length);
    }

    private Message open(Message message) throws ProtocolException {
        MessageHeader header = message.header();
        if (header.isEncrypted() != settings.key.isPresent()) {
            throw new ProtocolException(
                    header.isEncrypted() ? "there is no key here" : "only sealed messages here");
        }
        if (settings.key.isEmpty()) {
            return message;
        }
        byte[] plain =
                new SolvedMessageSealer().open(settings.key.get(), header.bytes(), message.body());
        return message.with(header.flags() & ~MessageHeader.ENCRYPTED, plain);
    }

    private Message seal(Message message) {
        return settings.key.map(key -> Sealing.seal(key, message)).orElse(message);
    }

    private static Message compress(Message message) {
        try (Codec codec = codec(Compression.DEFLATE)) {
            return new SolvedBodyCompressor().compress(message, Compression.DEFLATE, codec);
        }
    }

    private static Codec codec(Compression compression) {
        return compression.open();
    }

    private static void send(Socket client, Message message) throws IOException {
        byte[] header = message.header().bytes();
        byte[] whole = Arrays.copyOf(header, message.wireBytes());
        System.arraycopy(message.body(), 0, whole, header.length, whole.length - header.length);
        client.getOutputStream().write(whole);
    }

    /// A sealed message has a nonce of chance: a counter would begin anew for each connection, and
    /// all of them have the same key.
    static final class Sealing {
        private static final SecureRandom RANDOM = new SecureRandom();
        private static final int NONCE_AND_TAG = 12 + 16;

        private Sealing() {}

        static Message seal(byte[] key, Message message) {
            byte[] nonce = new byte[12];
            RANDOM.nextBytes(nonce);
            MessageHeader plain = message.header();
            int flags = plain.flags() | MessageHeader.ENCRYPTED;
            MessageHeader header =
                    new MessageHeader(
                            flags,
                            plain.protocol(),
                            plain.error(),
                            plain.sequence(),
                            plain.bodyLength() + NONCE_AND_TAG);
            return message.with(
                    flags,
                    new SolvedMessageSealer().seal(key, nonce, header.bytes(), message.body()));
        }
    }

    private record Settings(int port, int clients, Duration idle, Optional<byte[]> key) {
        static Settings of(String[] args) {
            Map<String, String> given = options(args);
            return new Settings(
                    number(given, "--port", 0, 0, 65_535),
                    number(given, "--clients", 100, 1, 10_000),
                    Duration.ofMillis(number(given, "--idle-ms", 30_000, 1, 86_400_000)),
                    Optional.ofNullable(given.get("--key")).map(Settings::key));
        }

        private static Map<String, String> options(String[] args) {
            List<String> names = List.of("--port", "--clients", "--idle-ms", "--key");
            Map<String, String> given = new TreeMap<>();
            for (int i = 0; i < args.length; i += 2) {
                if (!names.contains(args[i]) || i + 1 == args.length) {
                    throw new IllegalArgumentException(
                            "expected " + names + ", each with a value, was " + args[i]);
                }
                given.put(args[i], args[i + 1]);
            }
            return given;
        }

        private static int number(
                Map<String, String> given, String name, int otherwise, int least, int most) {
            String text = given.getOrDefault(name, "" + otherwise);
            int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        "%s must be %d..%d, was %s".formatted(name, least, most, text));
            }
            return value;
        }

        private static byte[] key(String text) {
            if (!text.matches("[0-9a-fA-F]{64}")) {
                throw new IllegalArgumentException("--key must have 64 hexadecimal digits");
            }
            return HexFormat.of().parseHex(text);
        }
    }
}
