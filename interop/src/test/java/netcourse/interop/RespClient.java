package netcourse.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.ProtocolException;

/// Redis's protocol by hand (RESP3). It frames in both of lesson 3's ways: a type, a number or a
/// text up to CR LF, a delimiter; and a length in front of what may have any byte in it.
///
/// ```
/// command   *2 CRLF  $3 CRLF GET CRLF  $4 CRLF name CRLF
/// answers   +OK CRLF   -ERR why CRLF   :42 CRLF   $5 CRLF hello CRLF   _ CRLF
///           *2 CRLF …   %1 CRLF key value   >3 CRLF …, a push: nobody asked for it
/// ```
final class RespClient implements AutoCloseable {
    private static final int LIMIT_MILLIS = 20_000;
    private static final int MAX_BULK_BYTES = 1 << 20;
    private static final int MAX_LINE_BYTES = 1 << 10;
    private static final int MAX_ITEMS = 1 << 10;
    private static final int MAX_DEPTH = 8;

    /// What the server says.
    sealed interface Reply {
        /// `+` and `$`; what is not there, `_` or `$-1`, is [Nothing].
        record Text(String text) implements Reply {}

        record Failure(String reason) implements Reply {}

        record Number(long number) implements Reply {}

        record Items(List<Reply> items) implements Reply {}

        record Push(List<Reply> items) implements Reply {}

        record Nothing() implements Reply {}
    }

    private final Socket socket;

    RespClient(Endpoint server) throws IOException {
        socket = Connecting.to(server).open();
        socket.setSoTimeout(LIMIT_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /// The bytes of a command.
    static byte[] command(String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("*%d\r\n".formatted(words.length).getBytes(UTF_8));
        for (String word : words) {
            byte[] text = word.getBytes(UTF_8);
            bytes.writeBytes("$%d\r\n".formatted(text.length).getBytes(UTF_8));
            bytes.writeBytes(text);
            bytes.writeBytes(new byte[] {'\r', '\n'});
        }
        return bytes.toByteArray();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    Reply read() throws IOException {
        return read(socket.getInputStream());
    }

    Reply ask(String... words) throws IOException {
        send(command(words));
        return read();
    }

    /// Reads one reply and not a byte of the next.
    static Reply read(InputStream in) throws IOException {
        return read(in, MAX_DEPTH);
    }

    private static Reply read(InputStream in, int depth) throws IOException {
        String line = line(in);
        String rest = line.isEmpty() ? "" : line.substring(1);
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> new Reply.Text(rest);
            case '-' -> new Reply.Failure(rest);
            case ':' -> new Reply.Number(Long.parseLong(rest));
            case '_' -> new Reply.Nothing();
            case '$' -> rest.equals("-1") ? new Reply.Nothing() : bulk(in, rest);
            case '*' -> new Reply.Items(items(in, number(rest, MAX_ITEMS), depth));
            case '%' -> new Reply.Items(items(in, 2 * number(rest, MAX_ITEMS), depth));
            case '>' -> new Reply.Push(items(in, number(rest, MAX_ITEMS), depth));
            default -> throw new ProtocolException("no reply begins so: \"" + line + "\"");
        };
    }

    private static List<Reply> items(InputStream in, int count, int depth) throws IOException {
        if (depth == 0) {
            throw new ProtocolException("replies within replies, " + MAX_DEPTH + " deep");
        }
        List<Reply> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(read(in, depth - 1));
        }
        return items;
    }

    private static Reply bulk(InputStream in, String length) throws IOException {
        int bytes = number(length, MAX_BULK_BYTES);
        byte[] text = in.readNBytes(bytes);
        if (text.length < bytes) {
            throw new EOFException("ended after %d of %d bytes".formatted(text.length, bytes));
        }
        if (!line(in).isEmpty()) {
            throw new ProtocolException("no CR LF after a text of " + bytes + " bytes");
        }
        return new Reply.Text(new String(text, UTF_8));
    }

    private static int number(String text, int most) throws ProtocolException {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
            throw new ProtocolException("expected 0..%d, was %s".formatted(most, text));
        }
        return Integer.parseInt(text);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int previous = 0, next; (next = in.read()) != '\n' || previous != '\r'; ) {
            if (next < 0 || line.size() > MAX_LINE_BYTES) {
                throw new EOFException("no end of line after " + line.size() + " bytes");
            }
            line.write(next);
            previous = next;
        }
        return line.toString(UTF_8).replaceFirst("\r$", "");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
