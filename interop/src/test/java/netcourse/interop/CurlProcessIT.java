package netcourse.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import netcourse.lesson02.HandMadeHttp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// curl reads HTTP answers that were written by hand, and its request has the lines of lesson 2's.
class CurlProcessIT {
    private static final int LIMIT_MILLIS = 20_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Length: 5 | hello       | hello",
                "Connection: close | hello       | hello",
                "Content-Length: 0 | ''          | ''",
                "Transfer-Encoding: chunked | 3~hel~2~lo~0~~ | hello"
            })
    void readsEveryKindOfBody(String field, String body, String expected) throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PeerProcess curl =
                        PeerProcess.start(
                                "curl",
                                "--silent",
                                "--show-error",
                                "--noproxy",
                                "*",
                                "--max-time",
                                "20",
                                "http://127.0.0.1:" + listener.getLocalPort() + "/hello")) {
            listener.setSoTimeout(LIMIT_MILLIS);
            String answer = "HTTP/1.1 200 OK\n" + field + "\n\n" + body.replace('~', '\n');
            String request = answer(listener, answer.replace("\n", "\r\n"));
            assertThat(String.join("\n", curl.awaitEnd())).isEqualTo(expected);
            assertSameLines(request, listener.getLocalPort());
        }
    }

    private static String answer(ServerSocket listener, String answer) throws IOException {
        try (Socket socket = listener.accept()) {
            socket.setSoTimeout(LIMIT_MILLIS);
            String request = request(socket.getInputStream());
            socket.getOutputStream().write(answer.getBytes(US_ASCII));
            return request;
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            assertThat(next).as(request.toString()).isNotNegative();
            request.append((char) next);
        }
        return request.toString();
    }

    /// The request line and `Host` are all that HTTP/1.1 demands.
    private static void assertSameLines(String request, int port) {
        String ours = new String(HandMadeHttp.get("127.0.0.1:" + port, "/hello", true), US_ASCII);
        assertThat(request.lines().limit(2))
                .containsExactlyElementsOf(ours.lines().limit(2).toList());
    }
}
