package netcourse.lesson01.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.OptionalLong;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.lesson01.Dissector.DissectedField;
import netcourse.lesson01.Login;
import netcourse.lesson01.capture.CapturedSegment;
import netcourse.lesson01.capture.Captures;
import netcourse.lesson01.capture.DissectedPacket;
import netcourse.lesson01.capture.PcapFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the article says about structures, held against the bytes.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ArticleStructuresTest {
    private static final byte[] SHORT =
            LoginMessage.bytes(new Login(7, "ada", OptionalLong.empty(), List.of()));
    private static final byte[] LONG =
            LoginMessage.bytes(new Login(8, "grace", OptionalLong.of(0), List.of(1, 2)));

    /// "Tcp is also a data stream, which can obtain the length of byte array bytes."
    @Test
    void theLengthThatAReadGivesIsNoLengthOfAMessage() throws IOException {
        try (ServerSocket listener = Listening.at(new Endpoint("127.0.0.1", 0)).open();
                Socket client =
                        Connecting.to(
                                        Endpoint.of(
                                                (InetSocketAddress)
                                                        listener.getLocalSocketAddress()))
                                .open();
                Socket server = listener.accept()) {
            client.getOutputStream().write(SHORT);
            client.getOutputStream().write(LONG);
            byte[] bytes = oneReadOnceAllHasArrived(server, SHORT.length + LONG.length);

            assertThat(bytes).hasSize(SHORT.length + LONG.length);
            InputStream in = new ByteArrayInputStream(bytes);
            assertThat(length(LoginMessage.dissect(in))).isEqualTo(SHORT.length);
            assertThat(length(LoginMessage.dissect(in))).isEqualTo(LONG.length);
            assertThat(LoginMessage.dissect(in)).isEmpty();
        }
    }

    private static byte[] oneReadOnceAllHasArrived(Socket socket, int count) throws IOException {
        while (socket.getInputStream().available() < count) {
            Thread.onSpinWait();
        }
        byte[] buffer = new byte[1000];
        int got = socket.getInputStream().read(buffer);
        return java.util.Arrays.copyOf(buffer, got);
    }

    private static int length(List<DissectedField> fields) {
        DissectedField last = fields.getLast();
        return last.offset() + last.bytes().length;
    }

    /// "Tcp is also a data stream": nothing in its header says where a message begins or ends.
    @Test
    void theTcpHeaderHasNoFieldForAMessage() throws IOException {
        PcapFile.Packet data = Captures.packets(Captures.shipped()).get(3);
        List<String> tcp =
                DissectedPacket.read(data, Captures.open(Captures.shipped())).fields().stream()
                        .filter(field -> field.offset() >= 34 && field.offset() < 54)
                        .map(DissectedField::name)
                        .toList();
        assertThat(tcp)
                .containsExactly(
                        "source port",
                        "destination port",
                        "sequence",
                        "acknowledgment",
                        "data offset",
                        "flags",
                        "window",
                        "tcp checksum",
                        "urgent pointer");
    }

    /// "Tcp standard comes from the 1980s and has been improved": RFC 793 of 1981 knows of these
    /// options only the first. "These optimizations are not in the application layer": the client
    /// asked for none of them.
    @Test
    void theHandshakeCarriesOptionsThatTheFirstStandardDidNotKnow() throws IOException {
        assertThat(segment(1).options())
                .extracting(option -> option.replaceAll("[ 0-9/]+$", ""))
                .containsExactly("mss", "sack permitted", "timestamps", "window shift");
    }

    /// "It will jam in the network cache and send it to the server after reaching a certain
    /// number." The client sent 20 bytes, waited 50 ms, sent 3.
    @Test
    void partOfAMessageIsDeliveredWithoutWaitingForMore() throws IOException {
        assertThat(segment(14).payloadBytes()).isEqualTo(20);
        long toHere = segment(14).sequence() + 20;
        assertThat(segment(15).acknowledgment()).isEqualTo(toHere);
        assertThat(segment(16).sequence()).isEqualTo(toHere);
        assertThat(segment(16).payloadBytes()).isEqualTo(3);
    }

    /// "65536 of 65535 + 1": the window has 16 bits on the wire; the shift of the handshake makes
    /// it larger.
    @Test
    void theWindowOnTheWireIsShiftedByWhatTheHandshakeSaid() throws IOException {
        assertThat(segment(1).window()).isEqualTo(64240);
        assertThat(segment(1).options()).contains("window shift 10");
        assertThat(segment(3).window() << 10).isEqualTo(64512);
    }

    private static CapturedSegment segment(int number) throws IOException {
        PcapFile.Packet packet = Captures.packets(Captures.shipped()).get(number - 1);
        return DissectedPacket.read(packet, Captures.open(Captures.shipped()))
                .segment()
                .orElseThrow();
    }

    /// "AF_INET is Ipv4, AF_INET6 is Ipv6": two headers, and the same TCP header after them.
    @Test
    void theTwoFamiliesAreTwoHeadersBeforeTheSameKindOfSegment() throws IOException {
        PcapFile capture = Captures.open(Captures.shipped());
        List<PcapFile.Packet> packets = Captures.packets(Captures.shipped());
        assertThat(offset("source port", DissectedPacket.read(packets.get(0), capture)))
                .isEqualTo(14 + 20);
        assertThat(offset("source port", DissectedPacket.read(packets.get(10), capture)))
                .isEqualTo(14 + 40);
    }

    private static int offset(String field, DissectedPacket packet) {
        return packet.fields().stream()
                .filter(note -> note.name().equals(field))
                .findFirst()
                .orElseThrow()
                .offset();
    }

    /// "In the application layer, Http is divided into multiple domains"; "the bottom layers of
    /// Http and Tcp are sockets".
    @Test
    void httpWritesItsFieldsAsTextLinesIntoAPlainTcpStream() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write("hello".getBytes(US_ASCII));
                    exchange.close();
                });
        server.start();
        try (Socket socket = Connecting.to(Endpoint.of(server.getAddress())).open()) {
            socket.getOutputStream()
                    .write(
                            "GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"
                                    .getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello");
            assertThat(answer.toLowerCase(java.util.Locale.ROOT))
                    .contains("\r\ncontent-length: 5\r\n");
        } finally {
            server.stop(0);
        }
    }
}
