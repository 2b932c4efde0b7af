package netcourse.lesson01.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import netcourse.common.Endpoint;
import netcourse.common.ProtocolException;
import netcourse.common.TcpServer;

/// Prints the messages of a connection, and answers once, with a line, when there are no more: `ok:
/// 1 message`, or why the last one was refused.
///
/// An answer after each message could fill the peer's buffer, and a peer that never reads would
/// then hold a thread forever.
final class LoginService implements TcpServer.Handler {
    /// Reads one message and says what was in it.
    @FunctionalInterface
    interface MessagePrinter {
        /// The lines to print; empty at the clean end of the stream.
        ///
        /// @throws ProtocolException for refused bytes
        Optional<String> next(DeadlineInput in) throws IOException;
    }

    private static final Duration LAST_WAIT = Duration.ofMillis(500);
    private static final int MOST_DRAINED_BYTES = 65_536;

    private final MessagePrinter printer;
    private final Duration limit;
    private final Consumer<String> out;
    private final LongAdder messages = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /// @param limit for one message
    /// @param out takes a line, or several without the last line end; called by any thread
    LoginService(MessagePrinter printer, Duration limit, Consumer<String> out) {
        this.printer = printer;
        this.limit = limit;
        this.out = out;
    }

    @Override
    public void handle(Socket socket) throws IOException {
        String peer = Endpoint.of((InetSocketAddress) socket.getRemoteSocketAddress()).toString();
        DeadlineInput in = new DeadlineInput(socket, limit);
        int number = 1;
        try {
            while (printNext(peer, number, in)) {
                number++;
            }
            out.accept(peer + ": end of stream after " + count(number - 1));
            answer(socket, "ok: " + count(number - 1));
        } catch (IOException e) {
            refused.increment();
            String why = Printable.of(String.valueOf(e.getMessage()));
            out.accept("%s, message %d: %s".formatted(peer, number, why));
            answer(socket, "refused: message %d: %s".formatted(number, why));
            drain(socket);
        }
    }

    private boolean printNext(String peer, int number, DeadlineInput in) throws IOException {
        in.nextMessage();
        Optional<String> dump = printer.next(in);
        if (dump.isEmpty()) {
            return false;
        }
        messages.increment();
        String head = "%s, message %d: %d bytes%n".formatted(peer, number, in.count());
        out.accept((head + dump.get()).stripTrailing());
        return true;
    }

    /// A peer that has reset the connection gets none.
    private static void answer(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
        socket.shutdownOutput();
    }

    /// Takes what a refused peer still sends. A socket that is closed with bytes unread resets the
    /// connection, and the peer may lose the answer.
    private static void drain(Socket socket) throws IOException {
        try {
            new DeadlineInput(socket, LAST_WAIT).skip(MOST_DRAINED_BYTES);
        } catch (SocketTimeoutException e) {
            // It has had its answer, and its time.
        }
    }

    /// What was served so far: `3 messages, 1 refused`.
    String summary() {
        return count(messages.sum()) + ", " + refused.sum() + " refused";
    }

    private static String count(long messages) {
        return messages == 1 ? "1 message" : messages + " messages";
    }
}
