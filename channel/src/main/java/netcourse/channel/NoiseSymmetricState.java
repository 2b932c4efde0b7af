package netcourse.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// What both ends know so far of a handshake: the SymmetricState of the Noise protocol framework
/// (revision 34, section 5.2).
///
/// - `h` is the hash of all that was sent and agreed on. It is the associated data of each payload,
///   so a payload is refused if anything before it was not the same at both ends.
/// - `ck`, the chaining key, takes in each shared secret. Whoever lacks one of them has none of the
///   keys after it.
final class NoiseSymmetricState {
    static final int HASH_BYTES = 32;

    private final NoiseCipher cipher;
    private final MessageDigest sha256;
    private final KDF hkdf;
    private byte[] h;
    private byte[] ck;
    private NoiseCipherState cipherState;

    /// InitializeSymmetric: a name of 32 bytes or fewer is padded with zeros, not hashed.
    NoiseSymmetricState(NoiseCipher cipher) {
        this.cipher = cipher;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
            hkdf = KDF.getInstance("HKDF-SHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        byte[] name = cipher.protocolName().getBytes(StandardCharsets.US_ASCII);
        h = Arrays.copyOf(name, HASH_BYTES);
        ck = h.clone();
    }

    void mixHash(byte[] data) {
        sha256.update(h);
        h = sha256.digest(data);
    }

    /// Takes a shared secret in, and clears the array.
    void mixKey(byte[] secret) {
        byte[] next = hkdf(secret);
        Arrays.fill(secret, (byte) 0);
        replaceCk(Arrays.copyOf(next, HASH_BYTES));
        byte[] key = Arrays.copyOfRange(next, HASH_BYTES, next.length);
        cipherState = new NoiseCipherState(cipher, key);
        clear(next, key);
    }

    /// Needs a key: in NK, [#mixKey(byte[])] comes before each payload.
    byte[] encryptAndHash(byte[] plaintext) {
        byte[] ciphertext = cipherState.encryptWithAd(h, plaintext);
        mixHash(ciphertext);
        return ciphertext;
    }

    /// @throws AEADBadTagException if the tag is wrong: something is not the same at both ends
    byte[] decryptAndHash(byte[] ciphertext) throws AEADBadTagException {
        byte[] plaintext = cipherState.decryptWithAd(h, ciphertext);
        mixHash(ciphertext);
        return plaintext;
    }

    /// The keys of the two directions, the initiator's first; this state is cleared.
    NoiseKeys split() {
        byte[] both = hkdf(new byte[0]);
        NoiseKeys keys =
                new NoiseKeys(
                        Arrays.copyOf(both, HASH_BYTES),
                        Arrays.copyOfRange(both, HASH_BYTES, both.length),
                        h);
        clear(both, ck);
        cipherState = null;
        return keys;
    }

    private void replaceCk(byte[] next) {
        clear(ck);
        ck = next;
    }

    /// HKDF of section 4.3, two outputs of 32 bytes: that of RFC 5869 with an empty info.
    private byte[] hkdf(byte[] secret) {
        try {
            return hkdf.deriveData(
                    HKDFParameterSpec.ofExtract()
                            .addSalt(ck)
                            .addIKM(secret)
                            .thenExpand(null, 2 * HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void clear(byte[]... secrets) {
        for (byte[] secret : secrets) {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
