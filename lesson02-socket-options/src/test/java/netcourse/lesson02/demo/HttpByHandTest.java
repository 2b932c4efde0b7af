package netcourse.lesson02.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import netcourse.authoring.ProgramRun;
import netcourse.common.Endpoint;
import netcourse.common.LoopbackPair;
import netcourse.common.Program;
import netcourse.lesson02.HandMadeHttp;
import netcourse.lesson02.HandMadeHttp.BodyEnd;
import org.junit.jupiter.api.Test;

class HttpByHandTest {
    @Test
    void theProgramShowsRequestHeaderBodyAndTheEndOfTheConnection() throws IOException {
        assertThat(ProgramRun.of(HttpByHand::new).out())
                .contains("GET /hello HTTP/")
                .contains("answer: body of 15 bytes, its end known by CONTENT_LENGTH")
                .contains("the next read gives -1")
                .contains("answer: 15 bytes, no header");
    }

    @Test
    void httpAnswersManyRequestsOverOneConnection() throws IOException {
        HttpServer server = HttpByHand.startServer();
        try (Socket socket = HttpByHand.connect(Endpoint.of(server.getAddress()))) {
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(HandMadeHttp.get("localhost", "/hello", true));
                HandMadeHttp.Answer answer = HandMadeHttp.read(socket.getInputStream());
                assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
                assertThat(answer.body()).asString(US_ASCII).isEqualTo("hello over TCP\n");
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void tcpAnswersOneRequestAsImmediatelyAsHttpDoes() throws IOException {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write('?');
            assertThat(pair.server().getInputStream().read()).isEqualTo('?');
            pair.server().getOutputStream().write('!');
            assertThat(pair.client().getInputStream().read()).isEqualTo('!');
        }
    }

    @Test
    void anHttpServerListensWithABacklogToo() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5000);
        assertThat(server.getAddress().getPort()).isPositive();
        server.stop(0);
    }

    @Test
    void anAnswerTakesNoByteOfTheNext() throws IOException {
        ByteArrayInputStream in = bytes("HTTP/1.1 200 OK\r\ncontent-LENGTH:  2\r\n\r\nabHTTP");
        HandMadeHttp.Answer answer = HandMadeHttp.read(in);
        assertThat(answer.body()).asString(US_ASCII).isEqualTo("ab");
        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.CONTENT_LENGTH);
        assertThat(in.readAllBytes()).asString(US_ASCII).isEqualTo("HTTP");
    }

    @Test
    void aBodyWithoutALengthEndsWithTheStream() throws IOException {
        HandMadeHttp.Answer answer = HandMadeHttp.read(bytes("HTTP/1.0 200 OK\r\n\r\nabc"));
        assertThat(answer.body()).hasSize(3);
        assertThat(answer.bodyEnd()).isEqualTo(BodyEnd.END_OF_STREAM);
    }

    @Test
    void aStatusWithoutABodyDoesNotWaitForOne() throws IOException {
        ByteArrayInputStream in = bytes("HTTP/1.1 204 No Content\r\n\r\nnext");
        assertThat(HandMadeHttp.read(in).bodyEnd()).isEqualTo(BodyEnd.STATUS);
        assertThat(in.available()).isEqualTo(4);
    }

    @Test
    void anEarlyEndSaysWhereItWas() {
        assertThatThrownBy(() -> HandMadeHttp.read(bytes("HTTP/1.1 2")))
                .isInstanceOf(EOFException.class)
                .hasMessage("the connection ended inside the header, after 10 bytes");
        assertThatThrownBy(() -> HandMadeHttp.read(bytes("")))
                .isInstanceOf(EOFException.class)
                .hasMessage("the server closed the connection and did not answer");
        assertThatThrownBy(() ->
                        HandMadeHttp.read(bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab")))
                .isInstanceOf(EOFException.class)
                .hasMessage("Content-Length is 5, the connection ended after 2");
    }

    @Test
    void aLengthOverTheLimitIsRefusedBeforeItIsAllocated() {
        for (String length : new String[] {"1048577", "99999999999999", "-1", "x", ""}) {
            assertThatThrownBy(() ->
                            HandMadeHttp.read(
                                    bytes(
                                            "HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n"
                                                    .formatted(length))))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageStartingWith("Content-Length must be 0..1048576, was " + length);
        }
    }

    @Test
    void whatIsNotHttpIsRefused() {
        assertThatThrownBy(() -> HandMadeHttp.read(bytes("SSH-2.0-x\r\n\r\n")))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("was SSH-2.0-x");
        assertThatThrownBy(() -> HandMadeHttp.read(bytes("\r\n\r\n")))
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> HandMadeHttp.read(bytes("a".repeat(20_000))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("16384");
        assertThatThrownBy(() ->
                        HandMadeHttp.read(
                                bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("chunked");
    }

    @Test
    void aPathCannotSmuggleALineIntoTheHeader() {
        assertThatThrownBy(() -> HandMadeHttp.get("h", "/a\r\nX: y", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wrongOptionsEndWithOneLineAndStatusTwo() {
        ProgramRun.of(HttpByHand::new, "--port", "70000").assertFailure(Program.USAGE);
        ProgramRun path = ProgramRun.of(HttpByHand::new, "--path", "hello");
        path.assertFailure(Program.USAGE).contains("path must begin with /");
        assertThat(path.out()).isEmpty();
        ProgramRun.of(HttpByHand::new, "--host", "localhost").assertFailure(Program.USAGE);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII));
    }
}
