package netcourse.lesson02.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netcourse.common.DescriptorLimit;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.LearnersClass;
import netcourse.common.Listening;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.ShutdownHook;
import netcourse.common.TcpServer;
import netcourse.common.Todo;
import netcourse.lesson02.exercise.AcceptLoop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The smallest blocking server: a thread for each client, which sends back what it reads.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Echoes what its clients send, with a thread for each. Answers echo-client.",
            "Ctrl-C stops it."
        })
public final class EchoServer implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(EchoServer.class);

    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--max-clients",
            paramLabel = "N",
            defaultValue = "100",
            description = "One more is refused with a reason (default: ${DEFAULT-VALUE}).")
    private int maxClients;

    @Option(names = "--mine", description = "Runs your exercise 2.5.")
    private boolean mine;

    /// Starts the program.
    public static void main(String[] args) {
        Program.serve(new EchoServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Program.checkRange("--max-clients", maxClients, 1, 10_000);
        int clients = DescriptorLimit.lower(maxClients, LOG::info);
        try (ServerSocket listener = Listening.at(new Endpoint(host.host(), port.port())).open()) {
            return mine
                    ? serve(LearnersClass.of(AcceptLoop.class).get(), listener, clients)
                    : run(listener, clients);
        }
    }

    private static int run(ServerSocket listener, int clients) throws InterruptedException {
        TcpServer.Options options =
                TcpServer.Options.defaults()
                        .withMaxConnections(clients)
                        .withSurplus(socket -> refuse(socket, clients));
        try (TcpServer server = TcpServer.start(listener, EchoServer::echo, options);
                ShutdownHook _ = ShutdownHook.runs(server::close)) {
            LOG.info("echo-server: listening on {}", server.endpoint());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private static void refuse(Socket client, int limit) throws IOException {
        String line = "server full: at most %d clients\n".formatted(limit);
        client.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
    }

    /// Sends back what comes, up to the end of the stream.
    static void echo(Socket client) throws IOException {
        client.getInputStream().transferTo(client.getOutputStream());
    }

    /// Runs an implementation of exercise 2.5 in the calling thread.
    static int serve(AcceptLoop loop, ServerSocket listener, int limit)
            throws IOException, InterruptedException {
        CountDownLatch returned = new CountDownLatch(1);
        try (ShutdownHook _ = ShutdownHook.runs(() -> stop(listener, returned))) {
            LOG.info(
                    "echo-server: {}, listening on {}",
                    loop.getClass().getSimpleName(),
                    Endpoint.of((InetSocketAddress) listener.getLocalSocketAddress()));
            loop.serve(
                    listener,
                    limit,
                    EchoServer::echo,
                    failure -> LOG.info("echo-server: {}", failure.toString()));
            return 0;
        } catch (Todo e) {
            throw LearnersClass.notStarted(AcceptLoop.class, e);
        } finally {
            returned.countDown();
        }
    }

    private static void stop(ServerSocket listener, CountDownLatch returned) {
        try {
            listener.close();
            boolean ended = returned.await(2, TimeUnit.SECONDS);
            LOG.info(ended ? "echo-server: stopped" : "echo-server: serve() does not return");
        } catch (IOException e) {
            LOG.info("echo-server: {}", Program.explain(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
