package netcourse.lesson05;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Supplier;
import netcourse.channel.ChannelSettings;
import netcourse.channel.Handshake;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseCipherState;
import netcourse.channel.NoiseHandshake;
import netcourse.channel.SecureTransport;
import netcourse.channel.X25519KeyPair;
import netcourse.common.LearnersClass;
import netcourse.common.Todo;
import netcourse.common.Transport;
import netcourse.lesson05.exercise.EncryptedRecords;
import netcourse.lesson05.exercise.NoiseInitiator;

/// The parts of the secure client that a learner can replace, made anew for each connection. An
/// empty one is the program's own.
///
/// @param initiator exercise 5.7
/// @param records exercise 5.8
public record ChannelParts(
        Optional<Supplier<NoiseInitiator>> initiator,
        Optional<Supplier<EncryptedRecords>> records) {
    private interface Use<T> {
        void of(T part) throws IOException;
    }

    /// The client as it stands.
    public static ChannelParts own() {
        return new ChannelParts(Optional.empty(), Optional.empty());
    }

    /// The learner's, as far as they are written.
    ///
    /// @throws IOException if no class is named for one of them
    public static ChannelParts mine() throws IOException {
        return new ChannelParts(
                written(NoiseInitiator.class, ChannelParts::tryOut),
                written(EncryptedRecords.class, ChannelParts::tryOut));
    }

    public ChannelParts withInitiator(Supplier<NoiseInitiator> other) {
        return new ChannelParts(Optional.of(other), records);
    }

    public ChannelParts withRecords(Supplier<EncryptedRecords> other) {
        return new ChannelParts(initiator, Optional.of(other));
    }

    /// The client's end of a channel made of these parts; as [SecureTransport#connect].
    public Transport connect(Transport below, ChannelSettings settings, byte[] serverKey)
            throws IOException {
        Handshake handshake = handshake(settings, serverKey);
        if (records.isEmpty()) {
            return SecureTransport.connect(below, settings, handshake);
        }
        EncryptedRecords part = records.get().get();
        return SecureTransport.connect(
                below,
                settings,
                handshake,
                keys -> new RecordsTransport(below, settings.cipher(), keys, part));
    }

    private Handshake handshake(ChannelSettings settings, byte[] serverKey) {
        if (initiator.isEmpty()) {
            return SecureTransport.initiator(settings, serverKey);
        }
        NoiseInitiator part = initiator.get().get();
        part.begin(settings.cipher(), settings.prologueBytes(), serverKey, X25519KeyPair::generate);
        return part;
    }

    private static void tryOut(NoiseInitiator part) throws IOException {
        X25519KeyPair pair = X25519KeyPair.generate();
        part.begin(NoiseCipher.AES_GCM, new byte[0], pair.publicKey(), () -> pair);
        part.writeMessage(new byte[0]);
        part.readMessage(new byte[NoiseHandshake.MESSAGE_BYTES]);
    }

    private static void tryOut(EncryptedRecords part) throws IOException {
        part.begin(
                NoiseCipher.AES_GCM,
                new byte[NoiseCipherState.KEY_BYTES],
                new byte[NoiseCipherState.KEY_BYTES],
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream());
        part.write(new byte[1]);
        part.read();
    }

    /// What is wrong with a part that is begun shows in the program that runs it.
    private static <T> Optional<Supplier<T>> written(Class<T> part, Use<T> use) throws IOException {
        Supplier<T> mine = LearnersClass.of(part);
        try {
            use.of(mine.get());
        } catch (Todo e) {
            return Optional.empty();
        } catch (IOException | RuntimeException | AssertionError e) {
            return Optional.of(mine);
        }
        return Optional.of(mine);
    }
}
