package netcourse.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProgramLogTest {
    private static final int MANY = 100_000;

    private final FullPipe pipe = new FullPipe();
    private final PrintStream log = ProgramLog.over(pipe, UTF_8);

    @Test
    void printingGoesOnWhenNobodyReads() {
        printMany();
        assertThat(pipe.lines()).isEmpty();
    }

    @Test
    void lineThatIsDroppedIsCountedWhereItIsMissing() {
        printMany();
        pipe.read();
        ProgramLog.finish();
        log.println("after");
        ProgramLog.finish();
        List<String> lines = pipe.lines();
        int kept = lines.size() - 2;
        assertThat(kept).isPositive();
        assertThat(lines.subList(0, kept)).isEqualTo(manyLines().subList(0, kept));
        assertThat(lines.subList(kept, lines.size()))
                .containsExactly(
                        String.format(
                                Locale.ROOT,
                                "... lines dropped because nobody read this log: %,d",
                                MANY - kept),
                        "after");
    }

    @Test
    void lineWithoutEndIsKeptBackUntilItIsWhole() {
        pipe.read();
        log.printf("%s of %d pieces", "a line", 3);
        ProgramLog.finish();
        assertThat(pipe.lines()).isEmpty();
        log.println(", and its end");
        ProgramLog.finish();
        assertThat(pipe.lines()).containsExactly("a line of 3 pieces, and its end");
    }

    @Test
    void textThatFindsNoRoomIsDroppedWhole() {
        pipe.read();
        log.print("x".repeat(ProgramLog.MAX_WAITING_BYTES) + "\n");
        ProgramLog.finish();
        log.println("after");
        ProgramLog.finish();
        assertThat(pipe.lines())
                .containsExactly("... lines dropped because nobody read this log: 1", "after");
    }

    @Test
    void theEndOfAProgramWaitsForNoReader() {
        printMany();
        long start = System.nanoTime();
        ProgramLog.finish();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aReaderThatHasLeftDisturbsNobody() {
        pipe.close();
        log.println("one");
        ProgramLog.finish();
        log.println("two");
        ProgramLog.finish();
        assertThat(pipe.lines()).isEmpty();
    }

    @Test
    void whatIsLoggedAsUsualIsALineOfTheProgram() {
        PrintStream before = System.out;
        System.setOut(log);
        try {
            pipe.read();
            LoggerFactory.getLogger("test").info("listening on {}", "127.0.0.1:80");
            LoggerFactory.getLogger("test").warn("something is wrong");
        } finally {
            System.setOut(before);
        }
        ProgramLog.finish();
        assertThat(pipe.lines())
                .containsExactly("listening on 127.0.0.1:80", "WARN something is wrong");
    }

    private void printMany() {
        manyLines().forEach(log::println);
    }

    private static List<String> manyLines() {
        return IntStream.range(0, MANY).mapToObj(i -> "line " + i).toList();
    }

    /// Takes nothing until somebody reads.
    private static final class FullPipe extends OutputStream {
        private final CountDownLatch reader = new CountDownLatch(1);
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean closed;

        void read() {
            reader.countDown();
        }

        @Override
        public void close() {
            closed = true;
            read();
        }

        List<String> lines() {
            return taken.toString(UTF_8).lines().toList();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                reader.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (closed) {
                throw new IOException("Broken pipe");
            }
            taken.write(bytes, offset, length);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }
}
