package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.concurrent.Callable;
import netcourse.common.HostOption;
import netcourse.common.Program;
import netcourse.lesson02.TcpTable;
import netcourse.lesson02.demo.Closing.First;
import netcourse.lesson02.demo.TcpStates.End;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Shows TIME_WAIT: who gets it, what it does to the next `bind`, what SO_REUSEADDR does about it,
/// and what it costs to avoid it with SO_LINGER 0.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Who closes first keeps a socket in TIME_WAIT: what that means for the next bind,",
            "for SO_REUSEADDR and for SO_LINGER 0. Both ends run here, on ports of the system."
        })
public final class TimeWait implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private HostOption host;

    public static void main(String[] args) {
        Program.main(new TimeWait(), args);
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        InetAddress at = InetAddress.getByName(host.host());
        whoPays(out, at);
        bindAgain(out, at);
        price(out, at);
        return 0;
    }

    static void whoPays(PrintWriter out, InetAddress host) throws IOException {
        out.println("Who closes first keeps a socket after both have closed:");
        out.printf("  %-28s %-24s %s%n", "closed first", "server's end", "client's end");
        for (First first : First.values()) {
            Closing closing = Closing.of(host, first, null);
            out.printf(
                    "  %-28s %-24s %s%n",
                    words(first),
                    withTimeLeft(closing.serverState(), closing.server()),
                    withTimeLeft(closing.clientState(), closing.server().peer()));
        }
        if (!TcpTable.isAvailable()) {
            out.println("  (states are shown on Linux only; here: netstat -an)");
        }
        out.println();
    }

    private static String words(First first) {
        return switch (first) {
            case SERVER -> "server";
            case CLIENT -> "client";
            case SERVER_BY_RESET -> "server, SO_LINGER 0 (RST)";
        };
    }

    private static String withTimeLeft(String state, End end) throws IOException {
        return Closing.timeWaitLeft(end)
                .map(left -> String.format(Locale.ROOT, ", %.1f s left", left.toMillis() / 1e3))
                .map(left -> state + left)
                .orElse(state);
    }

    static void bindAgain(PrintWriter out, InetAddress host) throws IOException {
        try (ServerSocket fresh = new ServerSocket()) {
            out.printf(
                    "The server starts again on its port (Java's SO_REUSEADDR here: %s):%n",
                    fresh.getReuseAddress() ? "on" : "off");
        }
        out.printf("  %-15s %-15s %-15s %s%n", "closed first", "was", "is", "bind");
        bind(out, host, First.SERVER, null, null);
        bind(out, host, First.SERVER, null, false);
        bind(out, host, First.SERVER, false, true);
        bind(out, host, First.SERVER, false, false);
        bind(out, host, First.CLIENT, false, false);
        bind(out, host, First.SERVER_BY_RESET, false, false);
        out.println("  was, is: SO_REUSEADDR of the old listener and of the new one");
        out.println();
    }

    private static void bind(
            PrintWriter out, InetAddress host, First first, Boolean was, Boolean is)
            throws IOException {
        String bound = Closing.of(host, first, was).bindAgain(is);
        String who = first == First.SERVER_BY_RESET ? "server by RST" : words(first);
        out.printf("  %-15s %-15s %-15s %s%n", who, words(was), words(is), bound);
    }

    private static String words(Boolean reuseAddress) {
        if (reuseAddress == null) {
            return "as Java has it";
        }
        return reuseAddress ? "on" : "off";
    }

    static void price(PrintWriter out, InetAddress host) throws IOException {
        out.println("What SO_LINGER 0 costs, when the client has not read yet:");
        price(out, "close", LostBytes.of(host, false));
        price(out, "SO_LINGER 0, close", LostBytes.of(host, true));
    }

    private static void price(PrintWriter out, String how, LostBytes bytes) {
        out.printf(
                "  %-20s write took %d bytes, the client got %d, then %s%n",
                how, bytes.written(), bytes.received(), bytes.end());
    }
}
