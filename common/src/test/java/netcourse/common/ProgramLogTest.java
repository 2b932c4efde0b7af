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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProgramLogTest {
    private static final int MANY = 100_000;
    private static final String DROPPED = "... lines dropped because nobody read this log: ";

    private final FullPipe pipe = new FullPipe();
    private final PrintStream log = ProgramLog.over(pipe, UTF_8);

    /// Another test's end would wait for this log, too.
    @AfterEach
    void readAll() {
        pipe.read();
    }

    @Test
    void printingGoesOnWhenNobodyReads() {
        printMany();
        assertThat(pipe.lines()).isEmpty();
    }

    @Test
    void lineThatIsDroppedIsCountedWhereItIsMissing() throws InterruptedException {
        log.println("before");
        pipe.awaitWriter();
        printMany();
        pipe.read();
        linesUpTo(DROPPED);
        log.println("after");
        List<String> lines = linesUpTo("after");
        int kept = lines.size() - 3;
        assertThat(kept).isPositive();
        assertThat(lines.getFirst()).isEqualTo("before");
        assertThat(lines.subList(1, kept + 1)).isEqualTo(manyLines().subList(0, kept));
        assertThat(lines.subList(kept + 1, lines.size()))
                .containsExactly(String.format(Locale.ROOT, DROPPED + "%,d", MANY - kept), "after");
    }

    /// What has come when a line with this beginning has: on a busy machine that can take longer
    /// than a program would wait at its end.
    private List<String> linesUpTo(String beginning) {
        List<String> lines = pipe.lines();
        while (lines.isEmpty() || !lines.getLast().startsWith(beginning)) {
            ProgramLog.finish();
            lines = pipe.lines();
        }
        return lines;
    }

    @Test
    void lineWithoutEndIsKeptBackUntilItIsWhole() {
        pipe.read();
        log.printf("%s of %d pieces", "a line", 3);
        ProgramLog.finish();
        assertThat(pipe.lines()).isEmpty();
        log.println(", and its end");
        assertThat(linesUpTo("a line")).containsExactly("a line of 3 pieces, and its end");
    }

    @Test
    void textThatFindsNoRoomIsDroppedWhole() {
        pipe.read();
        log.print("x".repeat(ProgramLog.MAX_WAITING_BYTES) + "\n");
        linesUpTo(DROPPED);
        log.println("after");
        assertThat(linesUpTo("after")).containsExactly(DROPPED + "1", "after");
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
        assertThat(linesUpTo("WARN"))
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
        private final CountDownLatch writer = new CountDownLatch(1);
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean closed;

        void read() {
            reader.countDown();
        }

        void awaitWriter() throws InterruptedException {
            writer.await();
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
            writer.countDown();
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
