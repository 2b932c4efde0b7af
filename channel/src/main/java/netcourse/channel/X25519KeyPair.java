package netcourse.channel;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;

/// A private key of X25519 and the public key that belongs to it (RFC 7748). Both have 32 bytes.
/// The private one does not come out again, not even in `toString`.
public final class X25519KeyPair {
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "X25519";

    /// The u-coordinate of the base point (RFC 7748, section 4.1): times a private key, it is the
    /// public key.
    private static final byte[] BASE_POINT = Arrays.copyOf(new byte[] {9}, KEY_BYTES);

    private final PrivateKey privateKey;
    private final byte[] publicKey;

    private X25519KeyPair(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /// A new pair.
    public static X25519KeyPair generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new X25519KeyPair(pair.getPrivate(), bytes((XECPublicKey) pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The pair of a private key that was kept.
    ///
    /// @param privateKey 32 bytes, any; they are copied
    public static X25519KeyPair of(byte[] privateKey) {
        checkLength(privateKey);
        try {
            PrivateKey key =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(
                                    new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey));
            return new X25519KeyPair(key, agree(key, BASE_POINT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// 32 bytes, little-endian; a copy.
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /// The secret that only the owners of the two private keys can compute. To be hashed before it
    /// is used as a key, and cleared.
    ///
    /// @param peerKey the peer's public key, 32 bytes as they came; the highest bit is ignored
    /// @throws ProtocolException for a key of small order: the secret would be all zeros, whatever
    ///   the private key is (RFC 7748, section 6.1)
    public byte[] dh(byte[] peerKey) throws ProtocolException {
        checkLength(peerKey);
        try {
            return agree(privateKey, peerKey);
        } catch (InvalidKeyException _) {
            throw new ProtocolException("public key is of small order: it makes no secret");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static void checkLength(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key must have 32 bytes, had " + key.length);
        }
    }

    private static byte[] agree(PrivateKey key, byte[] peerKey) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(ALGORITHM);
        agreement.init(key);
        agreement.doPhase(publicKey(peerKey), true);
        return agreement.generateSecret();
    }

    /// RFC 7748, section 5: the number is little-endian, and its highest bit is masked.
    private static PublicKey publicKey(byte[] littleEndian) throws GeneralSecurityException {
        byte[] bigEndian = reversed(littleEndian);
        bigEndian[0] &= 0x7f;
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(
                        new XECPublicKeySpec(
                                NamedParameterSpec.X25519, new BigInteger(1, bigEndian)));
    }

    private static byte[] bytes(XECPublicKey key) {
        return Arrays.copyOf(reversed(key.getU().toByteArray()), KEY_BYTES);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /// The public key.
    @Override
    public String toString() {
        return "X25519KeyPair[publicKey=%s]".formatted(Hex.format(publicKey));
    }
}
