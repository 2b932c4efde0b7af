package netcourse.lesson05.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import netcourse.channel.ChannelSettings;
import netcourse.common.DurationConverter;
import netcourse.common.Hex;
import netcourse.lesson05.ChannelParts;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options of the client alone: which server, who it is itself, and its patience.
final class ClientOptions {
    @Option(
            names = "--pin",
            paramLabel = "KEY",
            converter = PinConverter.class,
            description = "The server's public key, as the server prints it: 64 digits.")
    private String pin;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "guest",
            description = "The name to log in with (default: ${DEFAULT-VALUE}).")
    private String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "Its first line is sent with the login (default: nothing).")
    private Path passwordFile;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "10",
            converter = DurationConverter.class,
            description = "How long to wait for the server, each time (default: 10 s).")
    private Duration patience;

    @Option(names = "--mine", description = "Runs your exercises 5.7 and 5.8 in the client.")
    private boolean mine;

    String user() {
        return user;
    }

    Optional<byte[]> password() throws IOException {
        return PasswordFile.read(passwordFile);
    }

    Duration patience() {
        return patience;
    }

    /// @throws IllegalArgumentException if options do not go together
    Protection protection(ProtectionOptions options) throws IOException {
        if (options.kind() == ProtectionOptions.Kind.CHANNEL) {
            return Protection.inside(channel(options));
        }
        if (mine || pin != null) {
            throw new IllegalArgumentException("--pin and --mine are for the channel");
        }
        return options.kind() == ProtectionOptions.Kind.PLAIN
                ? Protection.PLAIN
                : Protection.connectSealed(options.cipher(), KeyFile.read(options.keyFile()));
    }

    private Protection.Above channel(ProtectionOptions options) throws IOException {
        if (pin == null) {
            throw new IllegalArgumentException(
                    "--pin must be the server's public key, which the server prints (or --plain,"
                            + " --sealed)");
        }
        ChannelSettings settings = options.channel().withHandshakeDeadline(patience);
        ChannelParts parts = parts();
        byte[] serverKey = Hex.parse(pin);
        return below -> parts.connect(below, settings, serverKey);
    }

    private ChannelParts parts() throws IOException {
        if (!mine) {
            return ChannelParts.own();
        }
        ChannelParts parts = ChannelParts.mine();
        if (parts.initiator().isEmpty() && parts.records().isEmpty()) {
            throw new IOException(
                    "exercises 5.7 and 5.8 are not started: write MyNoiseInitiator or"
                            + " MyEncryptedRecords, then try again");
        }
        System.out.printf(
                "client: handshake: %s, records: %s%n",
                name(parts.initiator(), "5.7"), name(parts.records(), "5.8"));
        return parts;
    }

    private static String name(Optional<? extends Supplier<?>> part, String exercise) {
        return part.map(written -> written.get().getClass().getSimpleName())
                .orElse("the client's (" + exercise + " is not started)");
    }

    /// Checks a public key that is given as 64 hexadecimal digits. It stays text: picocli takes an
    /// array for an option with several values.
    static final class PinConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            try {
                if (Hex.parse(text).length == KeyFile.KEY_BYTES) {
                    return text;
                }
            } catch (IllegalArgumentException _) {
                // Said below.
            }
            throw new TypeConversionException(
                    "key must have 64 hexadecimal digits, was \"" + text + "\"");
        }
    }
}
