package netcourse.lesson02.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import netcourse.common.DescriptorLimit;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import netcourse.common.TcpServer;
import netcourse.lesson02.OptionTable;
import netcourse.lesson02.exercise.OptionReporter.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Listens with options, prints what the listener and each accepted socket have, and answers
/// questions of eight bytes with the same bytes in upper case.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Prints the options of a listener and of each accepted socket: default, asked, granted.",
            "Answers options-client. Ctrl-C stops it."
        })
public final class OptionsServer implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(OptionsServer.class);

    /// The length of a question and of an answer.
    static final int QUESTION_BYTES = 8;

    /// A client is a person who tries something out.
    private static final int MOST_CLIENTS = 100;

    @Mixin private HostOption host;
    @Mixin private PortOption port;
    @Mixin private OptionFlags flags;

    public static void main(String[] args) {
        Program.serve(new OptionsServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Request<?>> asked = flags.asked();
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            LOG.info(titled("listener, before bind", askListener(listener, asked)));
            bind(listener, new Endpoint(host.host(), port.port()));
            LOG.info(
                    "listening on {}", Endpoint.of((InetSocketAddress) listener.getLocalAddress()));
            try (TcpServer server = serve(listener, asked, LOG::info);
                    ShutdownHook _ = ShutdownHook.runs(() -> server.stop(Duration.ZERO))) {
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    /// Sets a listener's options; SO_REUSEADDR is asked for unless the command line decides it, as
    /// the article's server does.
    static OptionTable askListener(ServerSocketChannel listener, List<Request<?>> asked)
            throws IOException {
        List<Request<?>> all = new ArrayList<>(asked);
        all.add(new Request<>(StandardSocketOptions.SO_REUSEADDR, true));
        return OptionTable.ask("default", listener, all);
    }

    private static String titled(String title, OptionTable table) {
        return (title + System.lineSeparator() + table).stripTrailing();
    }

    static void bind(ServerSocketChannel listener, Endpoint endpoint) throws IOException {
        try {
            listener.bind(endpoint.resolve());
        } catch (BindException e) {
            BindException named = new BindException(endpoint + ": " + e.getMessage());
            named.initCause(e);
            throw named;
        }
    }

    /// Serves clients in the background, each on its own virtual thread, until it is closed, which
    /// also closes the listener.
    ///
    /// @param log takes a line, or several without the last line end; called by many threads
    static TcpServer serve(
            ServerSocketChannel listener, List<Request<?>> asked, Consumer<String> log)
            throws IOException {
        return TcpServer.start(
                listener.socket(),
                socket -> serveClient(socket.getChannel(), asked, log),
                TcpServer.Options.defaults()
                        .withMaxConnections(DescriptorLimit.lower(MOST_CLIENTS, log)));
    }

    private static void serveClient(
            SocketChannel channel, List<Request<?>> asked, Consumer<String> log) {
        try (channel) {
            Endpoint peer = Endpoint.of((InetSocketAddress) channel.getRemoteAddress());
            OptionTable table = OptionTable.ask("inherited", channel, onlyAfterAccept(asked));
            log.accept(titled("accepted " + peer, table));
            log.accept(
                    "%s: %d questions answered, then it closed".formatted(peer, answer(channel)));
        } catch (IOException e) {
            log.accept("client failed: " + Program.explain(e));
        }
    }

    /// What the listener could not be asked for, because it has no such option; the rest is
    /// inherited.
    private static List<Request<?>> onlyAfterAccept(List<Request<?>> asked) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            return asked.stream()
                    .filter(r -> !listener.supportedOptions().contains(r.option()))
                    .toList();
        }
    }

    private static int answer(SocketChannel channel) throws IOException {
        Socket socket = channel.socket();
        socket.setSoTimeout(SocketPair.LIMIT_MILLIS);
        int answered = 0;
        while (true) {
            byte[] question = socket.getInputStream().readNBytes(QUESTION_BYTES);
            if (question.length == 0) {
                return answered;
            }
            if (question.length < QUESTION_BYTES) {
                throw new IOException(
                        "a question has %d bytes, the connection ended after %d"
                                .formatted(QUESTION_BYTES, question.length));
            }
            writeAtOnce(channel, upperCase(question));
            answered++;
        }
    }

    /// Never waits: a blocking write to a client that asks and does not read would have no end.
    private static void writeAtOnce(SocketChannel channel, byte[] answer) throws IOException {
        channel.configureBlocking(false);
        int written = channel.write(ByteBuffer.wrap(answer));
        channel.configureBlocking(true);
        if (written < answer.length) {
            throw new IOException("it does not read its answers: the send buffer is full");
        }
    }

    private static byte[] upperCase(byte[] question) {
        return new String(question, StandardCharsets.ISO_8859_1)
                .toUpperCase(Locale.ROOT)
                .substring(0, QUESTION_BYTES)
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
