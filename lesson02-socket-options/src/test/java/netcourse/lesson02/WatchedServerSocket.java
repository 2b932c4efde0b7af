package netcourse.lesson02;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.HashSet;
import java.util.Set;
import netcourse.checker.Trial;

/// A real listener that makes each call a step of the report, and keeps how its options stood when
/// it was bound. It refuses one option, if the check says so.
final class WatchedServerSocket extends ServerSocket {
    private final Trial trial;
    private final SocketOption<?> refused;
    private final Exception refusal;
    private final Set<SocketOption<?>> setAfterBind = new HashSet<>();
    private boolean reuseAddressAtBind;
    private int receiveBufferAtBind;
    private int backlog;
    private SocketAddress boundTo;
    private boolean failsWhenClosed;

    /// @param refused the option that the system refuses; null for none
    /// @param refusal what it throws then, a SocketException or a RuntimeException
    WatchedServerSocket(Trial trial, SocketOption<?> refused, Exception refusal)
            throws IOException {
        this.trial = trial;
        this.refused = refused;
        this.refusal = refusal;
    }

    @Override
    public void setReuseAddress(boolean on) throws SocketException {
        note("setReuseAddress(" + on + ")", StandardSocketOptions.SO_REUSEADDR);
        super.setReuseAddress(on);
    }

    @Override
    public void setReceiveBufferSize(int bytes) throws SocketException {
        note("setReceiveBufferSize(" + bytes + ")", StandardSocketOptions.SO_RCVBUF);
        super.setReceiveBufferSize(bytes);
    }

    @Override
    public <T> ServerSocket setOption(SocketOption<T> option, T value) throws IOException {
        note("setOption(%s, %s)".formatted(option, value), option);
        return super.setOption(option, value);
    }

    private void note(String call, SocketOption<?> option) throws SocketException {
        trial.step("you called", call);
        if (option == refused) {
            switch (refusal) {
                case RuntimeException e -> throw e;
                case SocketException e -> throw e;
                default -> throw new IllegalStateException(refusal);
            }
        }
        if (isBound()) {
            setAfterBind.add(option);
        }
    }

    /// Also what `bind(address)` ends in, with a backlog of 50.
    @Override
    public void bind(SocketAddress address, int connections) throws IOException {
        trial.step("you called", "bind(%s, backlog %d)".formatted(address, connections));
        reuseAddressAtBind = getReuseAddress();
        receiveBufferAtBind = getReceiveBufferSize();
        backlog = connections;
        boundTo = address;
        super.bind(address, connections);
    }

    @Override
    public void close() throws IOException {
        if (!isClosed()) {
            super.close();
            trial.step("you called", "close()");
            if (failsWhenClosed) {
                throw new IOException("close has failed");
            }
        }
    }

    /// Once it is closed, it says that it could not be.
    void failWhenClosed() {
        failsWhenClosed = true;
    }

    boolean reuseAddressAtBind() {
        return reuseAddressAtBind;
    }

    int receiveBufferAtBind() {
        return receiveBufferAtBind;
    }

    /// The address that `bind` was given, be it bound or not; null if `bind` was not called.
    SocketAddress boundTo() {
        return boundTo;
    }

    int backlog() {
        return backlog;
    }

    boolean wasSetAfterBind(SocketOption<?> option) {
        return setAfterBind.contains(option);
    }
}
