package netcourse.benchmarks;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.HostOption;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.TcpServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The least that can be done with a [FramedConnection] and a virtual thread: all that came is
/// answered, and the answers are sent together; or a flush for each answer.
@Command(
        name = "FramedLoopServer",
        mixinStandardHelpOptions = true,
        description = "Echoes messages of the course in a plain loop. Ctrl-C stops it.")
public final class FramedLoopServer implements Callable<Integer> {
    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(names = "--flush-each", description = "A flush for each answer.")
    private boolean flushEach;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new FramedLoopServer(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Listening listening = Listening.at(new Endpoint(host.host(), port.port()));
        try (TcpServer server = TcpServer.start(listening.openChannel().socket(), this::echo)) {
            System.out.printf("loop: listening on %s%n", server.endpoint());
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void echo(Socket socket) throws IOException {
        try (FramedConnection connection =
                new FramedConnection(socket, MessageLimits.defaults().withoutIdle())) {
            if (flushEach) {
                echoEach(connection);
            } else {
                connection.answerAll(request -> Optional.of(request.echo()));
            }
        }
    }

    private static void echoEach(FramedConnection connection) throws IOException {
        Optional<Message> request;
        while ((request = connection.read()).isPresent()) {
            connection.send(request.get().echo());
        }
    }
}
