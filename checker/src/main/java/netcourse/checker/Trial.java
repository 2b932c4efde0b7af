package netcourse.checker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.function.ThrowingConsumer;

/// One behaviour of an exercise on trial: what a check's method works with.
///
/// It delivers bytes, records the steps for the report, opens sockets that are closed with it,
/// starts peers beside the check, and compares what is expected with what came: the methods named
/// `expect…`, `if…` and `wrong`, which it inherits. The check's method runs under a limit, in a
/// thread of its own.
public final class Trial extends Expectations {
    private final OpenResources resources = new OpenResources();
    private final List<Task<?>> tasks = new CopyOnWriteArrayList<>();
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final List<Throwable> failuresBeside = new CopyOnWriteArrayList<>();

    /// @param behaviour the exercise and the behaviour that is judged, as it is if nothing fails
    Trial(CheckResult behaviour, Class<?> implementation) {
        super(behaviour, new LearnerFrames(implementation));
    }

    // --- steps ---

    /// Adds a numbered step to the report: `peer sent`, then what it did.
    public void step(String actor, String action) {
        steps.add(actor, action);
    }

    /// Adds a step that shows bytes; with a layout, a line per field.
    public void step(String actor, byte[] bytes, Field... layout) {
        step(actor, HexDump.line(bytes) + HexDump.fields(bytes, layout));
    }

    /// Adds the step that this thread calls the learner's code, `check called` and the call. If the
    /// behaviour fails and no line of the learner's is known, the report points at that method.
    ///
    /// @param call begins with the name of the method: `decode(3 bytes)`
    public void calling(String call) {
        step(Thread.currentThread().getName() + " called", call);
        frames.firstLineOfCalled(call).ifPresent(steps::pointAt);
    }

    /// Begins the next of several cases in one behaviour: the steps of those before, which were
    /// right, are forgotten.
    public void nextCase() {
        steps.clear();
    }

    // --- deliveries ---

    /// Runs the body once for every way, each on a fresh stream; the first that fails is reported.
    public void deliver(List<Delivery> ways, ThrowingConsumer<DeliveredStream> body)
            throws Throwable {
        for (Delivery way : ways) {
            begin(way);
            body.accept(new DeliveredStream(steps, way, diagnosis::endless));
        }
        steps.endDelivery();
    }

    /// The same over real TCP: the peer has sent all the bytes of the delivery, and nothing else
    /// yet; it has not closed.
    public void overTcp(List<Delivery> ways, ThrowingConsumer<Wire> body) throws Throwable {
        for (Delivery way : ways) {
            begin(way);
            try (Wire wire = wire(way)) {
                wire.peer().getOutputStream().write(way.bytes());
                acceptOrEndTraffic(body, wire);
            }
        }
        steps.endDelivery();
    }

    /// What closes after a failure is no part of it.
    private void acceptOrEndTraffic(ThrowingConsumer<Wire> body, Wire wire) throws Throwable {
        try {
            body.accept(wire);
        } catch (Throwable t) {
            steps.traffic().close();
            throw t;
        }
    }

    private void begin(Delivery way) {
        wires.clear();
        steps.begin(way);
    }

    /// The way in which the bytes come just now.
    public Delivery delivery() {
        return Objects.requireNonNull(steps.delivery(), "nothing is being delivered");
    }

    /// A connected pair; nothing is sent yet. The learner's end reads as the delivery allows.
    public Wire wire(Delivery way) throws IOException {
        Wire wire = closing(new Wire(steps, resources, way));
        wires.add(wire);
        return wire;
    }

    /// A listener on loopback and a free port for the learner's code to accept from; what it
    /// accepts reads as the delivery allows.
    public ServerSocket listener(Delivery way) throws IOException {
        return closing(Wire.listener(steps, resources, way));
    }

    /// A client of the check's, connected to a server that the learner's code runs.
    public Socket connect(InetSocketAddress server) throws IOException {
        WireSocket client = closing(new WireSocket(steps, Delivery.whole(new byte[0])));
        client.connect(server);
        client.note(
                steps.traffic()
                        .accepted((InetSocketAddress) client.getLocalSocketAddress(), server));
        return client;
    }

    /// A proxy before a server that the learner's code opened: what passes is cut into slices of 1
    /// to 7 bytes, by a seed that the report names.
    public SlicingProxy proxy(InetSocketAddress target) throws IOException {
        long seed = Long.getLong(SlicingProxy.SEED, 1);
        String slices = "slices of 1..7 bytes (-D%s=%d)".formatted(SlicingProxy.SEED, seed);
        steps.add("proxy cuts", slices, null);
        return closing(new SlicingProxy(target, seed, 7, steps::moved, steps.traffic()));
    }

    // --- what is closed and what runs beside ---

    /// Closes it when the trial ends, whatever the verdict.
    public <T extends AutoCloseable> T closing(T resource) {
        return resources.add(resource);
    }

    /// Starts a peer, or the learner's server, in a thread of its own. If it throws, that is the
    /// verdict, at once.
    public <T> Task<T> start(String name, Callable<T> body) {
        Task<T> task = new Task<>(name, body, this::failedBeside);
        tasks.add(task);
        task.thread().start();
        return task;
    }

    /// Notes that something happened outside of this process.
    public void moved() {
        steps.moved();
    }

    // --- for the runner ---

    void failedBeside(Throwable thrown) {
        failuresBeside.add(thrown);
        steps.moved();
    }

    List<Throwable> failuresBeside() {
        return failuresBeside;
    }

    List<Wire> wires() {
        return wires;
    }

    /// Writes what passed over sockets; empty if nothing did.
    Optional<String> writeTraffic(Failure failure) {
        try {
            Optional<Path> module = frames.module();
            return steps.traffic().isEmpty() || module.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new TrafficFiles(module.get())
                                    .write(
                                            failure.result(),
                                            failure.getMessage(),
                                            steps.traffic()));
        } catch (IOException e) {
            return Optional.of("could not be written: " + e);
        }
    }

    LearnerFrames frames() {
        return frames;
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    long activity() {
        return steps.activity();
    }

    List<Thread> threadsBeside() {
        return tasks.stream().<Thread>map(Task::thread).toList();
    }

    void closeAll() {
        steps.close();
        resources.closeAll();
    }
}
