package netcourse.lesson02.demo;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.CRC32C;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A file over loopback, copied through buffers of the program, and with
/// [FileChannel#transferTo(long, long, java.nio.channels.WritableByteChannel)], which on Linux is
/// sendfile(2).
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Sends a file over loopback through a small buffer, through a large one, and with",
            "transferTo, and prints how much processor time the sender needs for each, medians of five runs."
        })
public final class ZeroCopy implements Callable<Integer> {
    private static final int MAX_MEBIBYTES = 2048;
    private static final int MEBIBYTE = 1 << 20;
    private static final int RUNS = 5;

    @Option(
            names = "--mebibytes",
            paramLabel = "N",
            defaultValue = "256",
            description = "The file's size (default: ${DEFAULT-VALUE}).")
    private int mebibytes;

    /// A way to send a whole file.
    private interface Way {
        void send(FileChannel file, SocketChannel to) throws IOException;
    }

    /// @param checksum CRC-32C of what arrived
    private record Received(long bytes, long checksum) {}

    /// @param ofSender milliseconds of processor time of the sending thread
    private record Took(long millis, long ofSender) {}

    public static void main(String[] args) {
        Program.main(new ZeroCopy(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Program.checkRange("--mebibytes", mebibytes, 1, MAX_MEBIBYTES);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("buffer of 8 KiB", (file, to) -> copy(file, to, 8 << 10));
        ways.put("buffer of 64 KiB", (file, to) -> copy(file, to, 64 << 10));
        ways.put("transferTo", ZeroCopy::transfer);
        Path path = Files.createTempFile("netcourse", ".bin");
        try {
            long checksum = fill(path);
            System.out.printf("%d MiB      elapsed   processor time of the sender%n", mebibytes);
            for (var way : ways.entrySet()) {
                run(way.getValue(), path, checksum); // warms up
                Took took = median(way.getValue(), path, checksum);
                System.out.printf("%-17s%6d ms%11d ms%n", way.getKey(), took.millis, took.ofSender);
            }
        } finally {
            Files.delete(path);
        }
        return 0;
    }

    /// Returns the file's checksum.
    private long fill(Path path) throws IOException {
        CRC32C checksum = new CRC32C();
        byte[] bytes = new byte[MEBIBYTE];
        try (var out = Files.newOutputStream(path)) {
            for (int i = 0; i < mebibytes; i++) {
                bytes[0] = (byte) i;
                checksum.update(bytes);
                out.write(bytes);
            }
        }
        return checksum.getValue();
    }

    private static void copy(FileChannel file, SocketChannel to, int bufferBytes)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bufferBytes);
        while (file.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        }
    }

    /// It may send fewer bytes than it is asked for.
    private static void transfer(FileChannel file, SocketChannel to) throws IOException {
        for (long at = 0, size = file.size(); at < size; ) {
            at += file.transferTo(at, size - at, to);
        }
    }

    /// By the processor time.
    private Took median(Way way, Path path, long checksum)
            throws IOException, InterruptedException {
        List<Took> all = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            all.add(run(way, path, checksum));
        }
        all.sort(Comparator.comparingLong(Took::ofSender));
        return all.get(RUNS / 2);
    }

    private Took run(Way way, Path path, long checksum) throws IOException, InterruptedException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            FutureTask<Received> receiving = new FutureTask<>(() -> receive(listener));
            Thread.ofPlatform().daemon().name("receiver").start(receiving);
            long begin = System.nanoTime();
            long processorNanos = send(way, path, (InetSocketAddress) listener.getLocalAddress());
            Received received = receiving.get();
            long nanos = System.nanoTime() - begin;
            if (!received.equals(new Received((long) mebibytes * MEBIBYTE, checksum))) {
                throw new IOException("the file arrived with other bytes: " + received);
            }
            return new Took(nanos / 1_000_000, processorNanos / 1_000_000);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static long send(Way way, Path path, InetSocketAddress address) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        try (FileChannel file = FileChannel.open(path);
                SocketChannel to = SocketChannel.open(address)) {
            long begin = threads.getCurrentThreadCpuTime();
            way.send(file, to);
            return threads.getCurrentThreadCpuTime() - begin;
        }
    }

    private static Received receive(ServerSocketChannel listener) throws IOException {
        try (SocketChannel from = listener.accept()) {
            CRC32C checksum = new CRC32C();
            ByteBuffer buffer = ByteBuffer.allocateDirect(256 << 10);
            long bytes = 0;
            while (from.read(buffer.clear()) >= 0) {
                bytes += buffer.flip().remaining();
                checksum.update(buffer);
            }
            return new Received(bytes, checksum.getValue());
        }
    }
}
