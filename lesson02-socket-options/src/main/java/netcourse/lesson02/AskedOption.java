package netcourse.lesson02;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.Objects;

/// An option and the value that a program asks the system for.
///
/// @param option which one
/// @param value what is asked; the system may grant another
public record AskedOption<T>(SocketOption<T> option, T value) {
    public AskedOption {
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(value, "value");
    }

    /// Whether this kind of socket has the option, on this system. A listener, for one, has no
    /// `SO_SNDBUF` in Java.
    public boolean isSupportedBy(NetworkChannel channel) {
        return channel.supportedOptions().contains(option);
    }

    /// Sets it.
    ///
    /// @throws IOException if the system refuses the value; names the option and the value
    public void applyTo(NetworkChannel channel) throws IOException {
        try {
            channel.setOption(option, value);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "%s: the system refused %s: %s".formatted(option.name(), value, e.getMessage()),
                    e);
        }
    }
}
