package netcourse.checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The numbered steps of a trial, as they happened, from any thread.
final class Transcript {
    /// Steps shown at the beginning and at the end; what is between is counted.
    private static final int SHOWN = 6;

    private record Step(int number, String who, String what, StackTraceElement where) {}

    private final List<Step> first = new ArrayList<>();
    private final Deque<Step> last = new ArrayDeque<>();
    private int count;
    private StackTraceElement lastLine;
    private boolean closed;

    /// Keeps what will be shown, and no more: a loop without an end makes steps without an end.
    synchronized void add(String who, String what, StackTraceElement where) {
        if (closed) {
            return;
        }
        Step step = new Step(++count, who, what, where);
        if (first.size() < SHOWN) {
            first.add(step);
        } else {
            last.add(step);
        }
        if (last.size() > SHOWN) {
            last.remove();
        }
        lastLine = where == null ? lastLine : where;
    }

    /// The line that is meant from now on, until a step has one of its own.
    synchronized void pointAt(StackTraceElement line) {
        lastLine = line;
    }

    /// What happens from now on happens because the trial ends, and is no step of it.
    synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void clear() {
        first.clear();
        last.clear();
        count = 0;
        lastLine = null;
    }

    /// The learner's line in the last step that has one, or the one to point at.
    synchronized Optional<StackTraceElement> lastLine() {
        return Optional.ofNullable(lastLine);
    }

    synchronized String render() {
        StringBuilder text = new StringBuilder();
        first.forEach(step -> text.append(line(step)));
        int left = count - first.size() - last.size();
        text.append(left == 0 ? "" : "     …   %d more steps%n".formatted(left));
        last.forEach(step -> text.append(line(step)));
        return text.toString();
    }

    private static String line(Step step) {
        String text = "  %2d  %-13s %s".formatted(step.number, step.who, step.what);
        return (step.where == null ? text : "%-66s  %s".formatted(text, Where.text(step.where)))
                + System.lineSeparator();
    }
}
