package netcourse.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The header packed and unpacked by lesson 3's Struct and StructCodec, by their peers and by
/// CPython, in rounds of one after the other: what else the machine does falls on all of them.
@Command(
        name = "PackingSideBySide",
        mixinStandardHelpOptions = true,
        description = "Times the packing of a 16-byte header, and prints medians.")
public final class PackingSideBySide implements Callable<Integer> {
    private static final String SETUP =
            "import struct; s=struct.Struct('!2sBBHHII'); v=(b'NC',1,0,700,0,123456789,5000);"
                    + " b=s.pack(*v); m,f,g,p,e,q,l=v";

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description =
                    "The median of all rounds counts, of each round the least time (default:"
                            + " ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--python", defaultValue = "python3", description = "CPython's command.")
    private String python;

    private final JmhRounds measured = new JmhRounds();

    public static void main(String[] args) {
        Program.main(new PackingSideBySide(), args);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            measured.add("packCpython", python("s.pack(m,f,g,p,e,q,l)"));
            measured.add("unpackCpython", python("s.unpack(b)"));
            measured.run("PackBoxed|PackRecord");
        }
        print("boxed", "Struct", "Cpython", "Thshsh", "Jbbp");
        print("record", "Codec", "ByHand", "Javolution", "Kaitai");
        return 0;
    }

    /// The best of five, as `timeit` has it.
    private double python(String statement) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        python, "-m", "timeit", "-u", "nsec", "-s", SETUP,
                                        statement))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(python + " failed: " + said);
        }
        return Double.parseDouble(said.replaceAll("(?s).*best of 5: ([0-9.]+) nsec.*", "$1"));
    }

    private void print(String kind, String ours, String... others) {
        System.out.printf("%n%-8s%-14s%10s%10s%10s%n", kind, "", "ns", "B", "ours is");
        for (String way : List.of("pack", "unpack")) {
            line(way, ours, "");
            for (String other : others) {
                if (measured.has(way + other)) {
                    double ratio = measured.ratio(way + ours, way + other);
                    line(way, other, "%.2f".formatted(ratio));
                }
            }
        }
    }

    private void line(String way, String who, String ratio) {
        OptionalDouble bytes = measured.allocated(way + who);
        System.out.printf(
                "%-8s%-14s%10.1f%10s%10s%n",
                way,
                who,
                measured.median(way + who),
                bytes.isEmpty() ? "" : "%.0f".formatted(bytes.getAsDouble()),
                ratio);
    }
}
