package netcourse.lesson02.demo;

import static netcourse.lesson02.ErrorNumber.OperatingSystem.LINUX;
import static netcourse.lesson02.ErrorNumber.OperatingSystem.MACOS;
import static netcourse.lesson02.ErrorNumber.OperatingSystem.WINDOWS;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import netcourse.common.Endpoint;
import netcourse.common.Program;
import netcourse.lesson02.ErrorNumber;
import netcourse.lesson02.demo.ConnectCase.NotTried;
import netcourse.lesson02.demo.ConnectCase.Seen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings a failed `connect` about in every way that needs no network, and prints the exception
/// that Java throws beside the error number that the C function gives (Python: `connect_ex`).
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "What Java throws when connect fails, and the error number behind it.",
            "Uses loopback addresses only, unless you name an endpoint of your own."
        })
public final class ConnectErrors implements Callable<Integer> {
    private static final String LINE = "%-46s %-14s %6s %6s %8s%n";

    @Spec private CommandSpec spec;

    @Option(
            names = "--limit-millis",
            paramLabel = "MS",
            defaultValue = "500",
            description = "How long one connect may take, 1..60000 (default: ${DEFAULT-VALUE}).")
    private int limitMillis;

    @Parameters(
            paramLabel = "HOST:PORT",
            arity = "0..*",
            description = "Endpoints to connect to as well, such as [::1]:80.")
    private List<String> endpoints = List.of();

    public static void main(String[] args) {
        Program.main(new ConnectErrors(), args);
    }

    @Override
    public Integer call() throws IOException {
        if (limitMillis < 1 || limitMillis > 60_000) {
            throw new ParameterException(
                    spec.commandLine(), "--limit-millis must be 1..60000, was " + limitMillis);
        }
        List<Endpoint> own = endpoints.stream().map(this::parse).toList();
        PrintWriter out = spec.commandLine().getOut();
        List<Seen> seen = table(out, limitMillis);
        out.println(
                "The system's own ETIMEDOUT comes after all repeats of the SYN (Linux: two minutes):");
        out.println(
                "    Java then throws a ConnectException; the limit given to connect is shorter");
        for (Endpoint endpoint : own) {
            out.println("connect: " + endpoint + ": " + connect(endpoint, limitMillis, seen));
        }
        return 0;
    }

    private Endpoint parse(String text) {
        try {
            return Endpoint.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /// Tries every case and prints a table of two lines each.
    static List<Seen> table(PrintWriter out, int limitMillis) {
        out.printf(LINE, "what was done, what Java threw", "error", "Linux", "macOS", "Windows");
        List<Seen> all = Stream.of(ConnectCase.values()).map(c -> c.see(limitMillis)).toList();
        for (Seen seen : all) {
            ErrorNumber error = seen.which().error();
            out.printf(
                    LINE,
                    seen.which().what(),
                    error,
                    error.numberOn(LINUX),
                    error.numberOn(MACOS),
                    error.numberOn(WINDOWS));
            out.println("    " + seen.thrown().map(ConnectErrors::text).orElse("nothing"));
        }
        return all;
    }

    private static String text(Exception e) {
        return e instanceof NotTried ? e.getMessage() : Outcome.text(e);
    }

    /// The number as `connect_ex` gives it, 0 for a connection, with its name.
    static String connect(Endpoint endpoint, int limitMillis, List<Seen> known) {
        try (Socket socket = new Socket()) {
            socket.connect(endpoint.resolve(), limitMillis);
            return "0 (connected)";
        } catch (IOException e) {
            return nameOf(e, known)
                    .map(error -> error.number() + " (" + error + ", " + Outcome.text(e) + ")")
                    .orElse("no number is known here for " + Outcome.text(e));
        }
    }

    /// The words of an exception are the system's own and may be in its user's language: so they
    /// are compared with those that the cases above have just brought about, not with words known
    /// here.
    private static Optional<ErrorNumber> nameOf(IOException e, List<Seen> known) {
        return switch (e) {
            case NoRouteToHostException _ -> Optional.of(ErrorNumber.EHOSTUNREACH);
            case UnknownHostException _ -> Optional.of(ErrorNumber.EAI_NONAME);
            default ->
                    known.stream()
                            .filter(s ->
                                    s.thrown()
                                            .map(Outcome::text)
                                            .equals(Optional.of(Outcome.text(e))))
                            .map(s -> s.which().error())
                            .findFirst();
        };
    }
}
