package netcourse.lesson03.demo;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.FramedConnection;
import netcourse.common.Listening;
import netcourse.common.LossOptions;
import netcourse.common.LossyLoopback;
import netcourse.common.Message;
import netcourse.common.MessageLimits;
import netcourse.common.Program;
import netcourse.lesson03.MessageServer;
import netcourse.lesson03.MessageType;
import netcourse.lesson03.NastyNetwork;
import netcourse.lesson03.ServerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The framed server on loopback as it is, on one with Ethernet's MTU, and on one that loses
/// packets.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Sends echo requests to a framed-server of its own: on loopback as it is, on one",
            "with the MTU of Ethernet, and on one that loses packets, too. Linux only; it takes",
            "some seconds, since a lost packet is sent again after 200 ms or more."
        })
public final class FramedFaultLab implements Callable<Integer> {
    private static final int MAX_REQUESTS = 10_000;
    private static final int MAX_BODY_BYTES = 65_536;

    /// For one answer; a segment that is lost again and again is sent again ever more rarely.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "200",
            description = "One after the other (default: ${DEFAULT-VALUE}).")
    private int requests;

    @Option(
            names = "--body",
            paramLabel = "BYTES",
            defaultValue = "4000",
            description = "Of each request (default: ${DEFAULT-VALUE}).")
    private int bodyBytes;

    @Mixin private LossOptions loss;

    public static void main(String[] args) {
        Program.main(new FramedFaultLab(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Program.checkRange("--requests", requests, 1, MAX_REQUESTS);
        Program.checkRange("--body", bodyBytes, 0, MAX_BODY_BYTES);
        return loss.sideBySide(
                FramedFaultLab.class,
                this::measure,
                "--requests=" + requests,
                "--body=" + bodyBytes);
    }

    private void measure() throws IOException {
        long[] nanos = new long[requests];
        long before = LossyLoopback.retransmitted();
        try (MessageServer server = server();
                FramedConnection connection = connect(server.endpoint())) {
            for (int i = 0; i < requests; i++) {
                long start = System.nanoTime();
                ask(connection, i);
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%d requests of %d bytes, each answered with the same bytes%n"
                        + "an answer took %.1f ms (median), %.1f ms (99 of 100), %.1f ms at most; TCP sent %d segments again%n",
                requests,
                bodyBytes,
                nanos[requests / 2] / 1e6,
                nanos[requests * 99 / 100] / 1e6,
                nanos[requests - 1] / 1e6,
                LossyLoopback.retransmitted() - before);
    }

    private static MessageServer server() throws IOException {
        return MessageServer.open(
                Listening.at(new Endpoint("127.0.0.1", 0)),
                ServerSettings.defaults(),
                NastyNetwork.none(),
                _ -> {});
    }

    private static FramedConnection connect(Endpoint server) throws IOException {
        Socket socket = Connecting.to(server).within(PATIENCE).open();
        return new FramedConnection(socket, MessageLimits.defaults().withIdle(PATIENCE));
    }

    private void ask(FramedConnection connection, int sequence) throws IOException {
        byte[] body = new byte[bodyBytes];
        Arrays.fill(body, (byte) sequence);
        Message request = Message.request(MessageType.ECHO.number(), sequence, body);
        connection.send(request);
        Message answer = connection.read().orElseThrow(() -> new EOFException("the server closed"));
        if (!answer.equals(request.echo())) {
            throw new IOException("expected " + request.echo() + ", was " + answer);
        }
    }
}
