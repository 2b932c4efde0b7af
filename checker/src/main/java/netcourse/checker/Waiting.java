package netcourse.checker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a thread waits for, told from its stack.
final class Waiting {
    /// In one of these a wait has a time-out of its own, or may have: no proof that it never ends.
    private static final Set<String> TIMED =
            Set.of("timedRead", "timedAccept", "timedFinishConnect", "select");

    /// The methods on top of a stack that stands still, by the class and name.
    private static final Set<String> STILL =
            Set.of(
                    "sun.nio.ch.Net.poll",
                    "sun.nio.ch.Net.accept",
                    "sun.nio.ch.Net.connect0",
                    "sun.nio.ch.SocketDispatcher.read0",
                    "sun.nio.ch.SocketDispatcher.write0",
                    "sun.nio.ch.UnixDispatcher.read0",
                    "sun.nio.ch.UnixDispatcher.write0");

    private Waiting() {}

    /// Whether the thread waits without a time-out, for a lock too.
    static boolean forEver(Thread thread, StackTraceElement[] stack) {
        return switch (thread.getState()) {
            case WAITING, BLOCKED -> true;
            case RUNNABLE -> isStill(stack);
            default -> false;
        };
    }

    /// A call of the system that waits is, to Java, a thread that runs.
    private static boolean isStill(StackTraceElement[] stack) {
        if (stack.length == 0) {
            return false;
        }
        return STILL.contains(stack[0].getClassName() + "." + stack[0].getMethodName())
                && Arrays.stream(stack)
                        .takeWhile(Waiting::isOfTheJdk)
                        .noneMatch(f -> TIMED.contains(f.getMethodName()));
    }

    /// One line: the learner's line, and what it waits for there.
    static String describe(Thread thread, StackTraceElement[] stack, Where where) {
        String what = lock(thread).orElseGet(() -> what(stack));
        return where.in(stack).map(f -> Where.text(f) + ", " + what).orElse(what);
    }

    /// The lock that a `synchronized` waits for, and who has it.
    private static Optional<String> lock(Thread thread) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId());
        if (info == null || info.getThreadState() != Thread.State.BLOCKED) {
            return Optional.empty();
        }
        String owner = info.getLockOwnerName();
        return Optional.of(
                owner == null
                        ? "waits for a lock"
                        : "waits for a lock that \"" + owner + "\" holds");
    }

    static boolean isInWrite(StackTraceElement[] stack) {
        return jdkMethods(stack).contains("write");
    }

    private static Set<String> jdkMethods(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .takeWhile(Waiting::isOfTheJdk)
                .map(StackTraceElement::getMethodName)
                .collect(Collectors.toSet());
    }

    private static String what(StackTraceElement[] stack) {
        if (stack.length == 0) {
            return "has ended";
        }
        Set<String> methods = jdkMethods(stack);
        if (methods.contains("accept")) {
            return "waits in accept for a client";
        }
        if (methods.contains("connect")) {
            return "waits in connect for the peer's answer";
        }
        if (methods.contains("select")) {
            return "waits in select for a channel to be ready";
        }
        if (methods.contains("read")) {
            return "waits in read for bytes";
        }
        if (methods.contains("write")) {
            return "waits in write for the peer to read";
        }
        if (methods.contains("sleep")) {
            return "sleeps";
        }
        if (methods.contains("park") || methods.contains("parkNanos") || methods.contains("wait")) {
            return "waits for another thread";
        }
        return "runs without an end";
    }

    private static boolean isOfTheJdk(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }
}
