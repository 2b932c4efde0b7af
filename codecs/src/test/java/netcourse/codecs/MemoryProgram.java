package netcourse.codecs;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import netcourse.common.ProtocolException;

/// What [MemoryTest] runs in a process of its own.
public final class MemoryProgram {
    private static final int TIMES = 3000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private MemoryProgram() {}

    /// Runs the task that the first argument names.
    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "hostile" -> hostile(Path.of(args[1]));
            case "closed" -> closed();
            default -> allocation();
        }
    }

    private static void hostile(Path folder) throws IOException {
        for (Compression compression : Compression.values()) {
            byte[] honest = honest(compression);
            refuses(compression, honest, honest.length * 8);
            refuses(compression, honest, 10);
        }
        byte[] target = new byte[Hostile.BOUND];
        long idle = peakKilobytes();
        int refused = 0;
        for (Path file : files(folder)) {
            String title = file.getFileName().toString().replaceAll("^\\d+\\.", "");
            Compression compression = Compression.named(title).orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            if (refuses(compression, bytes, Hostile.BOUND)
                    && refusesInto(compression, bytes, target)) {
                refused++;
            }
        }
        System.out.println("refused " + refused);
        System.out.println("peak grew by " + (peakKilobytes() - idle) + " kB");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static byte[] honest(Compression compression) {
        try (Codec codec = compression.open()) {
            return codec.compress(Contents.text(20_000));
        }
    }

    /// In one shot and as a stream.
    private static boolean refuses(Compression compression, byte[] bytes, int bound)
            throws IOException {
        boolean refused = true;
        try (Codec codec = compression.open()) {
            codec.decompress(bytes, bound);
            refused = false;
        } catch (ProtocolException e) {
            // As it should.
        }
        if (compression.isStreamable()) {
            try {
                drain(compression, bytes, bound);
                refused = false;
            } catch (ProtocolException e) {
                // As it should.
            }
        }
        return refused;
    }

    private static boolean refusesInto(Compression compression, byte[] bytes, byte[] target) {
        try (Codec codec = compression.open()) {
            codec.decompress(ByteBuffer.wrap(bytes), ByteBuffer.wrap(target));
            return false;
        } catch (ProtocolException e) {
            return true;
        }
    }

    private static void drain(Compression compression, byte[] bytes, int bound) throws IOException {
        StreamLimits limits = StreamLimits.ofOutput(bound);
        try (InputStream in = compression.decode(new ByteArrayInputStream(bytes), limits)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /// Opens, fails and closes so often that what stays open would add up to hundreds of megabytes.
    private static void closed() throws IOException {
        long idle = 0;
        for (Compression compression : Compression.values()) {
            byte[] honest = honest(compression);
            byte[] cut = Arrays.copyOf(honest, honest.length / 2);
            idle = Math.max(idle, afterRounds(compression, honest, cut, 50));
        }
        long after = 0;
        for (Compression compression : Compression.values()) {
            byte[] honest = honest(compression);
            byte[] cut = Arrays.copyOf(honest, honest.length / 2);
            after = afterRounds(compression, honest, cut, TIMES);
        }
        System.out.println("peak grew by " + (after - idle) + " kB");
    }

    private static long afterRounds(Compression compression, byte[] honest, byte[] cut, int times)
            throws IOException {
        for (int i = 0; i < times; i++) {
            refuses(compression, cut, 30_000);
            refuses(compression, honest, 10);
            try (Codec codec = compression.open()) {
                codec.compress(cut);
            }
            if (compression.isStreamable()) {
                encode(compression, cut);
            }
        }
        return peakKilobytes();
    }

    private static void encode(Compression compression, byte[] content) throws IOException {
        try (OutputStream out = compression.encode(new Full())) {
            out.write(content);
            out.flush();
        } catch (IOException e) {
            if (!e.getMessage().equals("full")) {
                throw e;
            }
        }
    }

    /// Takes some bytes, and then fails.
    private static final class Full extends ByteArrayOutputStream {
        @Override
        public void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            throw new IOException("full");
        }
    }

    private static void allocation() throws IOException {
        for (Compression compression : Compression.values()) {
            for (int size : new int[] {1 << 10, 64 << 10}) {
                measure(compression, size, size == 1 << 10 ? 15_000 : 300);
            }
        }
    }

    private static void measure(Compression compression, int size, int times) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(Contents.text(size));
        try (Codec codec = compression.open()) {
            ByteBuffer compressed = ByteBuffer.allocate(codec.maxCompressedBytes(size));
            ByteBuffer back = ByteBuffer.allocate(size);
            long compress = 0;
            long decompress = 0;
            for (int i = 0; i < 2 * times; i++) {
                long start = THREADS.getCurrentThreadAllocatedBytes();
                codec.compress(content.clear(), compressed.clear());
                long middle = THREADS.getCurrentThreadAllocatedBytes();
                codec.decompress(compressed.flip(), back.clear());
                // The first half is for the compiler.
                if (i >= times) {
                    compress += middle - start;
                    decompress += THREADS.getCurrentThreadAllocatedBytes() - middle;
                }
            }
            String what = compression.title() + "-" + size;
            System.out.println(what + "-compress takes " + compress / times + " bytes");
            System.out.println(what + "-decompress takes " + decompress / times + " bytes");
        }
    }

    /// The most memory that the process has had, in the heap and outside.
    private static long peakKilobytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
