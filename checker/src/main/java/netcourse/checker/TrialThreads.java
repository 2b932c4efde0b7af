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
/// learner's code started, which are told by their group and by the learner's lines on their
/// stacks.
final class TrialThreads {
    /// The threads of all trials: a pool that lives longer than one trial may serve the next.
    private static final ThreadGroup TRIALS = new ThreadGroup("trials");

    /// Threads of trials that are over which could not be ended. They are nobody's any more.
    private static final Set<Thread> GIVEN_UP =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private static final VirtualThreadSchedulerMXBean VIRTUAL =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    private final ThreadGroup group = new ThreadGroup(TRIALS, "trial");
    private final Thread check;
    private final Supplier<List<Thread>> beside;
    private final Where where;

    /// @param check what the thread of the check does; it is not started yet
    /// @param beside the threads that the check has started so far
    TrialThreads(Runnable check, Supplier<List<Thread>> beside, Where where) {
        this.check = Thread.ofPlatform().group(group).daemon().name("check").unstarted(check);
        this.beside = beside;
        this.where = where;
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
            if (!GIVEN_UP.contains(thread) && (isOfTrial(thread) || where.in(stack).isPresent())) {
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

    /// Without what tells a reader nothing: a thread of a pool that has nothing to do.
    Map<Thread, StackTraceElement[]> worthTelling(Map<Thread, StackTraceElement[]> stacks) {
        Map<Thread, StackTraceElement[]> told = new LinkedHashMap<>(stacks);
        List<Thread> ours = ours();
        told.keySet().removeIf(t -> !ours.contains(t) && where.in(stacks.get(t)).isEmpty());
        return told;
    }

    /// Whether all of them wait without a time-out, and nothing is to happen later by itself.
    static boolean areStill(Map<Thread, StackTraceElement[]> stacks) {
        return stacks.entrySet().stream().allMatch(s -> Waiting.forEver(s.getKey(), s.getValue()))
                && VIRTUAL.getMountedVirtualThreadCount() <= 0
                && VIRTUAL.getQueuedVirtualThreadCount() <= 0
                && !somethingIsScheduled();
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
                .anyMatch(s -> isOfTrial(s.getKey()) && Lifeline.isInExit(s.getValue()));
    }

    /// Interrupts the check's threads and waits for them, but not for ever. After a hang the
    /// learner's own are interrupted too, and whoever lives on is given up.
    void end(boolean hung, Duration farewell) throws InterruptedException {
        List<Thread> ours = ours();
        ours.forEach(Thread::interrupt);
        if (hung) {
            group.interrupt();
        }
        long deadline = System.nanoTime() + farewell.toNanos();
        for (Thread each : ours) {
            // One that waits for a lock, or in System.exit, has nothing to be freed by.
            if (each.getState() == Thread.State.BLOCKED
                    || Lifeline.isInExit(each.getStackTrace())) {
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
