package netcourse.exam.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson01.answer.SolvedPrefixedText;
import netcourse.lesson02.answer.SolvedConnector;
import netcourse.lesson02.answer.SolvedDeadlineReader;
import netcourse.lesson02.answer.SolvedEndpointReader;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;
import netcourse.lesson04.answer.SolvedBodyCompressor;
import netcourse.lesson05.answer.SolvedMessageSealer;

/// The answer to the exam: the client.
public final class SolvedExamClient {
    private static final int MAX_BODY = 65_536;
    private static final int MAX_NAME = 255;
    private static final int MAX_VALUE = 60_000;
    private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

    private final Settings settings;
    private final long start = System.nanoTime();

    private SolvedExamClient(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            System.exit(new SolvedExamClient(Settings.of(args)).run());
        } catch (IllegalArgumentException e) {
            System.err.println("exam-client: " + e.getMessage());
            System.exit(2);
        }
    }

    private int run() throws IOException, InterruptedException {
        Message request = compress(Message.request(settings.protocol(), 1, body()));
        Message answer;
        try {
            answer = ask(request);
        } catch (SocketTimeoutException e) {
            System.err.println("exam-client: " + e.getMessage());
            return 3;
        }
        if (answer.header().error() != 0) {
            // A terminal would obey the control characters of a stranger.
            String reason = answer.text().replaceAll("\\p{Cc}+", " ");
            System.err.printf("exam-client: error %d: %s%n", answer.header().error(), reason);
            return 1;
        }
        System.out.writeBytes(printed(answer.body()));
        System.out.flush();
        return 0;
    }

    private byte[] body() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (!settings.command.equals("list")) {
            body.writeBytes(new SolvedPrefixedText().encode(settings.name));
        }
        if (settings.command.equals("put")) {
            byte[] value = System.in.readNBytes(MAX_VALUE + 1);
            if (value.length > MAX_VALUE) {
                throw new IllegalArgumentException(
                        "the value must have 0..%d bytes, had more".formatted(MAX_VALUE));
            }
            body.writeBytes(value);
        }
        return body.toByteArray();
    }

    /// What an answer prints.
    ///
    /// @throws ProtocolException if it is not what was asked for
    private byte[] printed(byte[] body) throws ProtocolException {
        if (settings.command.equals("get")) {
            return body;
        }
        if (settings.command.equals("put")) {
            if (body.length > 0) {
                throw new ProtocolException("the answer to put must be empty");
            }
            return body;
        }
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < body.length; ) {
            String name = new SolvedPrefixedText().decode(body, at);
            at += 2 + name.getBytes(StandardCharsets.UTF_8).length;
            lines.append(name).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Asks again over a new connection, after a pause that grows, until the time is over.
    private Message ask(Message request) throws IOException, InterruptedException {
        for (long pause = 10_000_000; ; pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS)) {
            try {
                return attempt(request);
            } catch (IOException e) {
                long half = pause / 2;
                long time = half + ThreadLocalRandom.current().nextLong(half + 1);
                if (left().toNanos() <= time) {
                    SocketTimeoutException over =
                            new SocketTimeoutException(
                                    "no answer within %d ms; the last attempt: %s"
                                            .formatted(settings.deadline.toMillis(), e));
                    over.initCause(e);
                    throw over;
                }
                Thread.sleep(Duration.ofNanos(time));
            }
        }
    }

    /// More than zero.
    private Duration left() {
        long left = settings.deadline.toNanos() - (System.nanoTime() - start);
        return Duration.ofNanos(Math.max(1, left));
    }

    private Message attempt(Message request) throws IOException {
        InetSocketAddress server = settings.server;
        try (Socket socket = new Socket()) {
            int error =
                    new SolvedConnector()
                            .connect(
                                    socket,
                                    new InetSocketAddress(server.getHostString(), server.getPort()),
                                    left());
            if (error != 0) {
                throw new ConnectException("connect failed with error number " + error);
            }
            socket.getOutputStream().write(bytes(seal(request)));
            return checked(request.header(), open(read(socket)));
        }
    }

    private Message read(Socket socket) throws IOException {
        SolvedDeadlineReader reader = new SolvedDeadlineReader();
        byte[] head = reader.read(socket, MessageHeader.BYTES, left(), System::nanoTime);
        MessageHeader header = new SolvedHeaderUnpacker().unpack(head, MAX_BODY);
        return Message.of(
                header, reader.read(socket, header.bodyLength(), left(), System::nanoTime));
    }

    private Message checked(MessageHeader request, Message answer) throws ProtocolException {
        MessageHeader header = answer.header();
        if (!header.isResponse()
                || header.protocol() != request.protocol()
                || header.sequence() != request.sequence()) {
            throw new ProtocolException("not the answer to " + request + ": " + header);
        }
        Message whole = new SolvedBodyCompressor().decompress(answer, MAX_BODY, Compression::open);
        if (header.error() == 0) {
            printed(whole.body());
        }
        return whole;
    }

    private Message open(Message message) throws ProtocolException {
        MessageHeader header = message.header();
        if (header.isEncrypted() != settings.key.isPresent()) {
            throw new ProtocolException("sealed or not, as the key says, but was " + header);
        }
        if (settings.key.isEmpty()) {
            return message;
        }
        byte[] plain =
                new SolvedMessageSealer().open(settings.key.get(), header.bytes(), message.body());
        return message.with(header.flags() & ~MessageHeader.ENCRYPTED, plain);
    }

    private Message seal(Message message) {
        return settings.key.map(key -> SolvedExamServer.Sealing.seal(key, message)).orElse(message);
    }

    private static Message compress(Message message) {
        try (Codec codec = Compression.DEFLATE.open()) {
            return new SolvedBodyCompressor().compress(message, Compression.DEFLATE, codec);
        }
    }

    private static byte[] bytes(Message message) {
        byte[] header = message.header().bytes();
        byte[] whole = Arrays.copyOf(header, message.wireBytes());
        System.arraycopy(message.body(), 0, whole, header.length, whole.length - header.length);
        return whole;
    }

    private record Settings(
            InetSocketAddress server,
            Optional<byte[]> key,
            Duration deadline,
            String command,
            String name) {
        private static final List<String> COMMANDS = List.of("put", "get", "list");

        static Settings of(String[] args) {
            Map<String, String> given = new TreeMap<>();
            int at = 0;
            for (; at < args.length && args[at].startsWith("--"); at += 2) {
                if (!List.of("--server", "--key", "--deadline-ms").contains(args[at])
                        || at + 1 == args.length) {
                    throw new IllegalArgumentException("bad option " + args[at]);
                }
                given.put(args[at], args[at + 1]);
            }
            List<String> words = Arrays.asList(args).subList(at, args.length);
            if (words.isEmpty()
                    || !COMMANDS.contains(words.getFirst())
                    || words.size() != (words.getFirst().equals("list") ? 1 : 2)) {
                throw new IllegalArgumentException("expected put NAME, get NAME or list");
            }
            if (!given.containsKey("--server")) {
                throw new IllegalArgumentException("--server HOST:PORT is missing");
            }
            return new Settings(
                    new SolvedEndpointReader().read(given.get("--server")),
                    Optional.ofNullable(given.get("--key")).map(Settings::key),
                    deadline(given.getOrDefault("--deadline-ms", "5000")),
                    words.getFirst(),
                    name(words.size() == 1 ? "" : words.get(1)));
        }

        int protocol() {
            return 1 + COMMANDS.indexOf(command);
        }

        private static byte[] key(String text) {
            if (!text.matches("[0-9a-fA-F]{64}")) {
                throw new IllegalArgumentException("--key must have 64 hexadecimal digits");
            }
            return HexFormat.of().parseHex(text);
        }

        private static Duration deadline(String text) {
            if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) == 0) {
                throw new IllegalArgumentException(
                        "--deadline-ms must be 1..99999999, was " + text);
            }
            return Duration.ofMillis(Integer.parseInt(text));
        }

        private static String name(String name) {
            int length = name.getBytes(StandardCharsets.UTF_8).length;
            if (length > MAX_NAME) {
                throw new IllegalArgumentException(
                        "the name must have 0..%d bytes, had %d".formatted(MAX_NAME, length));
            }
            return name;
        }
    }
}
