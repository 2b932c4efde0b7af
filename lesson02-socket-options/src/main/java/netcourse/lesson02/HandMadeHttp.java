package netcourse.lesson02;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// As much of HTTP/1.1 as fits a lesson on TCP: the bytes of a GET, and an answer whose end is
/// known by `Content-Length`, by the end of the stream, or by a status without a body (RFC 9112,
/// section 6.3).
///
/// ```
/// GET /hello HTTP/1.1 CR LF      HTTP/1.1 200 OK CR LF
/// Host: 127.0.0.1:80 CR LF       Content-Length: 6 CR LF
/// CR LF                          CR LF
///                                hello LF
/// ```
///
/// Chunked bodies are refused: the lesson's server sends none.
public final class HandMadeHttp {
    /// The most a header may have, so that no server can fill the memory.
    public static final int MAX_HEAD_BYTES = 16 * 1024;

    /// The most a body may have.
    public static final int MAX_BODY_BYTES = 1 << 20;

    /// How the reader knew that the body was over.
    public enum BodyEnd {
        /// The header said how many bytes follow.
        CONTENT_LENGTH,
        /// The server closed the connection.
        END_OF_STREAM,
        /// The status 204 or 304 never has a body.
        STATUS
    }

    /// An answer.
    ///
    /// @param head the status line and the fields, with the empty line after them
    /// @param body the bytes after it
    /// @param bodyEnd how the reader knew where it ends
    public record Answer(byte[] head, byte[] body, BodyEnd bodyEnd) {
        public Answer {
            head = head.clone();
            body = body.clone();
        }

        @Override
        public byte[] head() {
            return head.clone();
        }

        @Override
        public byte[] body() {
            return body.clone();
        }

        /// The first line, without its end.
        public String statusLine() {
            return headLines(head).getFirst();
        }

        /// The value of a field; upper or lower case of its name does not matter.
        public Optional<String> field(String name) {
            return HandMadeHttp.field(head, name);
        }
    }

    private HandMadeHttp() {}

    /// The bytes of a GET.
    ///
    /// @param host for the field `Host`, which every request must have (RFC 9112, section 3.2)
    /// @param path begins with a slash; printable ASCII without blanks
    /// @param keepAlive false asks the server to close after its answer
    public static byte[] get(String host, String path, boolean keepAlive) {
        checkPath(path);
        String connection = keepAlive ? "keep-alive" : "close";
        return "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: %s\r\n\r\n"
                .formatted(path, host, connection)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// A line end in a path would be a second, smuggled line of the header.
    ///
    /// @throws IllegalArgumentException says what is wrong with the path
    public static void checkPath(String path) {
        if (!path.matches("/[!-~]*")) {
            throw new IllegalArgumentException(
                    "path must begin with / and have no blanks, was \"" + path + "\"");
        }
    }

    /// Reads one answer and not a byte of the next.
    ///
    /// The socket's time-out bounds each wait.
    ///
    /// @throws EOFException if the connection ends early
    /// @throws ProtocolException if it is not HTTP/1.x, or larger than the limits
    public static Answer read(InputStream in) throws IOException {
        byte[] head = readHead(in);
        if (!new String(head, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.")) {
            throw new ProtocolException(
                    "expected an answer that begins with HTTP/1., was "
                            + headLines(head).getFirst());
        }
        if (field(head, "Transfer-Encoding").isPresent()) {
            throw new ProtocolException(
                    "expected a body with Content-Length, this one has Transfer-Encoding: "
                            + field(head, "Transfer-Encoding").get());
        }
        if (headLines(head).getFirst().matches("HTTP/1\\.. (204|304)( .*)?")) {
            return new Answer(head, new byte[0], BodyEnd.STATUS);
        }
        Optional<String> length = field(head, "Content-Length");
        return length.isPresent()
                ? new Answer(head, readBody(in, length.get()), BodyEnd.CONTENT_LENGTH)
                : new Answer(head, readToEnd(in), BodyEnd.END_OF_STREAM);
    }

    /// Byte by byte, because a larger read could take bytes of the body along; a real client has a
    /// buffer of its own instead.
    private static byte[] readHead(InputStream in) throws IOException {
        byte[] head = new byte[MAX_HEAD_BYTES];
        for (int length = 0; length < head.length; length++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException(
                        length == 0
                                ? "the server closed the connection and did not answer"
                                : "the connection ended inside the header, after %d bytes"
                                        .formatted(length));
            }
            head[length] = (byte) next;
            if (endsHead(head, length + 1)) {
                return Arrays.copyOf(head, length + 1);
            }
        }
        throw new ProtocolException(
                "no empty line within the first %d bytes: that is no HTTP header"
                        .formatted(MAX_HEAD_BYTES));
    }

    private static boolean endsHead(byte[] head, int length) {
        return length >= 4
                && head[length - 4] == '\r'
                && head[length - 3] == '\n'
                && head[length - 2] == '\r'
                && head[length - 1] == '\n';
    }

    private static byte[] readBody(InputStream in, String contentLength) throws IOException {
        if (!contentLength.matches("[0-9]{1,9}")
                || Integer.parseInt(contentLength) > MAX_BODY_BYTES) {
            throw new ProtocolException(
                    "Content-Length must be 0..%d, was %s"
                            .formatted(MAX_BODY_BYTES, contentLength));
        }
        int length = Integer.parseInt(contentLength);
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException(
                    "Content-Length is %d, the connection ended after %d"
                            .formatted(length, body.length));
        }
        return body;
    }

    private static byte[] readToEnd(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new ProtocolException("body is larger than " + MAX_BODY_BYTES + " bytes");
        }
        return body;
    }

    private static Optional<String> field(byte[] head, String name) {
        String wanted = name.toLowerCase(Locale.ROOT) + ":";
        return headLines(head).stream()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(wanted))
                .map(line -> line.substring(wanted.length()).strip())
                .findFirst();
    }

    private static List<String> headLines(byte[] head) {
        return List.of(new String(head, StandardCharsets.ISO_8859_1).split("\r\n", -1));
    }
}
