package netcourse.lesson03;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.LongSupplier;
import netcourse.common.Endpoint;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;
import netcourse.common.TcpServer;

/// The lesson's exchange as lines of text, each ended by CRLF: `7 echo hello` is answered by `7 ok
/// hello`, what fails by `7 error 2 why`.
///
/// A person can read it and type it. A machine searches each line for its end and each number for
/// its digits, and a text that has a line end of its own cannot be sent.
public final class TextServer implements AutoCloseable {
    /// The longest line, its end not counted.
    public static final int MAX_LINE_BYTES = 1024;

    private final TcpServer server;
    private final LongSupplier wallClock;

    private TextServer(ServerSocket listener, LongSupplier wallClock) {
        this.wallClock = wallClock;
        this.server = TcpServer.start(listener, this::serve);
    }

    /// Serves the listener's connections in the background until it is closed.
    ///
    /// @param wallClock milliseconds since 1970
    public static TextServer start(ServerSocket listener, LongSupplier wallClock) {
        return new TextServer(listener, wallClock);
    }

    public Endpoint endpoint() {
        return server.endpoint();
    }

    private void serve(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        Optional<String> line;
        while ((line = readLine(in)).isPresent()) {
            writeLine(socket.getOutputStream(), answer(line.get()));
        }
    }

    private String answer(String line) {
        String[] words = line.split(" ", 3);
        String rest = words.length > 2 ? words[2] : "";
        return words[0]
                + switch (words.length > 1 ? words[1] : "") {
                    case "echo" -> " ok " + rest;
                    case "time" -> " ok " + wallClock.getAsLong();
                    case "add" -> add(rest);
                    default -> error(MessageError.UNKNOWN_PROTOCOL, "expected echo, time or add");
                };
    }

    private static String add(String numbers) {
        String[] words = numbers.split(" ");
        try {
            if (words.length == 2) {
                return " ok " + ((long) Integer.parseInt(words[0]) + Integer.parseInt(words[1]));
            }
        } catch (NumberFormatException e) {
            // Told below, as for another number of words.
        }
        return error(MessageError.BAD_BODY, "expected two numbers of 32 bits");
    }

    private static String error(MessageError error, String why) {
        return " error " + error.number() + " " + why;
    }

    /// Reads up to CRLF, byte by byte from a buffer. Blocks until the line has come whole.
    ///
    /// @return without CRLF; empty at the end of the stream, and for a line that it cuts off
    /// @throws ProtocolException if the line is too long
    public static Optional<String> readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int before = 0;
        for (int b = in.read(); b >= 0; before = b, b = in.read()) {
            if (before == '\r' && b == '\n') {
                byte[] bytes = line.toByteArray();
                return Optional.of(new String(bytes, 0, bytes.length - 1, StandardCharsets.UTF_8));
            }
            if (line.size() > MAX_LINE_BYTES) {
                throw new ProtocolException(
                        "line must have 0..%d bytes, has more".formatted(MAX_LINE_BYTES));
            }
            line.write(b);
        }
        return Optional.empty();
    }

    /// Writes a line and CRLF with one call.
    ///
    /// @return how many bytes these are
    public static int writeLine(OutputStream out, String line) throws IOException {
        byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        return bytes.length;
    }

    @Override
    public void close() {
        server.close();
    }
}
