package netcourse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command line of the course. The scripts `course` and `course.cmd` start it.
@Command(
        name = "course",
        subcommands = {ListCommand.class, CheckCommand.class, RunCommand.class},
        description = "Shows where you stand, judges exercises, runs the programs of the lessons.")
public final class Course implements Callable<Integer> {
    /// System property: the folder that holds the lessons; the working directory by default.
    public static final String ROOT = "netcourse.root";

    /// System property: the file that the last preparation wrote. If it is given and something is
    /// newer, the process ends with [#STALE] before it does anything else. `course.cmd` uses it;
    /// `course` looks for itself.
    static final String STAMP = "netcourse.stamp";

    /// The exit status that asks the script to prepare the course again (EX_TEMPFAIL in
    /// sysexits.h).
    static final int STALE = 75;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean help;

    @Spec private CommandSpec spec;

    private final Path root;
    private final Ansi ansi;

    private Course(Path root, Ansi ansi) {
        this.root = root;
        this.ansi = ansi;
    }

    public static void main(String[] args) throws IOException {
        Path root = Path.of(System.getProperty(ROOT, "")).toAbsolutePath().normalize();
        String stamp = System.getProperty(STAMP);
        if (stamp != null && Staleness.isStale(root, Path.of(stamp))) {
            Runtime.getRuntime().halt(STALE);
        }
        int status = Program.run(commandLine(root, Screen.ofTerminal()), args);
        System.out.flush();
        System.err.flush();
        // An exercise may have called System.exit before, with a status of its own.
        Runtime.getRuntime().halt(status);
    }

    /// The command line, for the lessons in a folder.
    static CommandLine commandLine(Path root, Ansi ansi) {
        CommandLine line = new CommandLine(new Course(root, ansi));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        // What follows the program's name is the program's.
        line.getSubcommands().get("run").setStopAtPositional(true).setExpandAtFiles(false);
        return line;
    }

    /// Without a subcommand: what there is, and where the learner stands.
    @Override
    public Integer call() throws IOException {
        spec.commandLine().usage(spec.commandLine().getOut());
        screen(spec).line("");
        screen(spec).line(catalog().progress().render(screen(spec)::coloured));
        return 0;
    }

    Catalog catalog() throws IOException {
        return Catalog.of(root);
    }

    /// Where a command, this one or a subcommand, prints.
    Screen screen(CommandSpec command) {
        CommandLine line = command.commandLine();
        return new Screen(line.getOut(), line.getErr(), ansi);
    }
}
