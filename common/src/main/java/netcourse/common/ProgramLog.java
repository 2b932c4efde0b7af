package netcourse.common;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// Standard output or standard error of a server, which must go on although nobody reads them.
///
/// A pipe that is full, or a terminal after Ctrl-S, blocks the thread that prints, and with it
/// every thread that waits for the lock of `System.out`: acceptor, selector, shutdown. Here a print
/// adds its line to a bounded buffer, and never blocks; a daemon thread writes. A line that finds
/// the buffer full is dropped and counted, and the log says so where it is missing.
///
/// Programs log through slf4j; slf4j-simple prints to `System.out`, and so to here. It puts the
/// level before each line and has no setting against that: `INFO`, the usual one, is taken off
/// here.
public final class ProgramLog extends OutputStream {
    /// Some 3,000 lines, four times what a pipe holds on Linux.
    static final int MAX_WAITING_BYTES = 256 * 1024;

    /// How long [#finish()] waits for a reader: unnoticed by somebody who pressed Ctrl-C.
    private static final Duration LAST_WAIT = Duration.ofMillis(200);

    private static final byte[] USUAL_LEVEL = "INFO ".getBytes(US_ASCII);
    private static final List<ProgramLog> INSTALLED = new CopyOnWriteArrayList<>();

    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private long droppedLines;
    private boolean writing;

    private ProgramLog(OutputStream out) {
        this.out = out;
    }

    /// Replaces `System.out` and `System.err` for the rest of the process.
    static void install() {
        System.setOut(over(new FileOutputStream(FileDescriptor.out), System.out.charset()));
        System.setErr(over(new FileOutputStream(FileDescriptor.err), System.err.charset()));
    }

    static PrintStream over(OutputStream out, Charset charset) {
        ProgramLog log = new ProgramLog(out);
        Thread.ofPlatform().daemon().name("log").start(log::writeAll);
        INSTALLED.add(log);
        return new PrintStream(log, true, charset);
    }

    /// Waits until what was printed is written, but not for a reader that does not come: 0.2 s at
    /// most. For the end of a program.
    static void finish() {
        long end = System.nanoTime() + LAST_WAIT.toNanos();
        for (ProgramLog log : INSTALLED) {
            log.awaitWritten(end);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /// Keeps a line until it is whole: `printf` brings it in pieces.
    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        line.write(bytes, offset, length);
        if (length > 0 && bytes[offset + length - 1] == '\n' || line.size() > MAX_WAITING_BYTES) {
            add(withoutUsualLevel(line.toByteArray()));
            line.reset();
        }
    }

    /// What comes after a dropped line is dropped, too, until the log has said so.
    private void add(byte[] lines) {
        if (droppedLines > 0 || waiting.size() + lines.length > MAX_WAITING_BYTES) {
            droppedLines += Math.max(1, countLines(lines));
        } else {
            waiting.writeBytes(lines);
        }
        notifyAll();
    }

    private static byte[] withoutUsualLevel(byte[] lines) {
        int level = USUAL_LEVEL.length;
        boolean isUsual =
                lines.length > level && Arrays.equals(lines, 0, level, USUAL_LEVEL, 0, level);
        return isUsual ? Arrays.copyOfRange(lines, level, lines.length) : lines;
    }

    private static long countLines(byte[] lines) {
        long count = 0;
        for (byte b : lines) {
            count += b == '\n' ? 1 : 0;
        }
        return count;
    }

    private void writeAll() {
        try {
            while (true) {
                write(out, take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, byte[] lines) {
        try {
            out.write(lines);
            out.flush();
        } catch (IOException e) {
            // The reader has closed the pipe. There is nobody left to tell.
        }
    }

    private synchronized byte[] take() throws InterruptedException {
        writing = false;
        notifyAll();
        while (isEmpty()) {
            wait();
        }
        writing = true;
        if (droppedLines > 0) {
            waiting.writeBytes(dropped().getBytes(US_ASCII));
            droppedLines = 0;
        }
        byte[] lines = waiting.toByteArray();
        waiting.reset();
        return lines;
    }

    private boolean isEmpty() {
        return waiting.size() == 0 && droppedLines == 0;
    }

    private String dropped() {
        return String.format(
                Locale.ROOT, "... lines dropped because nobody read this log: %,d%n", droppedLines);
    }

    private synchronized void awaitWritten(long end) {
        try {
            long left = end - System.nanoTime();
            while (left > 0 && (writing || !isEmpty())) {
                wait(Duration.ofNanos(left).toMillis() + 1);
                left = end - System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
