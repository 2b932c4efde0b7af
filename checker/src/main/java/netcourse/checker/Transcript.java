package netcourse.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The numbered steps of a trial, as they happened, from any thread.
final class Transcript {
    /// Steps shown at the beginning and at the end; what is between is counted.
    private static final int SHOWN = 6;

    private record Step(String who, String what, StackTraceElement where) {}

    private final List<Step> steps = new ArrayList<>();
    private boolean closed;

    synchronized void add(String who, String what, StackTraceElement where) {
        if (!closed) {
            steps.add(new Step(who, what, where));
        }
    }

    /// What happens from now on happens because the trial ends, and is no step of it.
    synchronized void close() {
        closed = true;
    }

    synchronized void clear() {
        steps.clear();
    }

    /// The learner's line in the last step that has one.
    synchronized Optional<StackTraceElement> lastLine() {
        return steps.reversed().stream().map(Step::where).filter(w -> w != null).findFirst();
    }

    synchronized String render() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            if (i == SHOWN && steps.size() > 2 * SHOWN) {
                int left = steps.size() - 2 * SHOWN;
                text.append("     …   %d more steps%n".formatted(left));
                i += left;
            }
            text.append(line(i + 1, steps.get(i)));
        }
        return text.toString();
    }

    private static String line(int number, Step step) {
        String text = "  %2d  %-13s %s".formatted(number, step.who, step.what);
        return (step.where == null ? text : "%-66s  %s".formatted(text, Where.text(step.where)))
                + System.lineSeparator();
    }
}
