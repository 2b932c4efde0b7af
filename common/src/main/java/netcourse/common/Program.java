package netcourse.common;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;

/// Runs a program's command: `public static void main(String[] args) { Program.main(new
/// EchoServer(), args); }`.
///
/// Every program then behaves alike: `--help` works, a wrong option ends with status 2 and one
/// line, a failure ends with status 1 and one line that says what happened and what to do; no stack
/// trace.
public final class Program {
    /// The exit status of a failure: a port that is taken, a server that is not there.
    public static final int FAILED = 1;

    /// The exit status of wrong options.
    public static final int USAGE = 2;

    /// What picocli calls a command whose annotation has no name.
    private static final String UNNAMED = "<main class>";

    private Program() {}

    /// What a program is called where it is typed and where it speaks: `OptionsServer` is
    /// `options-server`, unless its `@Command` names it otherwise.
    public static String name(Class<?> program) {
        return name(program.getSimpleName());
    }

    /// The same, for the simple name of its class.
    public static String name(String simpleName) {
        return simpleName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /// Runs the command and exits the process with its status.
    public static void main(Callable<Integer> command, String... args) {
        System.exit(run(command, args));
    }

    /// The same for a server, which goes on when nobody reads what it prints: [ProgramLog].
    public static void serve(Callable<Integer> command, String... args) {
        ProgramLog.install();
        int status = run(command, args);
        ProgramLog.finish();
        System.exit(status);
    }

    /// Runs a command line that was set up further, such as one with subcommands, and exits the
    /// process with its status.
    public static void main(CommandLine line, String... args) {
        System.exit(run(line, args));
    }

    /// Runs the command and returns the exit status; for tests.
    public static int run(Callable<Integer> command, String... args) {
        return run(new CommandLine(command), args);
    }

    /// Runs a command line that was set up further and returns the exit status; for tests.
    public static int run(CommandLine line, String... args) {
        if (line.getCommandName().equals(UNNAMED)) {
            line.setCommandName(name(line.getCommand().getClass()));
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        registerNumbers(line);
        line.getCommandSpec().version(name(line) + ", on Java " + Runtime.version());
        line.setParameterExceptionHandler((e, given) -> wrongOption(e));
        line.setExecutionExceptionHandler((e, cmd, parsed) -> failed(cmd, e));
        return line.execute(args);
    }

    private static void registerNumbers(CommandLine line) {
        line.registerConverter(int.class, text -> parse(text, "an int", Integer::parseInt));
        line.registerConverter(Integer.class, text -> parse(text, "an int", Integer::parseInt));
        line.registerConverter(long.class, text -> parse(text, "a long", Long::parseLong));
        line.registerConverter(Long.class, text -> parse(text, "a long", Long::parseLong));
    }

    /// Java's own methods take the digits of every script.
    private static <T> T parse(String text, String kind, Function<String, T> parser) {
        if (text.matches("[+-]?[0-9]{1,19}")) {
            try {
                return parser.apply(text);
            } catch (NumberFormatException e) {
                // Too large: said below.
            }
        }
        throw new CommandLine.TypeConversionException("'" + text + "' is not " + kind);
    }

    /// Refuses a number of the command line that is out of range.
    ///
    /// @param option as it is typed
    /// @param most Integer.MAX_VALUE for no limit
    /// @throws IllegalArgumentException names the option, the range and the value
    public static void checkRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            String range = most == Integer.MAX_VALUE ? least + " or more" : least + ".." + most;
            throw new IllegalArgumentException(option + " must be " + range + ", was " + value);
        }
    }

    private static int wrongOption(CommandLine.ParameterException e) {
        return e instanceof CommandLine.UnmatchedArgumentException surplus
                ? wrongOption(e.getCommandLine(), explain(surplus))
                : wrongOption(e.getCommandLine(), explain((Exception) e));
    }

    private static int wrongOption(CommandLine command, String said) {
        boolean commands = !command.getSubcommands().isEmpty();
        PrintWriter err = command.getErr();
        err.println(
                "%s: %s (--help lists the %s)"
                        .formatted(name(command), said, commands ? "commands" : "options"));
        err.flush();
        return USAGE;
    }

    private static String explain(CommandLine.UnmatchedArgumentException e) {
        String word = e.getUnmatched().getFirst();
        List<String> near = e.getSuggestions();
        String kind =
                e.isUnknownOption()
                        ? "unknown option"
                        : e.getCommandLine().getSubcommands().isEmpty()
                                ? "unexpected argument"
                                : "unknown command";
        return kind
                + " "
                + word
                + (near.isEmpty() ? "" : "; did you mean " + near.getFirst() + "?");
    }

    /// An IllegalArgumentException is the caller's fault, and who calls a program is the command
    /// line.
    private static int failed(CommandLine command, Exception e) throws Exception {
        if (e instanceof IllegalArgumentException) {
            return wrongOption(command, explain(e));
        }
        if (!(e instanceof IOException)) {
            throw e;
        }
        PrintWriter err = command.getErr();
        err.println(name(command) + ": " + explain(e));
        err.flush();
        return FAILED;
    }

    /// With its parents' names: `course check`.
    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    /// One line: what happened, and for the usual failures what to do.
    public static String explain(Exception e) {
        String said = oneLine(said(e));
        return e instanceof IOException failure ? advise(said, NetworkFailure.of(failure)) : said;
    }

    /// Java says only the file's name of the first two.
    private static String said(Exception e) {
        return switch (e) {
            case NoSuchFileException file when file.getReason() == null ->
                    file.getFile() + ": no such file or folder";
            case AccessDeniedException file when file.getReason() == null ->
                    file.getFile() + ": access denied";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private static String advise(String said, NetworkFailure failure) {
        return switch (failure) {
            case REFUSED ->
                    said
                            + " (nothing listens there: start the server first, or check --host and"
                            + " --port)";
            case TIMED_OUT ->
                    said + " (no answer in time: is the host up, is a firewall dropping?)";
            case ADDRESS_IN_USE ->
                    said + " (another program listens there: stop it, or choose another --port)";
            case ADDRESS_NOT_HERE ->
                    said + " (that address is not one of this machine: choose another --host)";
            case NOT_PERMITTED ->
                    said
                            + " (ports below 1024 need a privilege on this system: choose a --port"
                            + " from 1024 up)";
            case NETWORK_UNREACHABLE, NO_ROUTE ->
                    said + " (no route: check the address and the network)";
            case UNKNOWN_HOST ->
                    "unknown host: " + said + " (check the spelling, or give an address)";
            case OTHER -> said;
        };
    }

    private static String oneLine(String text) {
        return text.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    }
}
