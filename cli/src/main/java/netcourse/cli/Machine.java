package netcourse.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// Looks at what the course needs of a machine.
///
/// @param root the folder of the course
record Machine(Path root) {
    private static final int DESCRIPTORS = 1024;
    private static final int PORTS = 10_000;
    private static final int SECONDS = 5;
    private static final int LINE = 100;

    /// Every probe, in the order in which they matter.
    List<Probe> probes() {
        return List.of(
                jdk(),
                maven(),
                Probe.of("loopback IPv4", () -> loopback("loopback IPv4", "127.0.0.1", true)),
                Probe.of("loopback IPv6", () -> loopback("loopback IPv6", "::1", false)),
                Probe.of("ephemeral ports", Machine::ports),
                descriptors(),
                Probe.of("course folder", this::folder),
                Probe.of("line endings", this::lineEndings),
                Probe.of("file events", this::fileEvents),
                Probe.of("Python", () -> program("Python", "python3", "python")),
                Probe.of("Docker", () -> program("Docker", "docker")),
                Probe.of("VS Code", Machine::testRunner));
    }

    private static Probe jdk() {
        String found = Runtime.version() + ", " + System.getProperty("java.home");
        return ToolProvider.getSystemJavaCompiler() == null
                ? Probe.missing("JDK", "this is a JRE (" + found + "): install a JDK 25")
                : Probe.ok("JDK", found);
    }

    private Probe maven() {
        Path home = Path.of(System.getProperty("user.home"));
        Path wrapper = home.resolve(".m2/wrapper/dists");
        if (Files.isDirectory(wrapper)) {
            return Probe.ok("Maven", "by the wrapper, in " + wrapper);
        }
        return Probe.of("Maven", () -> program("Maven", "mvn", "mvn.cmd"));
    }

    private static Probe loopback(String name, String address, boolean needed) throws IOException {
        InetAddress host = InetAddress.getByName(address);
        try (ServerSocket server = new ServerSocket(0, 1, host);
                Socket client = new Socket()) {
            client.connect(new InetSocketAddress(host, server.getLocalPort()), SECONDS * 1000);
            return Probe.ok(name, address + " connects to itself");
        } catch (IOException e) {
            return needed
                    ? Probe.missing(name, e + ": is a firewall between " + address + " and itself?")
                    : Probe.optional(name, e.getMessage() + ": what needs IPv6 is ENVIRONMENT");
        }
    }

    private static Probe ports() throws IOException {
        String name = "ephemeral ports";
        Path file = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
        if (!Files.isReadable(file)) {
            return Probe.ok(name, "not shown by this system");
        }
        // In one read: the kernel gives nothing to a second one.
        byte[] bytes = new byte[LINE];
        int count;
        try (InputStream in = Files.newInputStream(file)) {
            count = in.read(bytes);
        }
        String[] range =
                new String(bytes, 0, count, StandardCharsets.US_ASCII).strip().split("\\s+");
        int ports = Integer.parseInt(range[1]) - Integer.parseInt(range[0]) + 1;
        String found = range[0] + " to " + range[1];
        return ports >= PORTS
                ? Probe.ok(name, found)
                : Probe.optional(name, found + " is few: sysctl net.ipv4.ip_local_port_range");
    }

    private static Probe descriptors() {
        String name = "open files";
        if (!(ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean unix)) {
            return Probe.ok(name, "no limit that Java can ask for");
        }
        long most = unix.getMaxFileDescriptorCount();
        return most >= DESCRIPTORS
                ? Probe.ok(name, "up to " + most + " in a process")
                : Probe.optional(name, most + " in a process is few: ulimit -n 4096");
    }

    private Probe folder() {
        return Files.isWritable(root)
                ? Probe.ok("course folder", root.toString())
                : Probe.optional("course folder", root + " is read-only: nothing is remembered");
    }

    /// A script of bash with CR LF does not run.
    private Probe lineEndings() throws IOException {
        for (String script : List.of("course", "mvnw")) {
            Path file = root.resolve(script);
            if (Files.exists(file) && Files.readString(file).contains("\r\n")) {
                return Probe.missing(
                        "line endings",
                        script
                                + " has CR LF: git config core.autocrlf input, then git checkout -- .");
            }
        }
        return Probe.ok("line endings", "LF in the scripts");
    }

    private Probe fileEvents() throws IOException, InterruptedException {
        Path folder =
                Files.createTempDirectory(Files.isWritable(root) ? root : temporary(), ".course-");
        Path file = folder.resolve("event");
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Files.writeString(file, "");
            WatchKey key = watch.poll(SECONDS, TimeUnit.SECONDS);
            return key != null
                    ? Probe.ok("file events", "arrive")
                    : Probe.optional(
                            "file events", "do not arrive here; ./course watch does without them");
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /// What `NAME --version` prints first.
    private static Probe program(String name, String... commands)
            throws IOException, InterruptedException {
        for (String command : commands) {
            Optional<String> version = version(command);
            if (version.isPresent()) {
                return Probe.ok(name, version.get());
            }
        }
        return Probe.optional(name, "not found: the tests that need it are skipped, and say so");
    }

    private static Optional<String> version(String command)
            throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command, "--version").redirectErrorStream(true).start();
        } catch (IOException e) {
            return Optional.empty();
        }
        try (var lines = process.inputReader()) {
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            return process.exitValue() == 0 ? lines.lines().findFirst() : Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    /// VS Code runs the tests of JUnit 6 from Test Runner for Java 0.44 on.
    private static Probe testRunner() throws IOException {
        String name = "VS Code";
        List<String> versions = new ArrayList<>();
        for (String folder : List.of(".vscode", ".vscode-server")) {
            Path extensions =
                    Path.of(System.getProperty("user.home")).resolve(folder).resolve("extensions");
            if (Files.isDirectory(extensions)) {
                try (Stream<Path> all = Files.list(extensions)) {
                    all.map(p -> p.getFileName().toString())
                            .filter(n -> n.startsWith("vscjava.vscode-java-test-"))
                            .forEach(n -> versions.add(n.replaceFirst(".*-test-", "")));
                }
            }
        }
        if (versions.isEmpty()) {
            return Probe.optional(
                    name, "no extension Test Runner for Java; any other editor will do");
        }
        boolean enough = versions.stream().anyMatch(Machine::runsJUnit6);
        return enough
                ? Probe.ok(name, "Test Runner for Java " + versions.getLast())
                : Probe.optional(
                        name,
                        "Test Runner for Java is too old for JUnit 6: update it to 0.44 or newer");
    }

    private static boolean runsJUnit6(String version) {
        Matcher number = Pattern.compile("([0-9]+)\\.([0-9]+).*").matcher(version);
        return number.matches()
                && (Integer.parseInt(number.group(1)) > 0
                        || Integer.parseInt(number.group(2)) >= 44);
    }
}
