package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.PrintWriter;
import netcourse.lesson02.TcpTable.State;

/// Prints a scene: a line for each thing done, with the state that each end of the link is then in.
final class StepTable {
    private static final String LINE = "  %-46s %-12s %s%n";

    private final PrintWriter out;
    private final Link link;

    StepTable(PrintWriter out, Link link) {
        this.out = out;
        this.link = link;
    }

    void heading() {
        out.printf(LINE, "", "client", "server");
    }

    /// Waits for the states that this step leads to, `null` standing for "no socket any more", and
    /// prints those that are there.
    void step(String what, State client, State server) throws IOException {
        TcpStates.await(link.clientEnd(), client);
        TcpStates.await(link.serverEnd(), server);
        out.printf(LINE, what, TcpStates.text(link.clientEnd()), TcpStates.text(link.serverEnd()));
    }

    /// What an end saw, between two steps.
    void saw(String what, Object value) {
        out.printf("  %-46s %s%n", what, value);
    }
}
