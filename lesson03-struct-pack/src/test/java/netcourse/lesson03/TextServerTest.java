package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TextServerTest {
    private static String exchange(String lines) throws IOException {
        Listening free = Listening.at(new Endpoint("127.0.0.1", 0));
        try (TextServer server = TextServer.start(free.open(), () -> 12345);
                Socket client = Connecting.to(server.endpoint()).open()) {
            client.getOutputStream().write(lines.getBytes(UTF_8));
            client.shutdownOutput();
            return new String(client.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void eachLineIsAnsweredByALine() throws IOException {
        assertThat(exchange("1 echo hello, world\r\n2 time\r\n3 add 2147483647 1\r\n4 echo\r\n"))
                .isEqualTo("1 ok hello, world\r\n2 ok 12345\r\n3 ok 2147483648\r\n4 ok \r\n");
    }

    @Test
    void whatFailsIsAnsweredByAnErrorNumber() throws IOException {
        assertThat(exchange("1 fly\r\n2 add 1\r\n3 add 1 2147483648\r\n\r\n"))
                .isEqualTo(
                        "1 error 1 expected echo, time or add\r\n"
                                + "2 error 2 expected two numbers of 32 bits\r\n"
                                + "3 error 2 expected two numbers of 32 bits\r\n"
                                + " error 1 expected echo, time or add\r\n");
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Test
    void aLineEndsWithCrLfOnly() throws IOException {
        InputStream in = in("a\rb\nc\r\n\r\nd");
        assertThat(TextServer.readLine(in)).contains("a\rb\nc");
        assertThat(TextServer.readLine(in)).contains("");
        assertThat(TextServer.readLine(in)).isEmpty();
    }

    @Test
    void aLineIsBounded() throws IOException {
        String longest = "x".repeat(TextServer.MAX_LINE_BYTES);
        assertThat(TextServer.readLine(in(longest + "\r\n"))).contains(longest);
        assertThatThrownBy(() -> TextServer.readLine(in(longest + "xx")))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("line must have 0..1024 bytes, has more");
    }

    @Test
    void aLineIsWrittenWithItsEnd() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(TextServer.writeLine(out, "é")).isEqualTo(4);
        assertThat(out.toString(UTF_8)).isEqualTo("é\r\n");
    }
}
