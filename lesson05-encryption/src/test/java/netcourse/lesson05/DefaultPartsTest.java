package netcourse.lesson05;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import netcourse.channel.ChannelSettings;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseHandshake;
import netcourse.channel.NoiseKeys;
import netcourse.channel.SecureTransport;
import netcourse.channel.X25519KeyPair;
import netcourse.checker.CheckResult;
import netcourse.checker.CheckRunner;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;
import netcourse.lesson05.exercise.EncryptedRecords;
import netcourse.lesson05.exercise.NoiseInitiator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the secure client uses unless a learner's class replaces it does what the exercise asks
/// for.
@Tag("verify")
class DefaultPartsTest {
    @ParameterizedTest
    @CsvSource({
        "netcourse.lesson05.NoiseInitiatorCheck, netcourse.lesson05.DefaultPartsTest$Initiator",
        "netcourse.lesson05.EncryptedRecordsCheck, netcourse.lesson05.DefaultPartsTest$Records"
    })
    void defaultPartIsSolved(Class<?> check, Class<?> part) {
        CheckResult result = new CheckRunner().implementation(part).limitMillis(60_000).run(check);
        assertThat(result.verdict()).as(result.report()).isEqualTo(Verdict.SOLVED);
    }

    /// [NoiseHandshake] in the form of exercise 5.7.
    public static class Initiator implements NoiseInitiator {
        private NoiseHandshake handshake;

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            handshake = NoiseHandshake.initiator(cipher, prologue, serverKey, ephemerals);
        }

        @Override
        public byte[] writeMessage(byte[] payload) throws ProtocolException {
            return handshake.writeMessage(payload);
        }

        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            return handshake.readMessage(message);
        }

        @Override
        public NoiseKeys split() {
            return handshake.split();
        }
    }

    /// [SecureTransport] in the form of exercise 5.8.
    public static class Records implements EncryptedRecords {
        private OutputStream out;
        private SecureTransport channel;

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] sendingKey,
                byte[] receivingKey,
                InputStream in,
                OutputStream out) {
            this.out = out;
            ChannelSettings settings =
                    ChannelSettings.defaults().withCipher(cipher).withMaxRecords(Long.MAX_VALUE);
            NoiseKeys keys = new NoiseKeys(sendingKey.clone(), receivingKey.clone(), new byte[32]);
            try {
                channel = SecureTransport.open(new Streams(in, out), settings, keys);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(byte[] plaintext) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(plaintext);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            out.flush();
        }

        @Override
        public void end() throws IOException {
            channel.shutdownOutput();
            out.flush();
        }

        @Override
        public Optional<byte[]> read() throws IOException {
            ByteBuffer room = ByteBuffer.allocate(MAX_PLAINTEXT_BYTES);
            int count = channel.read(room);
            return count < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(room.array(), count));
        }
    }

    private record Streams(InputStream in, OutputStream out) implements Transport {
        @Override
        public int read(ByteBuffer into) throws IOException {
            int at = into.position();
            int count = in.read(into.array(), into.arrayOffset() + at, into.remaining());
            into.position(at + Math.max(0, count));
            return count;
        }

        @Override
        public void readTimeout(Duration limit) {
            // The streams have their own.
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            int count = from.remaining();
            out.write(from.array(), from.arrayOffset() + from.position(), count);
            from.position(from.limit());
            return count;
        }

        @Override
        public void shutdownOutput() {
            // The end of the channel is a record.
        }

        @Override
        public String remote() {
            return "streams";
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
