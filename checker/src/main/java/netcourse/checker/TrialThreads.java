package netcourse.checker;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.management.VirtualThreadSchedulerMXBean;

/// The threads of a trial: the check's own, those that it started beside it, and those that the
/// learner's code started, recognised by their group and by the learner's frames on their stacks.
final class TrialThreads {
    /// The threads of all trials: a pool that lives longer than one trial may serve the next.
    private static final ThreadGroup TRIALS = new ThreadGroup("trials");

    /// Threads that could not be ended with their trial. They belong to no later one.
    private static final Set<Thread> GIVEN_UP =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private static final VirtualThreadSchedulerMXBean VIRTUAL =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    private final ThreadGroup group = new ThreadGroup(TRIALS, "trial");
    private final Thread check;
    private final Supplier<List<Thread>> beside;
    private final LearnerFrames frames;

    /// @param check what the thread of the check does; it is not started yet
    /// @param beside the threads that the check has started so far
    TrialThreads(Runnable check, Supplier<List<Thread>> beside, LearnerFrames frames) {
        this.check = Thread.ofPlatform().group(group).daemon().name("check").unstarted(check);
        this.beside = beside;
        this.frames = frames;
    }

    void start() {
        check.start();
    }

    /// Where each thread stands now: the check's, those beside it, then every other that runs the
    /// learner's code or was started by it.
    Map<Thread, StackTraceElement[]> stacks() {
        Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
        Map<Thread, StackTraceElement[]> stacks = new LinkedHashMap<>();
        for (Thread each : ours()) {
            if (all.containsKey(each)) {
                stacks.put(each, all.get(each));
            }
        }
        all.forEach((thread, stack) -> {
            if (!GIVEN_UP.contains(thread) && (isOfTrial(thread) || frames.in(stack).isPresent())) {
                stacks.putIfAbsent(thread, stack);
            }
        });
        return stacks;
    }

    private List<Thread> ours() {
        return Stream.concat(Stream.of(check), beside.get().stream()).toList();
    }

    private static boolean isOfTrial(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && TRIALS.parentOf(group);
    }

    /// Those to show in a report: all but the threads of a pool that have nothing to do.
    Map<Thread, StackTraceElement[]> worthShowing(Map<Thread, StackTraceElement[]> stacks) {
        Map<Thread, StackTraceElement[]> shown = new LinkedHashMap<>(stacks);
        List<Thread> ours = ours();
        shown.keySet().removeIf(t -> !ours.contains(t) && frames.in(stacks.get(t)).isEmpty());
        return shown;
    }

    /// Whether all of them wait without a time-out, and nothing will happen later by itself.
    static boolean allWait(Map<Thread, StackTraceElement[]> stacks) {
        return stacks.entrySet().stream()
                        .allMatch(s -> ThreadStatus.waitsForever(s.getKey(), s.getValue()))
                && VIRTUAL.getMountedVirtualThreadCount() <= 0
                && VIRTUAL.getQueuedVirtualThreadCount() <= 0
                && !somethingIsScheduled();
    }

    /// Whether all of them wait or sleep, however long: then nothing computes.
    static boolean allWaitOrSleep(Map<Thread, StackTraceElement[]> stacks) {
        return stacks.entrySet().stream()
                        .allMatch(s -> ThreadStatus.waits(s.getKey(), s.getValue()))
                && VIRTUAL.getMountedVirtualThreadCount() <= 0
                && VIRTUAL.getQueuedVirtualThreadCount() <= 0;
    }

    /// A virtual thread that sleeps, or a task for later: the JDK has a thread for them, which
    /// waits with a time-out only while there are some.
    private static boolean somethingIsScheduled() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(s -> s.getKey().getState() == Thread.State.TIMED_WAITING)
                .flatMap(s -> Arrays.stream(s.getValue()))
                .anyMatch(f -> f.getClassName().equals("java.util.concurrent.DelayScheduler"));
    }

    static boolean oneIsInExit() {
        return Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(s -> isOfTrial(s.getKey()) && ThreadStatus.isInExit(s.getValue()));
    }

    /// Interrupts the check's threads and waits for them, at most for `farewell`. After a hang the
    /// learner's own are interrupted too, and those that live on are given up.
    void end(boolean hung, Duration farewell) throws InterruptedException {
        List<Thread> ours = ours();
        ours.forEach(Thread::interrupt);
        if (hung) {
            group.interrupt();
        }
        long deadline = System.nanoTime() + farewell.toNanos();
        for (Thread each : ours) {
            // Nothing frees a thread that waits for a lock, or in System.exit.
            if (each.getState() == Thread.State.BLOCKED
                    || ThreadStatus.isInExit(each.getStackTrace())) {
                continue;
            }
            each.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
        if (hung) {
            Thread[] left = new Thread[group.activeCount() + 16];
            int count = group.enumerate(left);
            GIVEN_UP.addAll(Arrays.asList(left).subList(0, count));
        }
    }
}
