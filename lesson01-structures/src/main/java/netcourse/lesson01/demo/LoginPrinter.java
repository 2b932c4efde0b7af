package netcourse.lesson01.demo;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import netcourse.common.ProtocolException;

/// Reads one message and says what was in it.
@FunctionalInterface
interface LoginPrinter {
    /// The lines to print; empty at the clean end of the stream.
    ///
    /// @throws ProtocolException for refused bytes
    Optional<String> next(WatchedInput in) throws IOException;

    /// With the course's own reader, field by field.
    static Optional<String> byField(WatchedInput in) throws IOException {
        List<NotedField> fields = LoginFields.read(in);
        return fields.isEmpty() ? Optional.empty() : Optional.of(FieldDump.of(fields));
    }
}
