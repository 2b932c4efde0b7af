package netcourse.lesson02;

import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_REUSEADDR;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    private final Set<String> others = new TreeSet<>();
    private Exception closing;
    private int binds;

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
        note("setReuseAddress(" + on + ")", SO_REUSEADDR);
        super.setReuseAddress(on);
    }

    @Override
    public void setReceiveBufferSize(int bytes) throws SocketException {
        note("setReceiveBufferSize(" + bytes + ")", SO_RCVBUF);
        super.setReceiveBufferSize(bytes);
    }

    @Override
    public <T> ServerSocket setOption(SocketOption<T> option, T value) throws IOException {
        note("setOption(%s, %s)".formatted(option, value), option);
        return super.setOption(option, value);
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        trial.step("you called", "setSoTimeout(" + millis + ")");
        others.add("SO_TIMEOUT");
        super.setSoTimeout(millis);
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
        if (!List.of(SO_REUSEADDR, SO_RCVBUF).contains(option)) {
            others.add(option.name());
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
        binds++;
        super.bind(address, connections);
    }

    @Override
    public void close() throws IOException {
        if (!isClosed()) {
            super.close();
            trial.step("you called", "close()");
            switch (closing) {
                case null -> {}
                case RuntimeException e -> throw e;
                case IOException e -> throw e;
                default -> throw new IllegalStateException(closing);
            }
        }
    }

    /// Once it is closed, it says that it could not be.
    ///
    /// @param failure an IOException or a RuntimeException
    void failWhenClosed(Exception failure) {
        closing = failure;
    }

    /// The names of the options that were set and that no listener of this course has.
    Set<String> otherOptions() {
        return others;
    }

    int binds() {
        return binds;
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
