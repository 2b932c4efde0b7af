package netcourse.lesson02.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Callable;
import netcourse.common.Connecting;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.LearnersClass;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.Todo;
import netcourse.lesson02.exercise.ReconnectingClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The smallest blocking client: sends a line, and reads as many bytes back.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Sends each line of its input to echo-server, and prints what comes back.",
            "With --mine it survives a restart of the server: stop it, start it, go on typing."
        })
public final class EchoClient implements Callable<Integer> {
    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--limit",
            paramLabel = "DURATION",
            defaultValue = "5",
            converter = DurationConverter.class,
            description = "How long an answer may take (default: 5 s).")
    private Duration limit;

    @Option(names = "--mine", description = "Runs your exercise 2.8.")
    private boolean mine;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new EchoClient(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (limit.toMillis() < 1 || limit.toDays() > 1) {
            throw new IllegalArgumentException("--limit must be 1 ms to 1 day, was " + limit);
        }
        Endpoint server = new Endpoint(host.host(), port.port());
        if (mine) {
            return run(LearnersClass.of(ReconnectingClient.class).get(), server, limit, System.out);
        }
        try (Socket socket = Connecting.to(server).within(limit).open()) {
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
            askEachLine(question -> ask(socket, question), System.out);
        }
        return 0;
    }

    private static byte[] ask(Socket socket, byte[] question) throws IOException {
        socket.getOutputStream().write(question);
        byte[] answer = socket.getInputStream().readNBytes(question.length);
        if (answer.length < question.length) {
            throw new EOFException("the server has closed the connection");
        }
        return answer;
    }

    /// Runs an implementation of exercise 2.8.
    static int run(ReconnectingClient client, Endpoint server, Duration limit, PrintStream out)
            throws IOException, InterruptedException {
        try {
            client.open(new RealNetwork(server));
            try (client) {
                askEachLine(question -> client.ask(question, question.length, limit), out);
            }
            return 0;
        } catch (Todo e) {
            throw LearnersClass.notStarted(ReconnectingClient.class, e);
        }
    }

    private record RealNetwork(Endpoint server) implements ReconnectingClient.Network {
        @Override
        public Socket connect(Duration limit) throws IOException {
            Duration whole = limit.toMillis() < 1 ? Duration.ofMillis(1) : limit;
            return Connecting.to(server).within(whole).open();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time);
        }
    }

    private interface Server {
        byte[] ask(byte[] question) throws IOException, InterruptedException;
    }

    private static void askEachLine(Server server, PrintStream out)
            throws IOException, InterruptedException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            byte[] answer = server.ask((line + "\n").getBytes(UTF_8));
            out.print(new String(answer, UTF_8));
            out.flush();
        }
    }
}
