package netcourse.lesson05;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import netcourse.channel.ChannelSettings;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseCipherState;
import netcourse.channel.NoiseKeys;
import netcourse.channel.SealedConnection;
import netcourse.channel.SecureTransport;
import netcourse.channel.X25519KeyPair;
import netcourse.common.MessageLimits;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;
import netcourse.lesson05.answer.EncryptedRecordsAlternatives;
import netcourse.lesson05.answer.SolvedEncryptedRecords;
import netcourse.lesson05.exercise.EncryptedRecords;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Any bytes direct an attacker, who has four records of a channel, and sends them in any order,
/// changed, cut, or with bytes of his own: what comes out is a beginning of what was sealed, and
/// the end is believed only after all of it. The same bytes are also a handshake and a connection
/// of sealed messages, which are refused.
class ChannelReadersFuzz {
    private static final byte[] KEY = Arrays.copyOf(new byte[] {1}, 32);
    private static final X25519KeyPair SERVER = X25519KeyPair.of(KEY);
    private static final List<byte[]> PLAINTEXTS =
            List.of("one".getBytes(), new byte[5000], new byte[1], new byte[0]);

    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) throws IOException {
        NoiseCipher cipher = NoiseCipher.values()[data.length == 0 ? 0 : data[0] & 1];
        byte[] stream = directed(cipher, data);
        String outcome = outcome(cipher, stream);
        assertThat(outcome(new SolvedEncryptedRecords(), cipher, stream)).isEqualTo(outcome);
        EncryptedRecords other = new EncryptedRecordsAlternatives.CollectsBytes();
        assertThat(outcome(other, cipher, stream)).isEqualTo(outcome);
        assertRefused(() ->
                SecureTransport.accept(new Stranger(data), ChannelSettings.defaults(), SERVER));
        assertNothingOpened(data);
    }

    /// The first byte is for the cipher; of each other one, the low three bits say what is done.
    private static byte[] directed(NoiseCipher cipher, byte[] data) {
        List<byte[]> records = records(cipher);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int i = 1; i < data.length; i++) {
            int rest = data[i] >> 3 & 0x1f;
            switch (data[i] & 7) {
                case 4 -> stream.write(rest);
                case 5 -> replace(stream, changed(stream.toByteArray(), rest));
                case 6 -> replace(stream, cut(stream.toByteArray(), rest));
                case 7 -> stream.writeBytes(Arrays.copyOf(data, rest));
                default -> stream.writeBytes(records.get(data[i] & 3));
            }
        }
        return stream.toByteArray();
    }

    private static List<byte[]> records(NoiseCipher cipher) {
        NoiseCipherState peer = new NoiseCipherState(cipher, KEY);
        return PLAINTEXTS.stream().map(p -> record(peer.encryptWithAd(new byte[0], p))).toList();
    }

    private static byte[] record(byte[] message) {
        return ByteBuffer.allocate(2 + message.length)
                .putShort((short) message.length)
                .put(message)
                .array();
    }

    private static void replace(ByteArrayOutputStream stream, byte[] bytes) {
        stream.reset();
        stream.writeBytes(bytes);
    }

    private static byte[] changed(byte[] stream, int fromTheEnd) {
        if (fromTheEnd < stream.length) {
            stream[stream.length - 1 - fromTheEnd] ^= 0x10;
        }
        return stream;
    }

    private static byte[] cut(byte[] stream, int bytes) {
        return Arrays.copyOf(stream, Math.max(0, stream.length - bytes));
    }

    private static String outcome(NoiseCipher cipher, byte[] stream) throws IOException {
        ChannelSettings settings = ChannelSettings.defaults().withCipher(cipher);
        NoiseKeys keys = new NoiseKeys(new byte[32], KEY.clone(), new byte[32]);
        try (SecureTransport channel = SecureTransport.open(new Stranger(stream), settings, keys)) {
            ByteBuffer all = ByteBuffer.allocate(10_000);
            String end = "end";
            try {
                while (channel.read(all) >= 0) {}
            } catch (ProtocolException e) {
                end = "refused";
            }
            return checked(Arrays.copyOf(all.array(), all.position()), end);
        }
    }

    private static String outcome(EncryptedRecords reader, NoiseCipher cipher, byte[] stream)
            throws IOException {
        reader.begin(
                cipher,
                new byte[32],
                KEY,
                new ByteArrayInputStream(stream),
                OutputStream.nullOutputStream());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            Optional<byte[]> next;
            while ((next = reader.read()).isPresent()) {
                all.writeBytes(next.get());
            }
            return checked(all.toByteArray(), "end");
        } catch (ProtocolException e) {
            return checked(all.toByteArray(), "refused");
        }
    }

    private static String checked(byte[] came, String end) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        PLAINTEXTS.forEach(sealed::writeBytes);
        byte[] whole = sealed.toByteArray();
        assertThat(came).isEqualTo(Arrays.copyOf(whole, came.length));
        if (end.equals("end")) {
            assertThat(came).hasSameSizeAs(whole);
        }
        return end + " after " + came.length;
    }

    private static void assertNothingOpened(byte[] data) throws IOException {
        try (SealedConnection server =
                SealedConnection.server(
                        new Stranger(data),
                        MessageLimits.defaults(),
                        NoiseCipher.AES_GCM,
                        KEY,
                        _ -> {})) {
            assertThat(server.read()).isEmpty();
        } catch (IOException e) {
            // refused, or cut off
        }
    }

    private static void assertRefused(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(IOException.class);
    }

    /// Says these bytes, and listens to nothing.
    private record Stranger(ByteBuffer rest) implements Transport {
        Stranger(byte[] bytes) {
            this(ByteBuffer.wrap(bytes));
        }

        @Override
        public int read(ByteBuffer into) {
            if (!rest.hasRemaining()) {
                return -1;
            }
            int count = Math.min(rest.remaining(), into.remaining());
            into.put(rest.slice(rest.position(), count));
            rest.position(rest.position() + count);
            return count;
        }

        @Override
        public void readTimeout(Duration limit) {
            // Nothing is waited for.
        }

        @Override
        public int write(ByteBuffer from) {
            int count = from.remaining();
            from.position(from.limit());
            return count;
        }

        @Override
        public void shutdownOutput() {
            // Nobody listens.
        }

        @Override
        public String remote() {
            return "nowhere";
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
