package netcourse.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import netcourse.codecs.Compression;
import netcourse.common.CapturedConnection;
import netcourse.common.Endpoint;
import netcourse.common.Hex;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.common.PcapWriter;
import netcourse.common.Program;
import netcourse.lesson03.MessageType;
import netcourse.lesson03.demo.FramedClient;
import netcourse.lesson03.demo.FramedServer;
import netcourse.lesson04.TransferType;
import netcourse.lesson04.demo.CompressedClient;
import netcourse.lesson04.demo.CompressedServer;
import netcourse.lesson05.demo.SecureClient;
import netcourse.lesson05.demo.SecureServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wireshark's dissector of the course's message, on what the course's own programs capture with
/// `--pcap`.
class DissectorProcessIT {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir private Path folder;

    private Path capture() {
        return folder.resolve("talk.pcap");
    }

    /// A server in a process of its own: a capture is of a whole process.
    private static PeerProcess serve(Class<?> program, String... options) {
        Stream<String> java =
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.log.netcourse=info",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        "--port=0");
        return PeerProcess.start(Stream.concat(java, Stream.of(options)).toArray(String[]::new));
    }

    private void run(Callable<Integer> client, Endpoint server, String... options) {
        Stream<String> first = Stream.of("--port=" + server.port(), "--pcap=" + capture());
        String[] all = Stream.concat(first, Stream.of(options)).toArray(String[]::new);
        assertThat(Program.run(client, all)).isZero();
    }

    @Test
    void messagesOfLesson3AreReadWithNamesFlagsErrorsAndTexts() throws Exception {
        try (PeerProcess server = serve(FramedServer.class)) {
            run(new FramedClient(), server.awaitListening());
        }
        String all = String.join("\n", Tshark.filter(capture(), "netcourse", "-V"));
        assertThat(all)
                .contains(
                        "Netcourse message: wait request 1, 4 bytes",
                        "Protocol number: echo (2)",
                        ".... 1... = One-way: True",
                        ".... ...1 = Response: True",
                        "Error number: bad_body (2)",
                        "Text: body length must be 8, was 3 (bytes 12-15 of the header)",
                        "Text: hello");
        assertThat(
                        Tshark.filter(
                                capture(),
                                "netcourse.sequence==7",
                                "-T",
                                "fields",
                                "-e",
                                "netcourse.sequence"))
                .first()
                .isEqualTo("1,2,3,4,5,6,7,0");
    }

    /// A chunk is as long as 183 segments, and one of text is much shorter.
    @Test
    void messagesThatSpanSegmentsAreJoinedAndCompressedBodiesAreOpened() throws Exception {
        Path text = folder.resolve("text.txt");
        String lines =
                IntStream.range(0, 1000)
                        .mapToObj(i -> "this is line " + i)
                        .collect(Collectors.joining("\n"));
        Files.writeString(text, lines);
        byte[] random = new byte[TransferType.CHUNK_BYTES];
        new Random(1).nextBytes(random);
        Path noise = Files.write(folder.resolve("noise"), random);
        try (PeerProcess server =
                serve(CompressedServer.class, "--folder=" + folder.resolve("received"))) {
            Endpoint at = server.awaitListening();
            run(new CompressedClient(), at, "--codecs=gzip", text.toString(), noise.toString());
        }
        assertThat(Tshark.filter(capture(), "netcourse.length==262144")).hasSize(1);
        assertThat(
                        Tshark.filter(
                                capture(),
                                "netcourse.codec==3 && netcourse.body contains \"this is line 999\"",
                                "-T",
                                "fields",
                                "-e",
                                "netcourse.original_length"))
                .containsExactly(String.valueOf(lines.length()));
        assertThat(Tshark.filter(capture(), "netcourse.protocol==44 && netcourse.flags==1"))
                .hasSize(2);
    }

    @Test
    void sealedBodiesAreNamedAsSuch() throws Exception {
        String key = "--key-file=" + folder.resolve("key");
        try (PeerProcess server = serve(SecureServer.class, "--sealed", key)) {
            sayHello(server.awaitListening(), "--sealed", key);
        }
        assertThat(
                        Tshark.filter(
                                capture(),
                                "netcourse.sealed && netcourse.tag",
                                "-T",
                                "fields",
                                "-e",
                                "netcourse.protocol"))
                .containsExactly("0,50", "2", "2");
    }

    @Test
    void theSecureChannelIsFoundByItsPort() throws Exception {
        String port;
        try (PeerProcess server =
                serve(SecureServer.class, "--key-file=" + folder.resolve("key"))) {
            String pin = server.awaitLine(Pattern.compile("[0-9a-f]{64}")).group();
            Endpoint at = server.awaitListening();
            port = "netcourse_channel.port:" + at.port();
            sayHello(at, "--pin=" + pin);
        }
        assertThat(Tshark.filter(capture(), "netcourse || netcourse_channel")).isEmpty();
        assertThat(
                        Tshark.filter(
                                capture(),
                                "netcourse_channel.handshake",
                                "-o",
                                port,
                                "-T",
                                "fields",
                                "-e",
                                "netcourse_channel.length"))
                .containsExactly("48", "48");
        assertThat(
                        Tshark.filter(
                                capture(),
                                "netcourse_channel.sealed",
                                "-o",
                                port,
                                "-T",
                                "fields",
                                "-e",
                                "netcourse_channel.length"))
                .as("a login and an echo, and their answers")
                .containsExactly("37", "32", "37", "37");
    }

    private void sayHello(Endpoint server, String... options) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("hello\n".getBytes(UTF_8)));
            run(new SecureClient(), server, options);
        } finally {
            System.setIn(before);
        }
    }

    /// At the programs' own port, where the first segment need not have the magic.
    @Test
    void aMessageThatComesByteByByteIsJoined() throws Exception {
        byte[] echo = bytes(Message.request(2, 9, "hi".getBytes(UTF_8)));
        byte[][] single = new byte[echo.length][];
        for (int i = 0; i < echo.length; i++) {
            single[i] = new byte[] {echo[i]};
        }
        write(12580, single);
        assertThat(Tshark.filter(capture(), "netcourse.text==\"hi\"")).hasSize(1);
    }

    @Test
    void hostileAndForeignBytesAreNoMessages() throws Exception {
        byte[] tooLong = Hex.parse("4e 43 01 00 00 02 00 00 00 00 00 09 ff ff ff ff");
        write(40_000, tooLong, "GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
        assertThat(Tshark.filter(capture(), "netcourse.too_long")).hasSize(1);
        write(12580, "GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII), new byte[] {'N', 'C', 2, 0, 0});
        assertThat(Tshark.filter(capture(), "netcourse || _ws.malformed || _ws.lua.error"))
                .isEmpty();
    }

    private static byte[] bytes(Message message) {
        ByteBuffer bytes = ByteBuffer.allocate(message.wireBytes());
        message.header().writeTo(bytes);
        return bytes.put(message.body()).array();
    }

    private void write(int port, byte[]... segments) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (PcapWriter file = PcapWriter.create(capture())) {
            CapturedConnection connection =
                    new CapturedConnection(
                            file,
                            new InetSocketAddress(loopback, 50_000),
                            new InetSocketAddress(loopback, port),
                            TIME);
            for (byte[] segment : segments) {
                connection.sent(TIME, true, segment, segment.length);
            }
        }
    }

    /// One table of names here, the others in the lessons.
    @Test
    void theDissectorHasEveryNumberOfTheCourse() throws IOException {
        Stream<String> protocols =
                Stream.concat(
                        Arrays.stream(MessageType.values())
                                .map(type -> entry(type.number(), type.name())),
                        Arrays.stream(TransferType.values())
                                .map(type -> entry(type.number(), type.name())));
        Stream<String> errors =
                Arrays.stream(MessageError.values())
                        .map(error -> entry(error.number(), error.name()));
        Stream<String> codecs =
                Arrays.stream(Compression.values()).map(c -> entry(c.id(), c.title()));
        List<String> all =
                Stream.of(protocols, errors, codecs).flatMap(entries -> entries).toList();
        assertThat(Files.readString(Tshark.dissector()))
                .contains(all)
                .contains("local HEADER_BYTES = " + MessageHeader.BYTES);
    }

    private static String entry(int number, String name) {
        return "[%d] = \"%s\"".formatted(number, name.toLowerCase(Locale.ROOT));
    }
}
