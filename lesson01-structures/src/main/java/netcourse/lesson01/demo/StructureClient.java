package netcourse.lesson01.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import netcourse.common.DurationConverter;
import netcourse.common.Endpoint;
import netcourse.common.Hex;
import netcourse.common.HostOption;
import netcourse.common.LearnersClass;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.Todo;
import netcourse.lesson01.Login;
import netcourse.lesson01.exercise.LoginCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Sends a login structure, or whatever bytes you give it, and prints the server's answer.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Sends a login structure to structure-server, in one write or in slices.",
            "With --raw it sends any bytes: try to break the server."
        },
        footer = {"", "DURATION is a number of seconds (10, 0.5) or ISO 8601 (PT10S, PT1M30S)."})
public final class StructureClient implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private HostOption host;
    @Mixin private PortOption port;

    @Option(
            names = "--client-id",
            paramLabel = "N",
            defaultValue = "7",
            description = "0..4294967295 (default: ${DEFAULT-VALUE}).")
    private long clientId;

    @Option(
            names = "--name",
            paramLabel = "TEXT",
            defaultValue = "ada",
            description = "1..255 bytes of UTF-8 (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--last-login",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "Such as 2023-11-14T22:13:20Z; without it, this is the first login.")
    private Instant lastLogin;

    @Option(
            names = "--channel",
            paramLabel = "N",
            split = ",",
            description = "0..65535; may be given often, or as 1,2,3.")
    private List<Integer> channels = List.of();

    @Option(
            names = "--raw",
            paramLabel = "HEX",
            description = "Sends these bytes instead, such as \"4e 4c 01\".")
    private String raw;

    @Option(
            names = "--slice",
            paramLabel = "BYTES",
            defaultValue = "65536",
            description = "The bytes of each write (default: ${DEFAULT-VALUE}).")
    private int sliceBytes;

    @Option(
            names = "--pause",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Between two writes (default: none).")
    private Duration pause = Duration.ZERO;

    @Option(names = "--mine", description = "Writes the structure with your exercise 1.8.")
    private boolean mine;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new StructureClient(), args);
    }

    @Override
    public Integer call() throws IOException {
        byte[] message;
        LoginSender sender;
        try {
            sender = new LoginSender(sliceBytes, pause);
            message = raw == null ? bytes(login()) : Hex.parse(raw);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        Endpoint server = new Endpoint(host.host(), port.port());
        return sender.send(message, server, System.out) ? 0 : Program.FAILED;
    }

    private Login login() {
        OptionalLong last =
                lastLogin == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(lastLogin.toEpochMilli());
        return new Login(clientId, name, last, channels);
    }

    private byte[] bytes(Login login) throws IOException {
        if (!mine) {
            return LoginMessage.bytes(login);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            LearnersClass.of(LoginCodec.class).get().write(out, login);
        } catch (Todo e) {
            throw LearnersClass.notStarted(LoginCodec.class, e);
        }
        return out.toByteArray();
    }
}
