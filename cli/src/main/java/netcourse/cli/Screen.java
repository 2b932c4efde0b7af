package netcourse.cli;

import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import netcourse.checker.Verdict;
import picocli.CommandLine.Help.Ansi;

/// What the learner sees: standard output and standard error, in colour where that is welcome.
///
/// @param columns how wide prose is at most
record Screen(PrintWriter out, PrintWriter err, Ansi ansi, int columns) {
    private static final int WIDE = 96;

    private static final Map<Verdict, String> COLOURS =
            Map.of(
                    Verdict.SOLVED, "green",
                    Verdict.WRONG, "red",
                    Verdict.STUCK, "red",
                    Verdict.ENVIRONMENT, "yellow",
                    Verdict.DOES_NOT_COMPILE, "red");

    Screen(PrintWriter out, PrintWriter err, Ansi ansi) {
        this(out, err, ansi, WIDE);
    }

    /// The same, with prose no wider than the terminal.
    Screen within(int terminal) {
        return new Screen(out, err, ansi, Math.min(terminal, WIDE));
    }

    /// Colours only on a terminal that shows them, and never against `NO_COLOR`
    /// (https://no-color.org).
    static Ansi ofTerminal() {
        Console console = System.console();
        boolean wanted =
                console != null
                        && console.isTerminal()
                        && isEmpty("NO_COLOR")
                        && !"dumb".equals(System.getenv("TERM"))
                        && (!isEmpty("TERM") || !isEmpty("WT_SESSION"));
        return wanted ? Ansi.ON : Ansi.OFF;
    }

    /// That of the process.
    static Screen ofProcess(Ansi ansi) {
        return new Screen(writer(System.out), writer(System.err), ansi);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    private static boolean isEmpty(String variable) {
        return Optional.ofNullable(System.getenv(variable)).orElse("").isEmpty();
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void error(String text) {
        out.flush();
        err.println(text);
        err.flush();
    }

    /// A line of a unified diff: what goes in red, what comes in green.
    String diffLine(String line) {
        if (line.startsWith("-")) {
            return inColour("red", line);
        }
        return line.startsWith("+") ? inColour("green", line) : line;
    }

    /// The text as it is, in a colour: picocli's own markup would take `|@` in it for an end.
    String inColour(String colour, String text) {
        if (!ansi.enabled()) {
            return text;
        }
        String[] around = ansi.string("@|" + colour + " x|@").split("x", 2);
        return around[0] + text + around[1];
    }

    /// The word for a verdict in its colour.
    String coloured(Verdict verdict) {
        String colour = COLOURS.get(verdict);
        return colour == null
                ? verdict.toString()
                : ansi.string("@|" + colour + " " + verdict + "|@");
    }
}
