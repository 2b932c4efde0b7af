package netcourse.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import netcourse.common.Hex;
import netcourse.common.LoopbackPair;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused in a handshake, at which end, and how soon.
class HostileHandshakeTest {
    private static final ChannelSettings SETTINGS = ChannelSettings.defaults();
    private static final X25519KeyPair SERVER = X25519KeyPair.generate();
    private static final byte[] NONE = {};

    private static NoiseHandshake client() {
        return NoiseHandshake.initiator(
                SETTINGS.cipher(),
                SETTINGS.prologueBytes(),
                SERVER.publicKey(),
                X25519KeyPair::generate);
    }

    private static NoiseHandshake server() {
        return NoiseHandshake.responder(
                SETTINGS.cipher(), SETTINGS.prologueBytes(), SERVER, X25519KeyPair::generate);
    }

    /// What the server's end throws, while the client's end gets a close.
    private static Throwable refusedByServer(ChannelSettings clients, byte[] pinned)
            throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            FutureTask<SecureTransport> accepting =
                    new FutureTask<>(() ->
                            SecureTransport.accept(Transport.of(pair.server()), SETTINGS, SERVER));
            Thread.ofVirtual().start(accepting);
            assertThatThrownBy(() ->
                            SecureTransport.connect(Transport.of(pair.client()), clients, pinned))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("stream ended after 0 of 50 bytes of the handshake message");
            assertThat(pair.client().isClosed()).isTrue();
            return catchThrowable(accepting::get).getCause();
        }
    }

    @Test
    void wrongPinIsSeenByTheServerAlone() throws Exception {
        byte[] other = X25519KeyPair.generate().publicKey();
        assertThat(refusedByServer(SETTINGS, other))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("the tag of the handshake message is wrong");
    }

    @Test
    void otherPrologueOrCipherIsRefused() throws Exception {
        ChannelSettings older = SETTINGS.withPrologue("netcourse channel 0");
        ChannelSettings chacha = SETTINGS.withCipher(NoiseCipher.CHACHA_POLY);
        for (ChannelSettings clients : new ChannelSettings[] {older, chacha}) {
            assertThat(refusedByServer(clients, SERVER.publicKey()))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 47, 49, 65_535})
    void otherLengthIsRefusedAsSoonAsItHasCome(int length) {
        byte[] two = {(byte) (length >> 8), (byte) length};
        PartsTransport below = new PartsTransport(two, PartsTransport.TIME_OUT);
        assertThatThrownBy(() -> SecureTransport.accept(below, SETTINGS, SERVER))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(
                        "length of the handshake message (bytes 0-1) must be 48, was " + length);
        assertThat(below.isClosed()).isTrue();
    }

    @Test
    void endInsideTheMessageIsNoMessage() throws Exception {
        byte[] message = framed(client().writeMessage(NONE));
        for (int length = 0; length < message.length; length++) {
            PartsTransport below = new PartsTransport(Arrays.copyOf(message, length));
            assertThatThrownBy(() -> SecureTransport.accept(below, SETTINGS, SERVER))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining("after %d of 50 bytes".formatted(length));
        }
    }

    @Test
    void deadlineIsForTheWholeHandshake() throws Exception {
        byte[] message = framed(client().writeMessage(NONE));
        PartsTransport below = PartsTransport.byteByByte(message);
        SecureTransport.accept(below, SETTINGS, SERVER);
        assertThat(below.timeouts().subList(0, message.length))
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .allMatch(t -> t.compareTo(SETTINGS.handshakeDeadline()) <= 0);
    }

    @Test
    void silenceEndsTheHandshake() {
        ChannelSettings quick = SETTINGS.withHandshakeDeadline(Duration.ofMillis(30));
        PartsTransport below = new PartsTransport(new byte[] {0}, PartsTransport.TIME_OUT);
        assertThatThrownBy(() -> SecureTransport.accept(below, quick, SERVER))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage(
                        "handshake must be complete within 30 ms, came 1 of 50 bytes of the"
                                + " handshake message");
        assertThat(below.isClosed()).isTrue();
    }

    @Test
    void changedBitIsRefusedWhereverItIs() throws Exception {
        for (int bit = 0; bit < 48 * 8; bit++) {
            NoiseHandshake client = client();
            byte[] first = client.writeMessage(NONE);
            NoiseHandshake server = server();
            server.readMessage(first.clone());
            byte[] second = server.writeMessage(NONE);
            first[bit / 8] ^= (byte) (1 << bit % 8);
            second[bit / 8] ^= (byte) (1 << bit % 8);
            // The highest bit of a key is ignored by X25519, but it is hashed as it came.
            assertThatThrownBy(() -> server().readMessage(first))
                    .isInstanceOf(ProtocolException.class);
            assertThatThrownBy(() -> client.readMessage(second))
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "0000000000000000000000000000000000000000000000000000000000000080"
            })
    void keyOfSmallOrderIsRefused(String key) throws Exception {
        byte[] message = Arrays.copyOf(Hex.parse(key), 48);
        NoiseHandshake client = client();
        client.writeMessage(NONE);
        for (NoiseHandshake handshake : new NoiseHandshake[] {server(), client}) {
            assertThatThrownBy(() -> handshake.readMessage(message))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("public key is of small order: it makes no secret");
        }
        assertThatThrownBy(() ->
                        SecureTransport.connect(new PartsTransport(), SETTINGS, Hex.parse(key)))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void lengthOfMessageIsChecked() {
        for (int length : new int[] {0, 47, 65_536}) {
            assertThatThrownBy(() -> server().readMessage(new byte[length]))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("handshake message must have 48..65535 bytes, had " + length);
        }
    }

    @Test
    void recordsThatFollowAtOnceAreNotTaken() throws IOException {
        byte[] message = framed(client().writeMessage(NONE));
        byte[] more = Arrays.copyOf(message, message.length + 18);
        PartsTransport below = new PartsTransport(more);
        SecureTransport.accept(below, SETTINGS, SERVER);
        assertThat(below.read(ByteBuffer.allocate(100))).isEqualTo(18);
    }

    private static byte[] framed(byte[] message) {
        return ByteBuffer.allocate(2 + message.length)
                .putShort((short) message.length)
                .put(message)
                .array();
    }
}
