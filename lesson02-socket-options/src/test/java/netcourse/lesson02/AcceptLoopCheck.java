package netcourse.lesson02;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;
import static netcourse.lesson02.ScriptedListener.ACCEPTS;
import static netcourse.lesson02.ScriptedListener.fails;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson02.EchoDesk.HandlerException;
import netcourse.lesson02.LoopServer.Client;
import netcourse.lesson02.ScriptedListener.Accepted;
import netcourse.lesson02.ScriptedListener.Turn;
import netcourse.lesson02.exercise.AcceptLoop;
import netcourse.lesson02.exercise.MyAcceptLoop;
import netcourse.lesson02.mistake.AcceptLoopMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [AcceptLoop].
@Check(
        id = "2.5",
        title = "accept loop with a thread for each client, up to a limit",
        exercise = MyAcceptLoop.class,
        core = true,
        difficulty = 3,
        minutes = 25)
class AcceptLoopCheck {
    /// Failures of `accept` in a row, as when the process has no descriptor left.
    private static final int FAILURES = 6;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(5);

    /// What a loop takes from one call to the next.
    private static final Duration NO_PAUSE = Duration.ofNanos(300_000);

    /// A thread that sleeps may wake up a little early.
    private static final Duration TOLERANCE = Duration.ofMillis(1);

    /// Clients that come at once.
    private static final int CROWD = 20;

    /// Less than after which code counts as stuck.
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private static final Duration MOMENT = Duration.ofMillis(10);

    /// Moments that a place has to become free once the handler's thread has nothing more to do.
    private static final int MOMENTS = 50;

    private final AcceptLoop loop;

    AcceptLoopCheck(AcceptLoop loop) {
        this.loop = loop;
    }

    private static LoopServer server(Trial trial, Turn... script) throws IOException {
        return new LoopServer(trial, new ScriptedListener(trial, script));
    }

    @Test
    void servesClientInThreadOfItsOwn(Trial trial) throws Exception {
        LoopServer server = server(trial).start(loop, 3);
        Client client = server.client("client");
        client.expectServed();
        trial.expectThat(
                client.visit().thread() != server.thread(),
                "the handler was called by the thread that accepts: no other client is accepted meanwhile",
                always(ServesInAcceptingThread.class));
        client.leave();
        trial.ifWaiting(
                () -> server.desk().visits() == 1 && server.desk().inside() == 0,
                LeavesSocketOpen.class);
        client.awaitEnd();
    }

    @Test
    void servesManyAtTheSameTime(Trial trial) throws Exception {
        LoopServer server = server(trial).start(loop, Integer.MAX_VALUE);
        Client first = server.client("first");
        first.expectServed();
        Client second = server.client("second");
        trial.ifWaiting(
                () -> server.listener().accepted().size() == 2 && server.desk().visits() == 1,
                ServesOneAtATime.class);
        second.expectServed();
        Client third = server.client("third");
        third.expectServed();
        second.expectServed();
        first.expectServed();
    }

    @Test
    void refusesSurplusWithReason(Trial trial) throws Exception {
        LoopServer server = server(trial).start(loop, 2);
        Client first = server.client("first");
        first.expectServed();
        Client second = server.client("second");
        second.expectServed();
        Client third = server.client("third");
        Client fourth = server.client("fourth");
        trial.ifWaiting(
                () -> server.listener().accepted().size() == 2, StopsAcceptingWhenFull.class);
        trial.ifStuck(() -> server.desk().visits() == 4, HasNoLimit.class);
        expectRefused(trial, 2, third, () -> server.listener().accepted().get(2).wasWrittenTo());
        expectRefused(trial, 2, fourth);
        expectNobodyBeyond(trial, 2, server);
        first.expectServed();
        second.expectServed();
    }

    private static void expectRefused(Trial trial, int limit, Client surplus) throws IOException {
        expectRefused(trial, limit, surplus, () -> true);
    }

    /// @param writes whether the server meant to write: nothing comes of a line without a flush
    private static void expectRefused(
            Trial trial, int limit, Client surplus, BooleanSupplier writes) throws IOException {
        String line = "server full: at most %d clients\n".formatted(limit);
        String got = surplus.readAll();
        trial.expectThat(
                got.equals(line),
                "one client more than %d: expected the line %s, it got %s"
                        .formatted(limit, quoted(line), quoted(got)),
                when(got.isEmpty() && !writes.getAsBoolean(), RefusesWithoutReason.class));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\n", "\\n") + "\"";
    }

    private static void expectNobodyBeyond(Trial trial, int limit, LoopServer server) {
        int most = server.desk().most();
        trial.expectThat(
                most <= limit,
                "the handler was called for %d clients at a time, the limit is %d"
                        .formatted(most, limit));
    }

    /// They stand in the queue before anybody accepts, so that all come at once.
    @Test
    void refusesTheRestOfManyThatComeAtOnce(Trial trial) throws Exception {
        LoopServer server = server(trial);
        Client first = server.client("first");
        List<Client> rest = new ArrayList<>();
        for (int number = 2; number <= CROWD; number++) {
            rest.add(server.client("client " + number));
        }
        server.start(loop, 1);
        for (Client surplus : rest) {
            expectRefused(trial, 1, surplus);
        }
        first.expectServed();
        expectNobodyBeyond(trial, 1, server);
    }

    @Test
    void placeIsFreeWhenHandlerHasReturned(Trial trial) throws Exception {
        LoopServer server = server(trial).start(loop, 1);
        for (int visit = 1; visit <= 3; visit++) {
            Client client = awaitPlace(trial, server);
            client.expectServed();
            client.leave();
            client.awaitEnd();
            client.visit().awaitEndOfThread();
        }
    }

    @Test
    void outlivesWhatHandlerThrows(Trial trial) throws Exception {
        LoopServer server = server(trial).start(loop, 1);
        trial.ifThrown(
                t -> t instanceof HandlerException && !server.hasLogged(t),
                CatchesIoExceptionsOnly.class);
        int[] orders = {EchoDesk.THROWS_IO, EchoDesk.THROWS_RUNTIME, EchoDesk.THROWS_ERROR};
        for (int order : orders) {
            boolean one = !server.desk().thrown().isEmpty();
            Client client = awaitPlace(trial, server, when(one, LosesPlaceOfFailedHandler.class));
            client.send(order);
            trial.ifWaiting(
                    () -> server.desk().inside() == 0 && !server.desk().thrown().isEmpty(),
                    LeavesSocketOfFailedHandlerOpen.class);
            client.awaitEnd();
            client.visit().awaitEndOfThread();
            server.expectLogged(server.desk().thrown().getLast());
        }
        awaitPlace(trial, server, always(LosesPlaceOfFailedHandler.class));
        server.expectLoggedNothingBut(server.desk().thrown());
    }

    /// A client that is served, once there is a place.
    ///
    /// @param ifNone is no place, although nobody is served
    private static Client awaitPlace(Trial trial, LoopServer server, Symptom... ifNone)
            throws IOException {
        for (int moment = 0; moment < MOMENTS; moment++) {
            Client client = server.client("client");
            if (client.isServed()) {
                trial.step("client", "is served");
                return client;
            }
            LockSupport.parkNanos(MOMENT.toNanos());
        }
        throw trial.wrong(
                "no handler runs, and a client is still refused: no place is free", ifNone);
    }

    @Test
    void refusesSurplusThatCannotBeWrittenTo(Trial trial) throws Exception {
        LoopServer server = server(trial).start(loop, 1);
        Client client = server.client("client");
        client.expectServed();
        server.listener().makeWritesFail();
        server.client("surplus").awaitEnd();
        server.client("surplus").awaitEnd();
        client.expectServed();
        server.expectLogged(server.listener().thrownBySockets().getFirst());
    }

    @Test
    void placeIsFreeWhenCloseHasThrown(Trial trial) throws Exception {
        LoopServer server = server(trial).start(loop, 1);
        server.listener().makeClosesFail();
        for (int visit = 1; visit <= 3; visit++) {
            Client client = awaitPlace(trial, server);
            client.leave();
            client.awaitEnd();
            client.visit().awaitEndOfThread();
        }
        server.expectLogged(server.listener().thrownBySockets().getFirst());
    }

    /// The loop has called `accept` again before the next client comes.
    @Test
    void outlivesWhatAcceptThrows(Trial trial) throws Exception {
        Exception aborted = new SocketException("Software caused connection abort");
        Exception odd = new IllegalStateException("accept failed");
        trial.ifThrown(t -> t == odd, EndsWhenAcceptThrows.class);
        Semaphore gate = new Semaphore(0);
        LoopServer server = server(trial, ACCEPTS, gated(gate, aborted), ACCEPTS, gated(gate, odd));
        server.start(loop, 3, always(EndsWhenAcceptThrows.class));
        server.client("first").expectServed();
        gate.release();
        server.listener().awaitCalls(3);
        server.client("second").expectServed();
        gate.release();
        server.listener().awaitCalls(2);
        server.client("third").expectServed();
        server.expectLogged(aborted);
        server.expectLogged(odd);
    }

    /// Fails, but not before the check says so.
    private static Turn gated(Semaphore gate, Exception failure) {
        return () -> {
            gate.acquireUninterruptibly();
            fails(failure).begin();
        };
    }

    @Test
    void pausesWhenAcceptThrows(Trial trial) throws Exception {
        Turn noDescriptor = fails(new SocketException("Too many open files"));
        LoopServer server =
                server(trial, Collections.nCopies(FAILURES, noDescriptor).toArray(Turn[]::new));
        server.start(loop, 3);
        server.listener().awaitCalls(FAILURES + 1);
        long shortest = Collections.min(server.listener().pausesNanos());
        trial.expectThat(
                shortest >= SHORTEST_PAUSE.minus(TOLERANCE).toNanos(),
                "accept has failed, and was called again after %.3f ms: expected a pause of 5 ms or more"
                        .formatted(shortest / 1e6),
                when(shortest < NO_PAUSE.toNanos(), SpinsWhileAcceptThrows.class));
        server.client("client").expectServed();
    }

    @Test
    void closesItsClientsAtTheEnd(Trial trial) throws Exception {
        LoopServer server = server(trial).start(loop, 4);
        server.client("first").expectServed();
        server.listener().makeClosesFail();
        server.client("second").expectServed();
        server.client("third").expectServed();
        // It ends in a call of accept, and not before one.
        server.listener().awaitCalls(4);
        server.stop();
        server.awaitEnd();
        boolean closesNone = server.listener().accepted().stream().noneMatch(Accepted::isClosed);
        expectAllClosed(trial, server, when(closesNone, LeavesClientsOpen.class));
        trial.expectThat(
                !server.hasLogged(server.listener().end()),
                "accept throws because the listener is closed: expected nothing in the log, it is there",
                always(LogsItsEnd.class));
    }

    private static void expectAllClosed(Trial trial, LoopServer server, Symptom... symptoms) {
        List<Accepted> accepted = server.listener().accepted();
        long open = accepted.stream().filter(s -> !s.isClosed()).count();
        trial.expectThat(
                open == 0,
                "serve has ended, and %d of its %d clients' sockets are open"
                        .formatted(open, accepted.size()),
                symptoms);
    }

    @Test
    void returnsWhenEveryHandlerHas(Trial trial) throws Exception {
        LoopServer server = server(trial).start(loop, 3);
        Client slow = server.client("slow");
        slow.expectServed();
        slow.sendAndAwait(EchoDesk.LINGERS);
        server.stop();
        EchoDesk.awaitRest(server.thread());
        trial.expectThat(
                !server.isDone(),
                "serve has returned, and a handler still runs",
                always(ReturnsBeforeHandlers.class));
        trial.step("the handler", "returns");
        server.desk().close();
        server.awaitEnd();
    }

    @Test
    void endsWhenInterrupted(Trial trial) throws Exception {
        Semaphore gate = new Semaphore(0);
        Turn interrupts =
                () -> {
                    gate.acquireUninterruptibly();
                    Thread.currentThread().interrupt();
                    throw new SocketException("Too many open files");
                };
        LoopServer server = server(trial, ACCEPTS, interrupts);
        trial.ifWaiting(() -> server.listener().calls() > 2, SwallowsInterrupt.class);
        server.startToInterrupt(loop, 3);
        server.client("client").expectServed();
        trial.step("the check", "interrupts your thread before the pause after the failure");
        gate.release();
        server.awaitEnd();
        trial.expect("the listener is closed", true, server.listener().isClosed());
        expectAllClosed(trial, server);
    }

    @Test
    void refusesLimitThatIsNotPositive(Trial trial) throws Exception {
        for (int limit : new int[] {0, -1, Integer.MIN_VALUE}) {
            ScriptedListener listener = trial.closing(new ScriptedListener(trial));
            listener.close();
            trial.calling("serve(listener, %d, handler, log)".formatted(limit));
            trial.expectThrows(
                    IllegalArgumentException.class,
                    "the limit is " + limit,
                    () -> loop.serve(listener, limit, _ -> {}, _ -> {}));
            trial.expect("calls of accept", 0, listener.calls());
        }
    }

    @Test
    void keepsTwoListenersApart(Trial trial) throws Exception {
        LoopServer one = server(trial).start(loop, 1);
        Client ofOne = one.client("client of one");
        ofOne.expectServed();
        LoopServer other = server(trial).start(loop, 2);
        other.client("client of the other").expectServed();
        expectRefused(trial, 1, one.client("surplus of one"));
        other.client("second of the other").expectServed();
        expectRefused(trial, 2, other.client("surplus of the other"));
        other.stop();
        other.awaitEnd();
        ofOne.expectServed();
        one.stop();
        one.awaitEnd();
        expectAllClosed(trial, one);
        expectAllClosed(trial, other);
    }

    /// While its socket is being closed, another client comes.
    @Test
    void placeIsNotFreeBeforeTheSocketIsClosed(Trial trial) throws Exception {
        LoopServer server = server(trial).start(loop, 1);
        Client client = server.client("client");
        client.expectServed();
        CompletableFuture<Boolean> early = new CompletableFuture<>();
        server.listener().beforeNextClose(() -> early.complete(isServedNow(trial, server)));
        client.leave();
        client.awaitEnd();
        trial.expectThat(
                !early.get(),
                "limit 1: another client was served while the first one's socket was still open");
    }

    /// A loop that accepts nobody while it closes a socket does not serve too early either.
    private static boolean isServedNow(Trial trial, LoopServer server) {
        try {
            trial.step("your server", "is about to close its client's socket");
            Client other = server.client("another client");
            other.limitReads(PATIENCE);
            return other.isServed();
        } catch (IOException e) {
            return false;
        }
    }
}
