package netcourse.checker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingConsumer;

/// One behaviour of an exercise on trial: what a check's method works with.
///
/// It delivers bytes, keeps the steps for the report, opens sockets that are closed with it, starts
/// peers beside the check, and holds expectation and result together. The method runs under a
/// limit, in a thread of its own.
public final class Trial {
    private final Where where;
    private final Transcript transcript = new Transcript();
    private final Closing closing = new Closing();
    private final List<Task<?>> tasks = new CopyOnWriteArrayList<>();
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final List<Throwable> failedBeside = new CopyOnWriteArrayList<>();
    private final AtomicLong activity = new AtomicLong();
    private final Diagnosis diagnosis;
    private volatile Delivery delivery;

    Trial(Check check, String behaviour, Class<?> implementation) {
        this.where = new Where(implementation);
        this.diagnosis =
                new Diagnosis(
                        where,
                        transcript,
                        verdict -> new Report(check, behaviour, delivery, transcript, verdict));
    }

    // --- steps ---

    /// Adds a numbered step to the report: `peer sent`, then what it did.
    public void step(String who, String what) {
        moved();
        transcript.add(who, what, where.here().orElse(null));
    }

    /// Adds the step that this thread calls the learner's code, `check called` and the call. If the
    /// behaviour fails and no line of the learner's is known, the report points at that method.
    ///
    /// @param call begins with the name of the method: `decode(3 bytes)`
    public void calling(String call) {
        step(Thread.currentThread().getName() + " called", call);
        where.method(call).ifPresent(transcript::pointAt);
    }

    /// Adds a step that shows bytes; with a layout, a line per field.
    public void step(String who, byte[] bytes, Field... layout) {
        step(who, HexDiff.line(bytes) + Field.dump(bytes, layout));
    }

    /// Begins the next of several cases in one behaviour: the steps of those before, which were
    /// right, are forgotten.
    public void nextCase() {
        moved();
        transcript.clear();
    }

    /// Adds what the learner's code called and what it got; what the check calls itself is no step.
    void called(String call, String result) {
        moved();
        where.here()
                .ifPresent(line ->
                        transcript.add(
                                "you called",
                                call + (result.isEmpty() ? "" : " -> " + result),
                                line));
    }

    /// Says that something happened, so that a trial in which nothing happens can be told.
    void moved() {
        activity.incrementAndGet();
    }

    // --- deliveries ---

    /// Runs the body once for every way, each on a fresh stream; the first that fails is reported.
    public void deliver(List<Delivery> ways, ThrowingConsumer<DeliveredStream> body)
            throws Throwable {
        for (Delivery way : ways) {
            begin(way);
            body.accept(new DeliveredStream(this, way));
        }
        delivery = null;
    }

    /// The same over real TCP: the peer has sent all the bytes of the delivery, and nothing else
    /// yet; it has not closed.
    public void overTcp(List<Delivery> ways, ThrowingConsumer<Wire> body) throws Throwable {
        for (Delivery way : ways) {
            begin(way);
            try (Wire wire = wire(way)) {
                wire.peer().getOutputStream().write(way.bytes());
                body.accept(wire);
            }
        }
        delivery = null;
    }

    private void begin(Delivery way) {
        transcript.clear();
        wires.clear();
        delivery = way;
        transcript.add("peer sent", way.picture(), null);
    }

    /// The way in which the bytes come just now.
    public Delivery delivery() {
        return Objects.requireNonNull(delivery, "nothing is being delivered");
    }

    /// A connected pair; nothing is sent yet. The learner's end reads as the delivery allows.
    public Wire wire(Delivery way) throws IOException {
        Wire wire = closing(new Wire(this, way));
        wires.add(wire);
        return wire;
    }

    /// A listener on loopback and a free port for the learner's code to accept from; what it
    /// accepts reads as the delivery allows.
    public ServerSocket listener(Delivery way) throws IOException {
        return closing(new WireServerSocket(this, way));
    }

    /// A proxy before a server that the learner's code opened: what passes is cut into slices of 1
    /// to 7 bytes, by a seed that the report names.
    public SlicingProxy proxy(InetSocketAddress target) throws IOException {
        long seed = Long.getLong(SlicingProxy.SEED, 1);
        transcript.add(
                "proxy cuts",
                "slices of 1..7 bytes (-D%s=%d)".formatted(SlicingProxy.SEED, seed),
                null);
        return closing(new SlicingProxy(target, seed, 7, this::moved));
    }

    // --- what is closed and what runs beside ---

    /// Closes it when the trial ends, whatever the verdict.
    public <T extends AutoCloseable> T closing(T resource) {
        return closing.add(resource);
    }

    /// Starts a peer, or the learner's server, in a thread of its own. If it throws, that is the
    /// verdict, at once.
    public <T> Task<T> start(String name, Callable<T> body) {
        Task<T> task = new Task<>(name, body, this);
        tasks.add(task);
        task.thread().start();
        return task;
    }

    void failedBeside(Throwable thrown) {
        failedBeside.add(thrown);
        moved();
    }

    // --- expectations ---

    /// Compares bytes; the report shows both and points at the first difference.
    public void expectBytes(byte[] expected, byte[] actual, Symptom... symptoms) {
        expectBytes(expected, actual, new Field[0], symptoms);
    }

    /// Compares the bytes of a message whose fields have names.
    public void expectBytes(byte[] expected, byte[] actual, Field[] layout, Symptom... symptoms) {
        if (actual == null) {
            throw wrong("expected %d bytes, got null".formatted(expected.length), symptoms);
        }
        transcript.add("you returned", HexDiff.line(actual), null);
        if (!Arrays.equals(expected, actual)) {
            List<String> diff = HexDiff.lines(expected, actual, layout);
            String difference =
                    "%n      got           %s%n      expected      %s%n                    %s%n"
                            .formatted(diff.get(0), diff.get(1), diff.get(2));
            throw diagnosis.wrong(diff.get(2).strip().substring(3), difference, null, symptoms);
        }
    }

    /// Compares values.
    ///
    /// @param what is compared: `the port`
    public void expect(String what, Object expected, Object actual, Symptom... symptoms) {
        transcript.add(what, String.valueOf(actual), null);
        if (!Objects.equals(expected, actual)) {
            throw wrong("%s: expected %s, was %s".formatted(what, expected, actual), symptoms);
        }
    }

    /// Fails unless the condition holds.
    ///
    /// @param otherwise what is wrong then, with expected and actual
    public void expectThat(boolean condition, String otherwise, Symptom... symptoms) {
        if (!condition) {
            throw wrong(otherwise, symptoms);
        }
    }

    /// Runs it and returns what it throws; anything else that it does is wrong.
    ///
    /// @param when in which case, for the report: `the stream ends after 3 of 5 bytes`
    public <X extends Throwable> X expectThrows(
            Class<X> type, String when, Executable body, Symptom... symptoms) {
        try {
            body.execute();
        } catch (Throwable t) {
            if (type.isInstance(t)) {
                transcript.add("you threw", t.toString(), where.in(t).orElse(null));
                return type.cast(t);
            }
            rethrowOurs(t);
            String line = "%s: expected %s, got %s".formatted(when, type.getSimpleName(), t);
            throw diagnosis.wrong(line, "", t, symptoms);
        }
        throw wrong(
                "%s: expected %s, nothing was thrown".formatted(when, type.getSimpleName()),
                symptoms);
    }

    private static void rethrowOurs(Throwable thrown) {
        switch (thrown) {
            case Failure failure -> throw failure;
            case Aborted aborted -> throw aborted;
            case Unborn unborn -> throw unborn;
            case netcourse.common.Todo todo -> throw todo;
            default -> {}
        }
    }

    /// Blocks until a task waits for something, or has ended. Wrong if it runs on and on instead:
    /// it spins.
    ///
    /// @param when in which case, for the report: `no client has sent anything`
    public void expectIdle(Task<?> task, String when, Symptom... symptoms)
            throws InterruptedException {
        Optional<StackTraceElement[]> busy = Idleness.busy(task.thread(), task::isRunnable);
        if (busy.isPresent()) {
            String line =
                    "%s: the thread \"%s\" should wait, but ran for %d ms of processor time"
                            .formatted(when, task.thread().getName(), Idleness.BUSY.toMillis());
            throw diagnosis.wrong(busy.get(), line, symptoms);
        }
    }

    /// Ends the trial as [Verdict#ENVIRONMENT] unless this machine has what is needed.
    public void needs(boolean there, String what) {
        if (!there) {
            throw new Aborted(Verdict.ENVIRONMENT, "this machine has no " + what);
        }
    }

    // --- verdicts ---

    /// Names the mistake to report if the code does not end.
    public void ifStuck(Class<?> mistake) {
        ifStuck(() -> true, mistake);
    }

    /// The same, if the condition holds when the code is given up; the first that holds is named.
    public void ifStuck(BooleanSupplier condition, Class<?> mistake) {
        diagnosis.ifStuck(condition, false, mistake);
    }

    /// The same, for a mistake that makes the code wait: one that runs on and on is not named so.
    public void ifWaiting(BooleanSupplier condition, Class<?> mistake) {
        diagnosis.ifStuck(condition, true, mistake);
    }

    /// Names the mistake to report if the code throws this where it should not.
    public void ifThrown(Class<? extends Throwable> type, Class<?> mistake) {
        diagnosis.ifThrown(type, mistake);
    }

    /// The failure to throw when an expectation of the check's own does not hold.
    public Failure wrong(String line, Symptom... symptoms) {
        return diagnosis.wrong(line, "", null, symptoms);
    }

    /// The same, with the line at which a task stands just now.
    public Failure wrong(Task<?> task, String line, Symptom... symptoms) {
        return diagnosis.wrong(task.thread(), line, symptoms);
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    // --- for the runner ---

    List<Throwable> failedBeside() {
        return failedBeside;
    }

    List<Wire> wires() {
        return wires;
    }

    Where where() {
        return where;
    }

    long activity() {
        return activity.get();
    }

    List<Thread> threadsBeside() {
        return new ArrayList<>(tasks.stream().map(Task::thread).toList());
    }

    void closeAll() {
        transcript.close();
        closing.closeAll();
    }
}
