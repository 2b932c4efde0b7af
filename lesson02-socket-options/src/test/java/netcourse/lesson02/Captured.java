package netcourse.lesson02;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A stream that keeps what a program prints.
public final class Captured {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    /// What to hand to the program.
    public PrintStream stream() {
        return stream;
    }

    /// All that it printed so far.
    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
