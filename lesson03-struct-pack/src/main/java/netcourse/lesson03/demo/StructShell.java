package netcourse.lesson03.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import netcourse.lesson03.StructCommands;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Packs and unpacks by hand: a format and values in, annotated bytes out, and back.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Packs values to annotated bytes by a format, and unpacks them again.",
            "With words it does what they say; without, it asks for lines until Ctrl-D or Ctrl-C."
        },
        footer = {
            "",
            "pack FORMAT VALUE...   unpack FORMAT HEX...   size FORMAT",
            "",
            "Put a format into single quotes, or your own shell takes ! < > ? for its own:",
            "  pack '!2sBBHHII' NC 1 0 7 0 42 5",
            "  unpack '@BI' 01 00 00 00 2a 00 00 00"
        })
public final class StructShell implements Callable<Integer> {
    private static final String PROMPT = "struct> ";

    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description = "pack, unpack or size, and what follows.")
    private List<String> words = List.of();

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(commandLine(), args);
    }

    /// A word such as -1 is a value, not an option.
    static CommandLine commandLine() {
        return new CommandLine(new StructShell()).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException {
        if (!words.isEmpty()) {
            StructCommands.answer(words).forEach(System.out::println);
            return 0;
        }
        boolean person = System.console() != null && System.console().isTerminal();
        return person ? interactive() : script();
    }

    private static int interactive() throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            LineReader reader =
                    LineReaderBuilder.builder()
                            .terminal(terminal)
                            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                            .build();
            terminal.writer().println("help lists the commands; Ctrl-D or Ctrl-C ends.");
            while (answer(reader.readLine(PROMPT), System.out, System.out)) {}
        } catch (EndOfFileException | UserInterruptException e) {
            // Ctrl-D and Ctrl-C: how a person ends it.
        }
        return 0;
    }

    /// Lines from a file or a pipe; it goes on after a wrong one, and says so in the end.
    private static int script() throws IOException {
        Charset charset = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
        Errors errors = new Errors(System.err);
        var in = new BufferedReader(new InputStreamReader(System.in, charset));
        String line = in.readLine();
        while (line != null && answer(line, System.out, errors)) {
            line = in.readLine();
        }
        return errors.any ? Program.FAILED : 0;
    }

    /// Whether another line is wanted.
    private static boolean answer(String line, PrintStream out, PrintStream err) {
        List<String> words = StructCommands.words(line);
        if (words.equals(List.of("quit"))) {
            return false;
        }
        try {
            if (!words.isEmpty()) {
                StructCommands.answer(words).forEach(out::println);
            }
        } catch (IllegalArgumentException e) {
            err.println(Program.explain(e));
        }
        return true;
    }

    /// Remembers whether there was any.
    private static final class Errors extends PrintStream {
        private boolean any;

        Errors(PrintStream out) {
            super(out, true);
        }

        @Override
        public void println(String line) {
            any = true;
            super.println(line);
        }
    }
}
