package netcourse.lesson02;

import static java.net.StandardSocketOptions.SO_KEEPALIVE;
import static java.net.StandardSocketOptions.SO_LINGER;
import static java.net.StandardSocketOptions.SO_RCVBUF;
import static java.net.StandardSocketOptions.SO_SNDBUF;
import static java.net.StandardSocketOptions.TCP_NODELAY;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netcourse.checker.Trial;

/// A channel without a network, whose system is the same everywhere: it grants half of any receive
/// buffer, refuses every SO_LINGER, and has no options but its five. Each call is a step.
final class PretendChannel implements NetworkChannel {
    private static final Map<SocketOption<?>, Object> DEFAULTS =
            Map.of(
                    SO_RCVBUF, 8192,
                    SO_SNDBUF, 8192,
                    TCP_NODELAY, false,
                    SO_KEEPALIVE, false,
                    SO_LINGER, -1);

    private final Trial trial;
    private final Map<SocketOption<?>, Object> values = new HashMap<>(DEFAULTS);
    private final List<SocketOption<?>> set = new ArrayList<>();
    private final Set<SocketOption<?>> read = new HashSet<>();
    private final Set<SocketOption<?>> setSinceRead = new HashSet<>();
    private boolean open = true;
    private IOException unreadable;

    PretendChannel(Trial trial) {
        this.trial = trial;
    }

    /// The value before anybody sets it; empty for an option that the channel does not have.
    static Optional<Object> defaultOf(SocketOption<?> option) {
        return Optional.ofNullable(DEFAULTS.get(option));
    }

    /// The options that were set, in the order of the calls.
    List<SocketOption<?>> set() {
        return set;
    }

    /// Whether the option was read, and then set, and not read again.
    boolean wasSetSinceRead(SocketOption<?> option) {
        return setSinceRead.contains(option);
    }

    /// From now on no option can be read.
    void failWhenRead(IOException failure) {
        unreadable = failure;
    }

    /// The value that is in force.
    Object inForce(SocketOption<?> option) {
        return values.get(option);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public <T> NetworkChannel setOption(SocketOption<T> option, T value) throws SocketException {
        trial.step("you called", "setOption(%s, %s)".formatted(option, value));
        set.add(option);
        checkSupported(option);
        if (option == SO_LINGER) {
            throw new SocketException("the system refuses SO_LINGER " + value);
        }
        if (value instanceof Integer bytes && bytes < 0) {
            throw new IllegalArgumentException("invalid buffer size " + bytes);
        }
        values.put(option, granted(option, value));
        if (read.contains(option)) {
            setSinceRead.add(option);
        }
        return this;
    }

    private static Object granted(SocketOption<?> option, Object asked) {
        return option == SO_RCVBUF ? Math.max(2048, (Integer) asked / 2) : asked;
    }

    /// A number is a new object each time, as it is when it comes from the system.
    @Override
    public <T> T getOption(SocketOption<T> option) throws IOException {
        checkSupported(option);
        if (unreadable != null) {
            trial.step("you called", "getOption(%s) -> %s".formatted(option, unreadable));
            throw unreadable;
        }
        Object value = values.get(option);
        read.add(option);
        setSinceRead.remove(option);
        trial.step("you called", "getOption(%s) -> %s".formatted(option, value));
        return option.type()
                .cast(value instanceof Integer n ? Integer.valueOf(n.intValue()) : value);
    }

    private void checkSupported(SocketOption<?> option) {
        if (!values.containsKey(option)) {
            throw new UnsupportedOperationException("'" + option + "' not supported");
        }
    }

    @Override
    public NetworkChannel bind(SocketAddress local) {
        throw new UnsupportedOperationException("this channel has options only");
    }

    @Override
    public SocketAddress getLocalAddress() {
        return null;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        trial.step("you called", "close()");
        open = false;
    }
}
