package netcourse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands of the root README and of the chapters, run in their order as a reader would run
/// them: none warns, and none is refused as wrong usage. A server gets a free port, and the clients
/// after it that port.
@Tag("verify")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a bash script; Windows has course.cmd")
class ReadmeCommandsTest {
    /// The commands that are not run, each with the reason.
    private static final Map<String, String> LEFT_OUT =
            Map.of(
                    "./mvnw .*", "the build that this test is a part of",
                    "git .*", "changes the reader's clone",
                    "mkdir .*", "copies a file into the reader's home",
                    "wireshark .*", "opens a window",
                    "(python3|openssl|keytool) .*", "no program of the course",
                    ".* bomb", "six seconds; others of lesson 4 load the same libraries",
                    ".* compression-oracle", "five seconds; as above, in lesson 5",
                    ".* --raw .*", "the same client as in the lines around it",
                    ".* --pause .*", "half a minute; the same program runs without the pauses");

    private static final Path COURSE = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> OWN = List.of("course", "pom.xml", "cli");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\n(.*?)^```$");
    private static final Pattern SERVER = Pattern.compile("-server\\b|eavesdropper");
    private static final Pattern CLIENT = Pattern.compile("-clients?\\b");
    private static final Pattern LISTENING = Pattern.compile("listening on \\S+:(\\d+)");
    private static final Pattern KEY = Pattern.compile("--pin: (\\w+)");
    private static final int LIMIT_SECONDS = 240;

    @TempDir Path root;
    private final List<Path> links = new ArrayList<>();
    private final List<Server> servers = new ArrayList<>();

    /// @param first what it printed until it listened
    private record Server(String line, Process process, BufferedReader out, String first) {
        String found(Pattern pattern) {
            Matcher matcher = pattern.matcher(first);
            assertThat(matcher.find()).as("%s: %s", line, first).isTrue();
            return matcher.group(1);
        }
    }

    static Stream<String> readmes() throws IOException {
        try (Stream<Path> folders = Files.list(COURSE)) {
            List<String> lessons =
                    folders.map(folder -> folder.getFileName().toString())
                            .filter(name -> name.startsWith("lesson"))
                            .map(name -> name + "/README.md")
                            .sorted()
                            .toList();
            return Stream.concat(Stream.of("README.md"), lessons.stream());
        }
    }

    /// A course whose command is this build's, and whose other folders are the real ones.
    @BeforeEach
    void linkCourse() throws IOException {
        try (Stream<Path> entries = Files.list(COURSE)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".") && !name.equals("target") && !OWN.contains(name)) {
                    links.add(Files.createSymbolicLink(root.resolve(name), entry));
                }
            }
        }
        new FixtureLesson(root).command();
    }

    /// JUnit warns of a link that leads out of its folder.
    @AfterEach
    void cleanUp() throws IOException {
        servers.forEach(server -> end(server.process()));
        for (Path link : links) {
            Files.delete(link);
        }
    }

    @ParameterizedTest
    @MethodSource("readmes")
    void noCommandWarns(String readme) throws Exception {
        Path libraries = COURSE.resolve(readme).resolveSibling("target/netcourse-run.classpath");
        assumeThat(readme.startsWith("README") || Files.exists(libraries))
                .as("the lesson is compiled")
                .isTrue();
        for (String line : commands(COURSE.resolve(readme))) {
            if (leftOut(line) == null) {
                run(line);
            }
        }
        for (Server server : servers) {
            // Process.destroy would close what it still prints.
            server.process().toHandle().destroy();
            check(server.line(), server.first() + server.out().readAllAsString());
        }
    }

    @Test
    void everyReasonIsNeeded() throws IOException {
        List<String> all = new ArrayList<>();
        for (String readme : readmes().toList()) {
            all.addAll(commands(COURSE.resolve(readme)));
        }
        assertThat(all.stream().map(ReadmeCommandsTest::leftOut)).containsAll(LEFT_OUT.keySet());
    }

    private void run(String line) throws Exception {
        if (SERVER.matcher(line).find()) {
            servers.add(serve(line));
            return;
        }
        Process process = bash(CLIENT.matcher(line).find() ? toServer(line) : line);
        check(line, process.inputReader(UTF_8).readAllAsString());
        assertThat(process.waitFor()).as(line).isNotIn(ExitStatus.USAGE, 127);
    }

    private static void check(String line, String printed) {
        assertThat(printed).as(line).doesNotContain("WARNING:");
    }

    private Server serve(String line) throws IOException {
        boolean between = line.contains("eavesdropper");
        String ports =
                between
                        ? " --listen 127.0.0.1:0 --to 127.0.0.1:"
                                + servers.getLast().found(LISTENING)
                        : " --port 0";
        Process process = bash(line + ports);
        BufferedReader out = process.inputReader(UTF_8);
        StringBuilder first = new StringBuilder();
        String next;
        while (!LISTENING.matcher(first).find() && (next = out.readLine()) != null) {
            first.append(next).append('\n');
        }
        return new Server(line, process, out, first.toString());
    }

    private String toServer(String line) {
        String port = " --port " + servers.getLast().found(LISTENING);
        return line.contains("<the public key>")
                ? line.replace("<the public key>", servers.getFirst().found(KEY))
                        .replaceFirst(" --port \\d+", port)
                : line + port;
    }

    private Process bash(String line) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true);
        Path home = Path.of(System.getProperty("java.home"));
        builder.directory(root.toFile());
        builder.environment().put("COURSE_JAVA_HOME", home.toString());
        builder.environment().merge("PATH", home.resolve("bin") + ":", (old, bin) -> bin + old);
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS)
                .execute(() -> end(process));
        return process;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// The entry of [#LEFT_OUT] that holds for a command, or null.
    private static String leftOut(String line) {
        return LEFT_OUT.keySet().stream().filter(line::matches).findFirst().orElse(null);
    }

    /// The lines of every block, without comments; those that a backslash continues are one.
    private static List<String> commands(Path readme) throws IOException {
        return BLOCK.matcher(Files.readString(readme))
                .results()
                .flatMap(block -> block.group(1).replace("\\\n", " ").lines())
                .map(line -> line.replaceFirst("\\s+# .*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
