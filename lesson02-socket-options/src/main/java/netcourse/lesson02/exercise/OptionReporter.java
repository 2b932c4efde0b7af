package netcourse.lesson02.exercise;

import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Exercise 2.9: report the options asked for and granted.
///
/// Setting an option is a wish. The system may round a buffer up, cap it, or double it (socket(7)),
/// and says nothing: only reading the option back shows what you got.
public interface OptionReporter {
    /// Sets each option, reads it back, and reports both values.
    ///
    /// - The list has one report for each request, in the order of the requests.
    /// - `granted` is what `getOption` says once the option is set.
    /// - An option that the channel does not have (`supportedOptions()`) is reported as
    ///   UNSUPPORTED, and the requests after it are carried out all the same.
    /// - A value that is refused is an error: the exception of `setOption` goes to the caller as it
    ///   came, be it an IOException or an IllegalArgumentException. So does that of `getOption`.
    /// - The channel stays open; the caller that opened it closes it.
    List<Report> set(NetworkChannel channel, List<Request<?>> requests) throws IOException;

    /// An option and the value asked for.
    record Request<T>(SocketOption<T> option, T value) {
        public Request {
            Objects.requireNonNull(option, "option");
            Objects.requireNonNull(value, "value");
        }
    }

    /// What became of a request.
    ///
    /// @param granted what was read back; empty if, and only if, the option is UNSUPPORTED
    record Report(SocketOption<?> option, Object asked, Optional<Object> granted, Outcome outcome) {
        public Report {
            Objects.requireNonNull(option, "option");
            Objects.requireNonNull(asked, "asked");
            if (granted.isEmpty() != (outcome == Outcome.UNSUPPORTED)) {
                throw new IllegalArgumentException(
                        "granted must be empty for UNSUPPORTED only, was %s for %s"
                                .formatted(granted, outcome));
            }
        }
    }

    /// What the granted value is to the one asked for.
    enum Outcome {
        /// The same value.
        AS_ASKED,
        /// Another value.
        CHANGED,
        /// There is none: the channel does not have the option.
        UNSUPPORTED
    }
}
