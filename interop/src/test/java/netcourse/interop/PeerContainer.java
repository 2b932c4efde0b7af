package netcourse.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.Capability;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.images.builder.Transferable;

/// The image of `src/main/resources/image`, running one program: a machine of its own, at the other
/// end of a network interface with an MTU of 1500.
final class PeerContainer implements AutoCloseable {
    /// How the container calls the machine that runs it.
    static final String HOST = "host.docker.internal";

    private static final String NAME = "netcourse-peers";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int LIMIT_MILLIS = 20_000;

    private final GenericContainer<?> container;

    private PeerContainer(GenericContainer<?> container) {
        this.container = container;
    }

    /// Starts the program, and waits until it says that it is ready. The first time builds the
    /// image. Skips the test where there is no Docker engine.
    ///
    /// @param ready a regular expression; what it says
    /// @param port where it listens; null: nowhere
    static PeerContainer start(String ready, Integer port, String... command) {
        return start(Wait.forLogMessage("(?s).*" + ready + ".*", 1), port, new byte[0], command);
    }

    /// The same with a file.
    static PeerContainer start(String ready, Integer port, byte[] identity, String... command) {
        return start(Wait.forLogMessage("(?s).*" + ready + ".*", 1), port, identity, command);
    }

    /// One that does nothing but run what a test executes in it.
    static PeerContainer idle() {
        return start(Wait.forSuccessfulCommand("true"), null, new byte[0], "sleep", "infinity");
    }

    private static PeerContainer start(
            WaitStrategy ready, Integer port, byte[] identity, String... command) {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: ENVIRONMENT, there is no Docker engine here");
        GenericContainer<?> container =
                new GenericContainer<>(image())
                        .withCommand(command)
                        .withExtraHost(HOST, "host-gateway")
                        .withCopyToContainer(Transferable.of(identity), "/identity.pem")
                        // Its own network, where a test drops segments.
                        .withCreateContainerCmdModifier(
                                create -> create.getHostConfig().withCapAdd(Capability.NET_ADMIN))
                        .withStartupTimeout(START_LIMIT)
                        .waitingFor(ready);
        if (port != null) {
            container.withExposedPorts(port);
        }
        container.start();
        return new PeerContainer(container);
    }

    /// Kept under its name, so that a second run builds nothing. The host's network, since the
    /// packages come from outside.
    private static ImageFromDockerfile image() {
        Path folder = PeerFiles.image();
        return new ImageFromDockerfile(NAME, false)
                .withFileFromPath("Dockerfile", folder.resolve("Dockerfile"))
                .withFileFromPath("peers", folder.resolve("peers"))
                .withBuildImageCmdModifier(build -> build.withNetworkMode("host"));
    }

    /// A listener that a container reaches.
    static Listening listening() {
        return Listening.at(new Endpoint("0.0.0.0", 0));
    }

    /// Where a port of the container is reached: on Linux at its own address, so that nothing
    /// stands between; elsewhere through a proxy of the engine.
    Endpoint endpoint(int port) {
        return isDirect()
                ? new Endpoint(address(), port)
                : new Endpoint(container.getHost(), container.getMappedPort(port));
    }

    /// Whether nothing but the network is between a test and the container.
    static boolean isDirect() {
        return System.getProperty("os.name").equals("Linux");
    }

    private String address() {
        return container
                .getContainerInfo()
                .getNetworkSettings()
                .getNetworks()
                .values()
                .iterator()
                .next()
                .getIpAddress();
    }

    Socket connect(int port) throws IOException {
        Socket socket = Connecting.to(endpoint(port)).open();
        socket.setSoTimeout(LIMIT_MILLIS);
        return socket;
    }

    /// Runs a command in the container to its end, which must be a good one; returns its lines.
    List<String> run(String... command) throws IOException, InterruptedException {
        ExecResult result = container.execInContainer(command);
        if (result.getExitCode() != 0) {
            throw new AssertionError(
                    "%s ended with %d:%n%s%s"
                            .formatted(
                                    String.join(" ", command),
                                    result.getExitCode(),
                                    result.getStdout(),
                                    result.getStderr()));
        }
        return result.getStdout().lines().toList();
    }

    /// The same for a line of the shell.
    List<String> shell(String line) throws IOException, InterruptedException {
        return run("sh", "-c", line);
    }

    /// What its program has said.
    String log() {
        return container.getLogs();
    }

    /// Kills it, and its network with it.
    @Override
    public void close() {
        container.stop();
    }

    /// For `@AfterAll`, where `@BeforeAll` may have skipped.
    static void close(PeerContainer container) {
        if (container != null) {
            container.close();
        }
    }
}
