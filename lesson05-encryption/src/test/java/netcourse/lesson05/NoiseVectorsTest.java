package netcourse.lesson05;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseCipherState;
import netcourse.channel.NoiseHandshake;
import netcourse.channel.NoiseKeys;
import netcourse.channel.X25519KeyPair;
import netcourse.checker.HexVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Handshakes and records with fixed keys are, byte for byte, those of another implementation:
/// `golden/noise.py` made the vectors.
class NoiseVectorsTest {
    private static final HexVectors VECTORS = HexVectors.of("noise.txt");
    private static final byte[] NO_AD = {};
    private static final int RECORDS = 5;

    private static X25519KeyPair pair(String name) {
        return X25519KeyPair.of(VECTORS.bytes(name));
    }

    private static NoiseHandshake initiator(NoiseCipher cipher, byte[] prologue) {
        return NoiseHandshake.initiator(
                cipher, prologue, VECTORS.bytes("server public"), () -> pair("client ephemeral"));
    }

    private static NoiseHandshake responder(NoiseCipher cipher, byte[] prologue) {
        return NoiseHandshake.responder(
                cipher, prologue, pair("server private"), () -> pair("server ephemeral"));
    }

    @Test
    void publicKeyBelongsToThePrivateOne() {
        assertThat(pair("server private").publicKey()).isEqualTo(VECTORS.bytes("server public"));
    }

    @ParameterizedTest
    @CsvSource({"AES_GCM, empty", "AES_GCM, full", "CHACHA_POLY, empty", "CHACHA_POLY, full"})
    void initiatorSaysTheSame(NoiseCipher cipher, String name) throws Exception {
        String vector = cipher + " " + name + " ";
        NoiseHandshake handshake = initiator(cipher, VECTORS.bytes(vector + "prologue"));
        assertThat(handshake.writeMessage(VECTORS.bytes(vector + "payload 1")))
                .isEqualTo(VECTORS.bytes(vector + "message 1"));
        assertThat(handshake.readMessage(VECTORS.bytes(vector + "message 2")))
                .isEqualTo(VECTORS.bytes(vector + "payload 2"));
        assertRecords(cipher, vector, handshake.split(), "client", "server");
    }

    @ParameterizedTest
    @CsvSource({"AES_GCM, empty", "AES_GCM, full", "CHACHA_POLY, empty", "CHACHA_POLY, full"})
    void responderSaysTheSame(NoiseCipher cipher, String name) throws Exception {
        String vector = cipher + " " + name + " ";
        NoiseHandshake handshake = responder(cipher, VECTORS.bytes(vector + "prologue"));
        assertThat(handshake.readMessage(VECTORS.bytes(vector + "message 1")))
                .isEqualTo(VECTORS.bytes(vector + "payload 1"));
        assertThat(handshake.writeMessage(VECTORS.bytes(vector + "payload 2")))
                .isEqualTo(VECTORS.bytes(vector + "message 2"));
        assertRecords(cipher, vector, handshake.split(), "server", "client");
    }

    private static void assertRecords(
            NoiseCipher cipher, String vector, NoiseKeys keys, String me, String peer)
            throws AEADBadTagException {
        assertThat(keys.handshakeHash()).isEqualTo(VECTORS.bytes(vector + "hash"));
        NoiseCipherState sending = new NoiseCipherState(cipher, keys.sending());
        NoiseCipherState receiving = new NoiseCipherState(cipher, keys.receiving());
        for (int i = 0; i < RECORDS; i++) {
            byte[] plaintext = VECTORS.bytes(vector + "plaintext " + i);
            assertThat(sending.encryptWithAd(NO_AD, plaintext))
                    .isEqualTo(VECTORS.bytes(vector + me + " " + i));
            assertThat(receiving.decryptWithAd(NO_AD, VECTORS.bytes(vector + peer + " " + i)))
                    .isEqualTo(plaintext);
        }
    }

    @ParameterizedTest
    @EnumSource
    void counterIsUnsignedAndItsLastValueIsNeverUsed(NoiseCipher cipher) throws Exception {
        NoiseCipherState sending = new NoiseCipherState(cipher, new byte[32]);
        NoiseCipherState receiving = new NoiseCipherState(cipher, new byte[32]);
        for (long n : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, -2}) {
            sending.setNonce(n);
            receiving.setNonce(n);
            byte[] sealed = sending.encryptWithAd(NO_AD, new byte[] {1});
            assertThat(receiving.decryptWithAd(NO_AD, sealed)).containsExactly(1);
        }
        assertThat(sending.n()).isEqualTo(-1);
        assertThatThrownBy(() -> sending.encryptWithAd(NO_AD, new byte[1]))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nonce 2^64-1 is reserved");
        assertThatThrownBy(() -> receiving.decryptWithAd(NO_AD, new byte[17]))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void ephemeralKeysAreFreshForEachHandshake(NoiseCipher cipher) throws Exception {
        byte[] serverKey = VECTORS.bytes("server public");
        byte[][] messages = new byte[2][];
        for (int i = 0; i < messages.length; i++) {
            messages[i] =
                    NoiseHandshake.initiator(cipher, NO_AD, serverKey, X25519KeyPair::generate)
                            .writeMessage(NO_AD);
        }
        assertThat(Arrays.copyOf(messages[0], 32)).isNotEqualTo(Arrays.copyOf(messages[1], 32));
    }

    @Test
    void handshakeIsForOneUse() throws Exception {
        NoiseHandshake handshake = initiator(NoiseCipher.AES_GCM, NO_AD);
        assertThatThrownBy(handshake::split).isInstanceOf(IllegalStateException.class);
        NoiseHandshake second = initiator(NoiseCipher.AES_GCM, NO_AD);
        second.writeMessage(NO_AD);
        assertThatThrownBy(() -> second.writeMessage(NO_AD))
                .isInstanceOf(IllegalStateException.class);
    }
}
