package netcourse.channel;

import java.nio.ByteOrder;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/// The cipher of a secure channel. Both ends are configured with the same one; it is never
/// negotiated, so nobody on the way can choose the weaker one for them.
///
/// Both take a key of 32 bytes and a nonce of 12: four zero bytes and the counter of
/// [NoiseCipherState]. They differ in the order of the counter's bytes (Noise, revision 34, section
/// 12.3 and 12.4).
public enum NoiseCipher {
    /// AES-256 in Galois/Counter Mode; a big-endian counter.
    AES_GCM("AESGCM", "AES/GCM/NoPadding", "AES", ByteOrder.BIG_ENDIAN),

    /// ChaCha20-Poly1305 (RFC 8439); a little-endian counter.
    CHACHA_POLY("ChaChaPoly", "ChaCha20-Poly1305", "ChaCha20", ByteOrder.LITTLE_ENDIAN);

    private static final int TAG_BITS = 128;

    private final String noiseName;
    private final String transformation;
    private final String keyAlgorithm;
    private final ByteOrder counterOrder;

    NoiseCipher(
            String noiseName, String transformation, String keyAlgorithm, ByteOrder counterOrder) {
        this.noiseName = noiseName;
        this.transformation = transformation;
        this.keyAlgorithm = keyAlgorithm;
        this.counterOrder = counterOrder;
    }

    /// The name of the whole protocol, `Noise_NK_25519_AESGCM_SHA256`: pattern, Diffie-Hellman
    /// function, cipher and hash. The first hash of a handshake is made of it.
    public String protocolName() {
        return "Noise_NK_25519_" + noiseName + "_SHA256";
    }

    /// As `Cipher.getInstance` wants it.
    public String transformation() {
        return transformation;
    }

    /// As `SecretKeySpec` wants it.
    public String keyAlgorithm() {
        return keyAlgorithm;
    }

    /// The order of the eight bytes of the counter in the nonce.
    public ByteOrder counterOrder() {
        return counterOrder;
    }

    /// As `Cipher.init` wants it; the nonce, 12 bytes, is copied.
    public AlgorithmParameterSpec parameters(byte[] nonce) {
        return this == AES_GCM ? new GCMParameterSpec(TAG_BITS, nonce) : new IvParameterSpec(nonce);
    }
}
