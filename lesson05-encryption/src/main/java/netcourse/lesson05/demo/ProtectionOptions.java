package netcourse.lesson05.demo;

import java.nio.file.Path;
import netcourse.channel.ChannelSettings;
import netcourse.channel.NoiseCipher;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that server and client must have alike: nothing of them is negotiated.
final class ProtectionOptions {
    /// What protects the messages.
    enum Kind {
        PLAIN,
        SEALED,
        CHANNEL
    }

    @Option(names = "--plain", description = "No protection at all, to compare.")
    private boolean plain;

    @Option(
            names = "--sealed",
            description = "Messages sealed with a shared key, to compare, in place of the channel.")
    private boolean sealed;

    @Option(
            names = "--cipher",
            paramLabel = "NAME",
            defaultValue = "aes-gcm",
            converter = CipherConverter.class,
            description = "aes-gcm or chacha20-poly1305 (default: ${DEFAULT-VALUE}).")
    private NoiseCipher cipher;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "The secret key. For the channel it is the server's own (default: server.key), and"
                            + " the client needs none; with --sealed both ends share it (default:"
                            + " shared.key). The server makes it if it is absent. Only its owner may"
                            + " read it.")
    private Path keyFile;

    Kind kind() {
        if (plain && sealed) {
            throw new IllegalArgumentException("--plain and --sealed exclude each other");
        }
        return plain ? Kind.PLAIN : sealed ? Kind.SEALED : Kind.CHANNEL;
    }

    NoiseCipher cipher() {
        return cipher;
    }

    Path keyFile() {
        if (keyFile != null) {
            return keyFile;
        }
        return Path.of(sealed ? "shared.key" : "server.key");
    }

    ChannelSettings channel() {
        return ChannelSettings.defaults().withCipher(cipher);
    }

    /// For a log.
    String title() {
        return switch (kind()) {
            case PLAIN -> "plain";
            case SEALED -> "sealed with " + cipher.transformation();
            case CHANNEL -> "channel " + cipher.protocolName();
        };
    }

    static final class CipherConverter implements ITypeConverter<NoiseCipher> {
        @Override
        public NoiseCipher convert(String text) {
            return switch (text) {
                case "aes-gcm" -> NoiseCipher.AES_GCM;
                case "chacha20-poly1305" -> NoiseCipher.CHACHA_POLY;
                default ->
                        throw new TypeConversionException(
                                "cipher must be aes-gcm or chacha20-poly1305, was \""
                                        + text
                                        + "\"");
            };
        }
    }
}
