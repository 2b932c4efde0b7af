package netcourse.checker;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a thread does or waits for, read from its state and its stack.
final class ThreadStatus {
    /// In one of these a wait has a time-out of its own, or may have: no proof that it never ends.
    private static final Set<String> TIMED =
            Set.of("timedRead", "timedAccept", "timedFinishConnect", "select");

    /// Native methods that wait, by class and name; Java calls a thread in one of them RUNNABLE.
    private static final Set<String> WAITING_CALLS =
            Set.of(
                    "sun.nio.ch.Net.poll",
                    "sun.nio.ch.EPoll.wait",
                    "sun.nio.ch.KQueue.poll",
                    "sun.nio.ch.WEPoll.wait",
                    "sun.nio.ch.Net.accept",
                    "sun.nio.ch.Net.connect0",
                    "sun.nio.ch.SocketDispatcher.read0",
                    "sun.nio.ch.SocketDispatcher.write0",
                    "sun.nio.ch.UnixDispatcher.read0",
                    "sun.nio.ch.UnixDispatcher.write0");

    private ThreadStatus() {}

    /// Whether the thread waits without a time-out, for a lock too.
    static boolean waitsForever(Thread thread, StackTraceElement[] stack) {
        return switch (thread.getState()) {
            case WAITING, BLOCKED -> true;
            case RUNNABLE -> isInWaitingCall(stack);
            default -> false;
        };
    }

    /// Whether the thread waits, sleeps, or has ended; it may go on by itself.
    static boolean waits(Thread thread, StackTraceElement[] stack) {
        return switch (thread.getState()) {
            case WAITING, BLOCKED, TIMED_WAITING, TERMINATED -> true;
            case RUNNABLE -> isInNativeCall(stack);
            default -> false;
        };
    }

    private static boolean isInWaitingCall(StackTraceElement[] stack) {
        return isInNativeCall(stack)
                && Arrays.stream(stack)
                        .takeWhile(ThreadStatus::isOfTheJdk)
                        .noneMatch(f -> TIMED.contains(f.getMethodName()));
    }

    private static boolean isInNativeCall(StackTraceElement[] stack) {
        return stack.length > 0
                && WAITING_CALLS.contains(stack[0].getClassName() + "." + stack[0].getMethodName());
    }

    /// One line: the learner's line, and what it waits for there.
    static String describe(Thread thread, StackTraceElement[] stack, LearnerFrames frames) {
        String what = lock(thread).orElseGet(() -> what(stack));
        return frames.in(stack).map(f -> LearnerFrames.text(f) + ", " + what).orElse(what);
    }

    /// The lock that a `synchronized` waits for, and the thread that holds it.
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

    /// Whether the thread has called `System.exit`, which does not return.
    static boolean isInExit(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(f ->
                        f.getClassName().equals("java.lang.Runtime")
                                && f.getMethodName().equals("exit"));
    }

    static boolean isInWrite(StackTraceElement[] stack) {
        return jdkMethods(stack).contains("write");
    }

    private static Set<String> jdkMethods(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .takeWhile(ThreadStatus::isOfTheJdk)
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
        return "runs";
    }

    private static boolean isOfTheJdk(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }
}
