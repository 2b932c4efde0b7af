package netcourse.checker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Records the numbered steps of a trial as they happen, from any thread, each with the learner's
/// line that led to it.
final class StepRecorder {
    /// Steps shown at the beginning and at the end; those between are counted.
    private static final int SHOWN = 6;

    private record Step(int number, String actor, String action, StackTraceElement line) {}

    private final LearnerFrames frames;
    private final Traffic traffic = new Traffic();
    private final AtomicLong activity = new AtomicLong();
    private final List<Step> first = new ArrayList<>();
    private final Deque<Step> last = new ArrayDeque<>();
    private int count;
    private Delivery delivery;
    private StackTraceElement lastLine;
    private boolean closed;

    StepRecorder(LearnerFrames frames) {
        this.frames = frames;
    }

    /// Adds a step; its line is the learner's line on this thread's stack, if there is one.
    void add(String actor, String action) {
        moved();
        StackTraceElement line = frames.here().orElse(null);
        traffic.called(
                actor.startsWith("you"), actor + " " + action.lines().findFirst().orElse(""));
        add(actor, action, line);
    }

    /// Adds what the learner's code called and what it got; what the check calls itself is no step.
    void called(String call, String result) {
        moved();
        String what = what(call, result);
        frames.here()
                .ifPresent(line -> {
                    traffic.called(true, what + "   " + LearnerFrames.text(line));
                    add("you called", what, line);
                });
    }

    /// The same of a call that the traffic shows: a write, a close.
    void sent(String call, String result) {
        moved();
        frames.here().ifPresent(line -> add("you called", what(call, result), line));
    }

    private static String what(String call, String result) {
        return result.isEmpty() ? call : call + " -> " + result;
    }

    /// Adds a question of the learner's code, such as how many bytes are there. The same answer as
    /// before, to code that asks again and again, moves nothing.
    void asked(String call, String result) {
        String what = what(call, result);
        frames.here()
                .ifPresent(line -> {
                    if (!isLast(what)) {
                        moved();
                    }
                    add("you called", what, line);
                });
    }

    private synchronized boolean isLast(String action) {
        Step step = last.isEmpty() ? null : last.getLast();
        step = step == null && !first.isEmpty() ? first.getLast() : step;
        return step != null && step.action.equals(action);
    }

    /// Keeps what will be shown, and no more: an endless loop makes endless steps.
    synchronized void add(String actor, String action, StackTraceElement line) {
        if (closed) {
            return;
        }
        Step step = new Step(++count, actor, action, line);
        if (first.size() < SHOWN) {
            first.add(step);
        } else {
            last.add(step);
        }
        if (last.size() > SHOWN) {
            last.remove();
        }
        lastLine = line == null ? lastLine : line;
    }

    /// Notes that something happened, so that a trial in which nothing happens can be recognised.
    void moved() {
        activity.incrementAndGet();
    }

    /// What passed over sockets.
    Traffic traffic() {
        return traffic;
    }

    /// Grows with everything that happens.
    long activity() {
        return activity.get();
    }

    /// Forgets the steps so far and begins with those of a delivery.
    synchronized void begin(Delivery way) {
        clear();
        delivery = way;
        add("peer sent", way.picture(), null);
    }

    synchronized void endDelivery() {
        delivery = null;
    }

    /// How bytes are being delivered; null if none are.
    synchronized Delivery delivery() {
        return delivery;
    }

    synchronized void clear() {
        moved();
        traffic.clear();
        first.clear();
        last.clear();
        count = 0;
        lastLine = null;
    }

    /// Sets the line that a report points at, until a step has one of its own.
    synchronized void pointAt(StackTraceElement line) {
        lastLine = line;
    }

    /// Ends the recording: what happens from now on happens because the trial ends.
    synchronized void close() {
        closed = true;
        traffic.close();
    }

    /// The line that a report points at: the learner's line in the last step that has one.
    synchronized Optional<StackTraceElement> lastLine() {
        return Optional.ofNullable(lastLine);
    }

    synchronized String render() {
        StringBuilder text = new StringBuilder();
        int digits = Math.max(2, String.valueOf(count).length());
        first.forEach(step -> text.append(line(step, digits)));
        int left = count - first.size() - last.size();
        text.append(
                left == 0 ? "" : "%s…   %d more steps%n".formatted(" ".repeat(digits + 3), left));
        last.forEach(step -> text.append(line(step, digits)));
        return text.toString();
    }

    private static String line(Step step, int digits) {
        String number = String.valueOf(step.number);
        String text =
                "  %s  %-13s %s"
                        .formatted(
                                " ".repeat(digits - number.length()) + number,
                                step.actor,
                                step.action);
        return (step.line == null
                        ? text
                        : "%-66s  %s".formatted(text, LearnerFrames.text(step.line)))
                + System.lineSeparator();
    }
}
