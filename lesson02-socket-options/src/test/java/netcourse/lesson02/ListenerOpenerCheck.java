package netcourse.lesson02;

import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_REUSEADDR;
import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import netcourse.checker.Check;
import netcourse.checker.Trial;
import netcourse.lesson02.exercise.ListenerOpener;
import netcourse.lesson02.exercise.MyListenerOpener;
import netcourse.lesson02.mistake.ListenerOpenerMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [ListenerOpener].
@Check(
        id = "2.4",
        title = "open a listening socket with its options at the right time",
        exercise = MyListenerOpener.class,
        core = true,
        difficulty = 1,
        minutes = 15)
class ListenerOpenerCheck {
    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /// RFC 5737, section 3: for examples, on no machine.
    private static final byte[] ELSEWHERE = {(byte) 203, 0, 113, 1};

    private static final int CONNECT_MILLIS = 2000;

    private final ListenerOpener opener;
    private WatchedServerSocket created;

    ListenerOpenerCheck(ListenerOpener opener) {
        this.opener = opener;
    }

    @Test
    void returnsSocketThatListens(Trial trial) throws Throwable {
        ServerSocket listener = open(trial, ListenerOptions.defaults());
        trial.expectThat(listener.isBound(), "expected a bound socket, it was never bound");
        trial.expectThat(!listener.isClosed(), "expected an open socket, it is closed");
        try (Socket client = new Socket()) {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            client.connect(
                    new InetSocketAddress(loopback, listener.getLocalPort()), CONNECT_MILLIS);
            listener.accept().close();
        }
    }

    @Test
    void listensOnNoOtherAddress(Trial trial) throws Throwable {
        ServerSocket listener = open(trial, ListenerOptions.defaults());
        trial.expect(
                "local address",
                ANY_PORT.getAddress(),
                listener.getInetAddress(),
                when(listener.getInetAddress().isAnyLocalAddress(), BindsWildcard.class));
        // Whoever looks the name up again finds another address.
        InetSocketAddress elsewhere =
                new InetSocketAddress(InetAddress.getByAddress("localhost", ELSEWHERE), 0);
        try {
            call(trial, elsewhere, ListenerOptions.defaults());
        } catch (IOException e) {
            trial.threw(e);
        }
        trial.expectThat(created != null, "expected a call of sockets.create(), there was none");
        trial.expect("address that you bound", elsewhere, created.boundTo());
    }

    @Test
    void hasReuseAddressSetWhenItBinds(Trial trial) throws Throwable {
        for (boolean on : new boolean[] {false, true}) {
            open(trial, ListenerOptions.defaults().withReuseAddress(on));
            boolean atBind = created.reuseAddressAtBind();
            trial.expectThat(
                    atBind == on,
                    "SO_REUSEADDR when bind was called: expected %b, was %b".formatted(on, atBind),
                    when(created.wasSetAfterBind(SO_REUSEADDR), OptionsAfterBind.class));
        }
    }

    @Test
    void hasReceiveBufferSetWhenItBinds(Trial trial) throws Throwable {
        for (int bytes : new int[] {100_000, 20_000, 4_000, 1_000_000}) {
            open(trial, ListenerOptions.defaults().withReceiveBufferBytes(bytes));
            int granted = grantedReceiveBuffer(bytes);
            int atBind = created.receiveBufferAtBind();
            trial.expectThat(
                    atBind == granted,
                    "SO_RCVBUF when bind was called: expected %d, was %d"
                            .formatted(granted, atBind),
                    when(created.wasSetAfterBind(SO_RCVBUF), BuffersTooLate.class));
        }
    }

    /// Systems round and cap it, so what this one makes of the number is asked, not assumed.
    private static int grantedReceiveBuffer(int bytes) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReceiveBufferSize(bytes);
            return probe.getReceiveBufferSize();
        }
    }

    @Test
    void setsNoOtherOption(Trial trial) throws Throwable {
        open(trial, ListenerOptions.defaults());
        trial.expect("other options that you set", Set.of(), created.otherOptions());
    }

    @Test
    void passesTheBacklogOn(Trial trial) throws Throwable {
        List<Integer> backlogs = List.of(7, 5000, 1);
        List<Integer> passed = new ArrayList<>();
        for (int backlog : backlogs) {
            open(trial, ListenerOptions.defaults().withBacklog(backlog));
            passed.add(created.backlog());
        }
        boolean default50 = passed.equals(List.of(50, 50, 50));
        trial.expect("backlogs", backlogs, passed, when(default50, ForgetsBacklog.class));
    }

    @Test
    void closesTheSocketIfThePortIsTaken(Trial trial) throws Throwable {
        ServerSocket other =
                trial.closing(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        InetSocketAddress taken = (InetSocketAddress) other.getLocalSocketAddress();
        trial.step("check", "listens on " + taken + " itself");
        // Without SO_REUSEADDR: with it, some systems let two listeners have one port.
        ListenerOptions options = ListenerOptions.defaults().withReuseAddress(false);
        trial.expectThrows(
                BindException.class,
                "the port is taken",
                () -> {
                    ServerSocket got = call(trial, taken, options);
                    throw trial.wrong(
                            "the port is taken: expected BindException, you returned " + got,
                            when(got == null || !got.isBound(), SwallowsBindFailure.class));
                });
        trial.expect("calls of bind", 1, created.binds());
        expectClosed(trial);
    }

    @Test
    void closesTheSocketIfAnOptionIsRefused(Trial trial) throws Throwable {
        Exception unchecked = new UnsupportedOperationException("not an option of this system");
        for (Exception refusal : List.of(new SocketException("refused"), unchecked)) {
            for (SocketOption<?> refused : List.of(SO_REUSEADDR, SO_RCVBUF)) {
                Exception thrown =
                        trial.expectThrows(
                                refusal.getClass(),
                                "the system refuses " + refused,
                                () ->
                                        call(
                                                trial,
                                                () -> create(trial, refused, refusal),
                                                ANY_PORT,
                                                ListenerOptions.defaults()));
                trial.expectThat(thrown == refusal, "expected the exception as it came: " + thrown);
                expectClosed(trial);
            }
        }
    }

    @Test
    void throwsWhatFailedAlsoIfTheCloseFails(Trial trial) throws Throwable {
        expectRefusalDespite(trial, new IOException("close has failed"));
        expectRefusalDespite(trial, new IllegalStateException("close has failed"));
    }

    private void expectRefusalDespite(Trial trial, Exception closing) {
        Exception refusal = new SocketException("refused");
        Exception thrown =
                trial.expectThrows(
                        IOException.class,
                        "the system refuses SO_RCVBUF, and the close throws " + closing,
                        () ->
                                call(
                                        trial,
                                        () -> {
                                            ServerSocket socket = create(trial, SO_RCVBUF, refusal);
                                            created.failWhenClosed(closing);
                                            return socket;
                                        },
                                        ANY_PORT,
                                        ListenerOptions.defaults()));
        trial.expectThat(thrown == refusal, "expected the exception as it came: " + thrown);
        expectClosed(trial);
    }

    @Test
    void throwsWhatTheSourceThrows(Trial trial) throws Throwable {
        IOException failure = new SocketException("Too many open files");
        Exception thrown =
                trial.expectThrows(
                        IOException.class,
                        "sockets.create() throws",
                        () ->
                                call(
                                        trial,
                                        () -> {
                                            throw failure;
                                        },
                                        ANY_PORT,
                                        ListenerOptions.defaults()));
        trial.expectThat(thrown == failure, "expected the exception as it came: " + thrown);
    }

    private void expectClosed(Trial trial) {
        trial.expectThat(
                created == null || created.isClosed(),
                "expected the socket to be closed after the failure, it is open",
                always(LeaksListener.class));
    }

    /// Opens a listener that is the one the check created.
    private ServerSocket open(Trial trial, ListenerOptions options) throws IOException {
        ServerSocket listener = call(trial, ANY_PORT, options);
        trial.expectThat(
                listener != null && listener == created,
                "expected the socket that sockets.create() gave, got " + listener,
                when(listener != null, OpensSocketOfItsOwn.class));
        return listener;
    }

    private ServerSocket call(Trial trial, InetSocketAddress address, ListenerOptions options)
            throws IOException {
        return call(trial, () -> create(trial, null, null), address, options);
    }

    private ServerSocket call(
            Trial trial,
            ListenerOpener.SocketSource sockets,
            InetSocketAddress address,
            ListenerOptions options)
            throws IOException {
        created = null;
        trial.calling("open(sockets, %s, %s)".formatted(address, options));
        ServerSocket listener = opener.open(sockets, address, options);
        if (listener != null) {
            trial.closing(listener);
        }
        return listener;
    }

    private ServerSocket create(Trial trial, SocketOption<?> refused, Exception refusal)
            throws IOException {
        trial.step("you called", "sockets.create()");
        trial.expectThat(
                created == null || created.isClosed(),
                "expected one socket to be created: the one before is still open");
        created = trial.closing(new WatchedServerSocket(trial, refused, refusal));
        return created;
    }
}
