package netcourse.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import netcourse.checker.Verdict;
import picocli.CommandLine.Help.Ansi;

/// What the learner sees: standard output and standard error, in colour where that is welcome.
record Screen(PrintWriter out, PrintWriter err, Ansi ansi) {
    private static final Map<String, String> COLOURS =
            Map.of(
                    Verdict.SOLVED.toString(),
                    "green",
                    Verdict.WRONG.toString(),
                    "red",
                    Verdict.STUCK.toString(),
                    "red",
                    Verdict.ENVIRONMENT.toString(),
                    "yellow",
                    Finding.UNCOMPILED,
                    "red");

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

    /// One line of a board: id, title, and the verdict in its colour.
    void exercise(String id, String title, String verdict, String remark) {
        line(
                "  %-5s %-60s %s%s"
                        .formatted(
                                id,
                                title,
                                coloured(verdict),
                                remark.isEmpty() ? "" : " (" + remark + ")"));
    }

    String coloured(String verdict) {
        String colour = COLOURS.get(verdict);
        return colour == null ? verdict : ansi.string("@|" + colour + " " + verdict + "|@");
    }
}
