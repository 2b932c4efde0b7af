package netcourse.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command line of the course. The scripts `course` and `course.cmd` start it.
@Command(
        name = "course",
        description = {
            "Shows where you stand, judges exercises, runs the programs of the lessons.",
            "Without a command: where you stand, and what comes next."
        },
        footer = {
            "",
            "Exit status: 0 solved, 1 wrong, stuck or does not compile, 2 wrong usage,",
            "3 not started, 4 something is missing on this machine, or not judged."
        })
public final class Course implements Callable<Integer> {
    /// Each is a class with a name of its own, so that only the one that is meant has to be loaded.
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    /// What calls other commands, or describes them.
    private static final Set<String> NEED_ALL = Set.of("watch", "completion");

    static {
        COMMANDS.put("next", NextCommand.class);
        COMMANDS.put("list", ListCommand.class);
        COMMANDS.put("check", CheckCommand.class);
        COMMANDS.put("watch", WatchCommand.class);
        COMMANDS.put("hint", HintCommand.class);
        COMMANDS.put("answer", AnswerCommand.class);
        COMMANDS.put("reset", ResetCommand.class);
        COMMANDS.put("run", RunCommand.class);
        COMMANDS.put("interview", InterviewCommand.class);
        COMMANDS.put("exam", ExamCommand.class);
        COMMANDS.put("book", BookCommand.class);
        COMMANDS.put("doctor", DoctorCommand.class);
        COMMANDS.put("completion", CompletionCommand.class);
    }

    /// System property: the folder that holds the lessons; the working directory by default.
    public static final String ROOT = "netcourse.root";

    /// System property: the file that the last preparation wrote. If it is given and something is
    /// newer, the process ends with [#STALE], or [#QUICK_START_OLD], before it does anything else.
    /// `course.cmd` uses it; `course` looks for itself.
    static final String STAMP = "netcourse.stamp";

    /// The exit status that asks the script to prepare the course again (EX_TEMPFAIL in
    /// sysexits.h).
    static final int STALE = 75;

    /// The exit status that asks the script to have [QuickStart] do its work again.
    static final int QUICK_START_OLD = 76;

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

    public static void main(String[] given) throws IOException {
        String[] args = helpAsOption(given);
        Path root = Path.of(System.getProperty(ROOT, "")).toAbsolutePath().normalize();
        String stamp = System.getProperty(STAMP);
        if (stamp != null && Staleness.isStale(root, Path.of(stamp))) {
            Runtime.getRuntime().halt(STALE);
        }
        if (stamp != null && Staleness.isQuickStartOld(root, Path.of(stamp))) {
            Runtime.getRuntime().halt(QUICK_START_OLD);
        }
        Ansi ansi = Screen.ofTerminal();
        int status =
                runPlain(root, ansi, args)
                        .orElseGet(() -> Program.run(commandLineFor(args, root, ansi), args));
        System.out.flush();
        System.err.flush();
        // An exercise may have called System.exit before, with a status of its own.
        Runtime.getRuntime().halt(status);
    }

    /// `help` and `help check` mean `--help` and `check --help`, as in other tools.
    static String[] helpAsOption(String... args) {
        if (args.length == 0 || !args[0].equals("help")) {
            return args;
        }
        return args.length == 1 ? new String[] {"--help"} : new String[] {args[1], "--help"};
    }

    /// Runs what is typed most, without options, before the parser of options is even loaded: that
    /// takes longer than the commands do. What goes wrong is left to the parser, too.
    static OptionalInt runPlain(Path root, Ansi ansi, String... args) {
        Course course = new Course(root, ansi);
        try {
            if (args.length == 0) {
                return OptionalInt.of(course.call());
            }
            if (args.length == 1 && args[0].equals("list")) {
                return OptionalInt.of(new ListCommand(course).call());
            }
            if (args.length == 2 && args[0].equals("check") && isId(args[1])) {
                return OptionalInt.of(new CheckCommand(course, args[1]).call());
            }
            return OptionalInt.empty();
        } catch (IOException | RuntimeException e) {
            return OptionalInt.empty();
        }
    }

    private static boolean isId(String text) {
        return text.matches("[0-9]+\\.[0-9]+");
    }

    /// The command line, for the lessons in a folder, with every command.
    static CommandLine commandLine(Path root, Ansi ansi) {
        return commandLine(root, ansi, COMMANDS.keySet());
    }

    /// The command line for these arguments. To build that of one command takes a part of the time
    /// of all.
    static CommandLine commandLineFor(String[] args, Path root, Ansi ansi) {
        if (args.length == 0) {
            return commandLine(root, ansi, Set.of());
        }
        boolean one = COMMANDS.containsKey(args[0]) && !NEED_ALL.contains(args[0]);
        return commandLine(root, ansi, one ? Set.of(args[0]) : COMMANDS.keySet());
    }

    private static CommandLine commandLine(Path root, Ansi ansi, Set<String> commands) {
        CommandLine line = new CommandLine(new Course(root, ansi));
        COMMANDS.forEach((name, type) -> {
            if (commands.contains(name)) {
                line.addSubcommand(name, type);
            }
        });
        line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        line.setUsageHelpAutoWidth(true);
        line.setExecutionStrategy(Course::execute);
        if (commands.contains("run")) {
            // What follows the program's name is the program's.
            line.getSubcommands().get("run").setStopAtPositional(true).setExpandAtFiles(false);
        }
        return line;
    }

    /// What goes wrong ends with one line, and with the status that says whose fault it is.
    private static int execute(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (ExecutionException e) {
            CommandLine line = e.getCommandLine();
            return switch (e.getCause()) {
                case UnknownName name -> refused(line, name, ExitStatus.USAGE);
                case UncheckedIOException io ->
                        refused(line, io.getCause(), ExitStatus.ENVIRONMENT);
                case IOException io -> refused(line, io, ExitStatus.ENVIRONMENT);
                case null, default -> throw e;
            };
        }
    }

    private static int refused(CommandLine line, Exception e, int status) {
        String name = line.getCommandSpec().qualifiedName();
        line.getErr().println(name + ": " + Program.explain(e));
        line.getErr().flush();
        return status;
    }

    /// Without a subcommand: where the learner stands.
    @Override
    public Integer call() throws IOException {
        Screen screen = screen(spec);
        screen.line(new Position(catalog()).render(screen::coloured));
        screen.line("         all commands: ./course --help");
        return ExitStatus.OK;
    }

    Path root() {
        return root;
    }

    Catalog catalog() throws IOException {
        return Catalog.of(root);
    }

    Notes notes() {
        return new Notes(root);
    }

    /// The same for a command that prints prose: no wider than the terminal, or 80 columns where
    /// there is none. To ask the terminal takes a process.
    Screen screenForProse(CommandSpec command) {
        return screen(command).within(command.usageMessage().width());
    }

    /// Where a command, this one or a subcommand, prints; without the parser, there is no command.
    Screen screen(CommandSpec command) {
        if (command == null) {
            return Screen.ofProcess(ansi);
        }
        CommandLine line = command.commandLine();
        return new Screen(line.getOut(), line.getErr(), ansi);
    }
}
