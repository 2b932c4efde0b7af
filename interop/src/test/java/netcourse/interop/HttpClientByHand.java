package netcourse.interop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.ProtocolException;

/// HTTP/1.1 by hand (RFC 9112), with what three lessons have: many requests over one connection
/// (2), chunks, each with its length in front (3), gzip within a limit (4).
///
/// ```
/// chunked   1a CRLF  26 bytes  CRLF   5 CRLF  5 bytes  CRLF   0 CRLF  CRLF
/// ```
final class HttpClientByHand implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int MAX_LINE_BYTES = 1 << 13;

    /// @param fields names in lower case
    /// @param chunks how many there were; 0 where the length stood in front
    /// @param bytes as they came
    record Answer(String status, Map<String, String> fields, int chunks, byte[] bytes) {
        /// What was meant.
        String text() throws ProtocolException {
            if (!"gzip".equals(fields.get("content-encoding"))) {
                return new String(bytes, ISO_8859_1);
            }
            try (Codec codec = Compression.GZIP.open()) {
                return new String(codec.decompress(bytes, MAX_BODY_BYTES), ISO_8859_1);
            }
        }
    }

    private final Socket socket;

    /// @param socket connected; plain or TLS
    HttpClientByHand(Socket socket) {
        this.socket = socket;
    }

    /// Sends a GET and reads its answer, not a byte more.
    Answer get(String path) throws IOException {
        send(path);
        return read();
    }

    void send(String path) throws IOException {
        String request =
                "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n"
                        .formatted(path);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    }

    Answer read() throws IOException {
        InputStream in = socket.getInputStream();
        String status = line(in);
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] nameAndValue = line.split(":", 2);
            fields.put(nameAndValue[0].toLowerCase(Locale.ROOT), nameAndValue[1].strip());
        }
        return "chunked".equals(fields.get("transfer-encoding"))
                ? chunked(in, status, fields)
                : whole(in, status, fields);
    }

    private static Answer whole(InputStream in, String status, Map<String, String> fields)
            throws IOException {
        int length = length(fields.getOrDefault("content-length", "missing"), 10);
        return new Answer(status, fields, 0, exactly(in, length));
    }

    private static Answer chunked(InputStream in, String status, Map<String, String> fields)
            throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int chunks = 0;
        for (int length; (length = length(line(in), 16)) > 0; chunks++) {
            body.writeBytes(exactly(in, length));
            length(body.size() + "", 10);
            if (!line(in).isEmpty()) {
                throw new ProtocolException("no CR LF after a chunk of " + length);
            }
        }
        if (!line(in).isEmpty()) {
            throw new ProtocolException("trailer fields, which nobody asked for");
        }
        return new Answer(status, fields, chunks, body.toByteArray());
    }

    private static int length(String digits, int radix) throws ProtocolException {
        if (!digits.matches("[0-9a-fA-F]{1,7}")
                || Integer.parseInt(digits, radix) > MAX_BODY_BYTES) {
            throw new ProtocolException("length: expected 0..1048576, was " + digits);
        }
        return Integer.parseInt(digits, radix);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("ended after %d of %d".formatted(bytes.length, length));
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < 2 || !line.substring(line.length() - 2).equals("\r\n")) {
            int next = in.read();
            if (next < 0 || line.length() > MAX_LINE_BYTES) {
                throw new EOFException("no end of line after " + line.length() + " bytes");
            }
            line.append((char) next);
        }
        return line.substring(0, line.length() - 2);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
