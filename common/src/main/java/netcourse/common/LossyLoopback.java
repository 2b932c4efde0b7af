package netcourse.common;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A loopback with the faults of a real network: Linux makes a network of its own for a process and
/// its children (network_namespaces(7)), in which they are root, and which ends with them. Nobody
/// else notices, and no privilege is needed where the system allows it to every user.
///
/// @param mtuBytes the longest packet, 1280 or more; 1500 is Ethernet's
/// @param lossPercent how many of the packets are lost, by chance; 0 to 50
public record LossyLoopback(int mtuBytes, double lossPercent) {
    private static final int MIN_MTU = 1280;
    private static final int MAX_MTU = 65536;
    private static final double MAX_LOSS = 50;
    private static final Path TCP_COUNTERS = Path.of("/proc/self/net/snmp");

    /// `gso_max_segs 1`: without it the kernel passes many segments through loopback as one packet.
    private static final String SET_UP =
            """
            set -e
            PATH=$PATH:/usr/sbin:/sbin
            export XTABLES_LOCKFILE=/dev/null
            ip link set lo mtu "$1" gso_max_segs 1 up
            if [ "$2" != 0.0 ]; then
                chance=$(awk "BEGIN { print $2 / 100 }")
                iptables -A INPUT -i lo -m statistic --mode random --probability "$chance" -j DROP
            fi
            shift 2
            exec "$@"
            """;

    public LossyLoopback {
        Program.checkRange("--mtu", mtuBytes, MIN_MTU, MAX_MTU);
        if (!(lossPercent >= 0 && lossPercent <= MAX_LOSS)) {
            throw new IllegalArgumentException("--loss must be 0..50, was " + lossPercent);
        }
    }

    /// Runs a program of this class path in the lab. What it prints is printed here. Blocks until
    /// it ends.
    ///
    /// @return its exit status
    /// @throws IOException if this system has no lab; says why
    public int run(Class<?> program, String... args) throws IOException, InterruptedException {
        Process probe = in(List.of("true")).redirectErrorStream(true).start();
        String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = probe.waitFor();
        if (status != 0) {
            throw new IOException(
                    "no such network on this system: "
                            + (said.isBlank() ? "exit status " + status : said.strip()));
        }
        // Nobody would read a pipe for its errors meanwhile, and it would wait for that.
        ProcessBuilder.Redirect errors = ProcessBuilder.Redirect.INHERIT;
        Process process = in(java(program, args)).redirectError(errors).start();
        try {
            process.getInputStream().transferTo(System.out);
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private ProcessBuilder in(List<String> command) {
        List<String> all =
                new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--net"));
        all.addAll(List.of("sh", "-c", SET_UP, "lab", "" + mtuBytes, "" + lossPercent));
        all.addAll(command);
        return new ProcessBuilder(all);
    }

    private static List<String> java(Class<?> program, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        command.addAll(List.of(args));
        return command;
    }

    /// The MTU of loopback as this process has it.
    public static int loopbackMtu() throws IOException {
        return NetworkInterface.getByInetAddress(InetAddress.getByName("127.0.0.1")).getMTU();
    }

    /// How many segments TCP has sent again so far, on this machine or in this lab (RFC 4022,
    /// tcpRetransSegs).
    ///
    /// @throws IOException on another system than Linux
    public static long retransmitted() throws IOException {
        if (!Files.isReadable(TCP_COUNTERS)) {
            throw new IOException("this system is not Linux: there is no " + TCP_COUNTERS);
        }
        List<String[]> tcp =
                Files.readAllLines(TCP_COUNTERS).stream()
                        .filter(line -> line.startsWith("Tcp:"))
                        .map(line -> line.split(" "))
                        .toList();
        return Long.parseLong(tcp.get(1)[List.of(tcp.get(0)).indexOf("RetransSegs")]);
    }
}
