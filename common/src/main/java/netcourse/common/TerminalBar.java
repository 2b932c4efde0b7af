package netcourse.common;

import java.io.Console;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// A bar that shows how far a program is. It is drawn with control characters, on a terminal only:
/// a file or a pipe gets none.
///
/// A module that uses it names the library, `me.tongfei:progressbar`, in its POM.
public final class TerminalBar implements AutoCloseable {
    private final Optional<ProgressBar> bar;

    private TerminalBar(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /// A bar at 0.
    ///
    /// @param task stands before it
    /// @param max where it ends
    public static TerminalBar of(String task, long max) {
        Console console = System.console();
        return console != null && console.isTerminal()
                ? new TerminalBar(Optional.of(draw(task, max)))
                : none();
    }

    /// No bar.
    public static TerminalBar none() {
        return new TerminalBar(Optional.empty());
    }

    private static ProgressBar draw(String task, long max) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(max)
                .setConsumer(new ConsoleProgressBarConsumer(System.out))
                .build();
    }

    /// How far it is now, 0 … max.
    public void stepTo(long value) {
        bar.ifPresent(b -> b.stepTo(value));
    }

    /// Leaves the bar as it stands, and begins a new line.
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
