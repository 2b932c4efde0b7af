package netcourse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The first wait of a virtual thread opens descriptors that all later waits need.
@Tag("verify")
@EnabledOnOs(value = OS.LINUX, disabledReason = "seen on Linux only")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FirstWaitTest {
    private static final Path BASH = Path.of("/bin/bash");

    @Test
    void firstWaitWithoutDescriptorsBreaksEveryLaterWait() throws Exception {
        assertThat(run())
                .containsExactly(
                        "none left: ExceptionInInitializerError",
                        "free again: NoClassDefFoundError");
    }

    @Test
    void aWaitBeforeKeepsVirtualThreadsWaiting() throws Exception {
        assertThat(run("early"))
                .containsExactly("early: read x", "none left: read x", "free again: read x");
    }

    private static List<String> run(String... arguments) throws Exception {
        assumeThat(BASH).as("the limit on descriptors is set with bash").isExecutable();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                BASH.toString(),
                                "-c",
                                "ulimit -n 60; exec \"$0\" \"$@\"",
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-cp",
                                Path.of(
                                                Program.class
                                                        .getProtectionDomain()
                                                        .getCodeSource()
                                                        .getLocation()
                                                        .toURI())
                                        .toString(),
                                Program.class.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            List<String> lines =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    /// A virtual thread waits at a socket when no descriptor is left, and another one when all are
    /// free again. Prints what came of each.
    private static final class Program {
        /// @param args `early` to let a virtual thread wait once before the descriptors are gone
        public static void main(String[] args) throws Exception {
            try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                    Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                    Socket server = listener.accept()) {
                Thread.ofVirtual().start(() -> {}).join();
                if (args.length > 0) {
                    System.out.println("early: " + answer(client, server));
                }
                List<FileInputStream> taken = takeAllDescriptors();
                System.out.println("none left: " + answer(client, server));
                for (FileInputStream each : taken) {
                    each.close();
                }
                System.out.println("free again: " + answer(client, server));
            }
        }

        private static List<FileInputStream> takeAllDescriptors() {
            List<FileInputStream> taken = new ArrayList<>();
            try {
                while (true) {
                    taken.add(new FileInputStream("/dev/null"));
                }
            } catch (IOException e) {
                return taken;
            }
        }

        /// The byte that a virtual thread reads when it has waited for it, or why it could not
        /// wait.
        private static String answer(Socket client, Socket server) throws Exception {
            FutureTask<Integer> read = new FutureTask<>(() -> server.getInputStream().read());
            Thread reader = Thread.ofVirtual().start(read);
            while (reader.isAlive() && reader.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            if (reader.isAlive()) {
                client.getOutputStream().write('x');
            }
            try {
                return "read " + (char) read.get().intValue();
            } catch (ExecutionException e) {
                return e.getCause().getClass().getSimpleName();
            }
        }
    }
}
