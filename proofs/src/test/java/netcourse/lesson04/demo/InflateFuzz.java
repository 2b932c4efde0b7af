package netcourse.lesson04.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;
import netcourse.lesson04.TracingInflater;

/// Any bytes: the inflater that reports takes and refuses what the JDK's does, with the same
/// content; and what prints around it says in one line what is wrong.
class InflateFuzz {
    private static final int MAX_BYTES = 20_000;
    private static final String PLACE = ".+ \\(at bit \\d+, in byte \\d+\\)";

    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) {
        compareWithJdk(data);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        BlockPrinter printer = new BlockPrinter(nowhere, 20);
        try {
            new WrappedDeflate(data, MAX_BYTES, nowhere, printer)
                    .print(WrappedDeflate.Format.of(data));
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).matches(".+ \\(.*byte \\d+\\)");
        }
    }

    private static void compareWithJdk(byte[] data) {
        var rebuilt = new TracingInflaterTest.Rebuilt();
        TracingInflater inflater = new TracingInflater(data, 0, MAX_BYTES, rebuilt);
        try (Inflater jdk = new Inflater(true)) {
            byte[] expected = inflate(jdk, data);
            try {
                byte[] content = inflater.inflate();
                assertThat(content).isEqualTo(expected).isEqualTo(rebuilt.content());
                assertThat(inflater.end()).isEqualTo(data.length - jdk.getRemaining());
            } catch (ProtocolException e) {
                assertThat(expected).isNull();
                assertThat(e.getMessage()).matches(PLACE);
            }
        }
    }

    /// Null if it is refused.
    private static byte[] inflate(Inflater jdk, byte[] data) {
        byte[] content = new byte[MAX_BYTES + 1];
        try {
            jdk.setInput(data);
            int count = jdk.inflate(content);
            // Once more: the end of the stream may come after the last byte.
            int more = jdk.finished() ? 0 : jdk.inflate(content, count, content.length - count);
            boolean isWhole = jdk.finished() && count + more <= MAX_BYTES;
            return isWhole ? Arrays.copyOf(content, count + more) : null;
        } catch (DataFormatException e) {
            return null;
        }
    }
}
