package netcourse.lesson05;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.common.Hex;

/// What the checks compare with. [VectorsTest] compares this with the published vectors.
final class ReferenceCrypto {
    private static final String HMAC = "HmacSHA256";

    private ReferenceCrypto() {}

    /// HMAC-SHA256 with a key of any length, 0 too: a key is filled up with zeros (RFC 2104).
    static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// HKDF-SHA256, RFC 5869.
    static byte[] hkdf(byte[] secret, byte[] salt, byte[] info, int length) {
        return expand(hmac(salt, secret), info, length);
    }

    /// Its second step, RFC 5869, section 2.3.
    static byte[] expand(byte[] key, byte[] info, int length) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        byte[] block = new byte[0];
        for (int i = 1; output.size() < length; i++) {
            block = hmac(key, block, info, new byte[] {(byte) i});
            output.writeBytes(block);
        }
        return Arrays.copyOf(output.toByteArray(), length);
    }

    /// AES-256-GCM: nonce, ciphertext and tag.
    static byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            GCMParameterSpec parameters = new GCMParameterSpec(128, nonce);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), parameters);
            cipher.updateAAD(associatedData);
            return joined(nonce, cipher.doFinal(plaintext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What AES-256-GCM decrypts if nobody looks at the tag: its key stream is that of CTR, from
    /// counter 2 on (NIST SP 800-38D, section 7.1).
    static byte[] decryptedWithoutTag(byte[] key, byte[] sealed) {
        byte[] counter = Arrays.copyOf(sealed, 16);
        Arrays.fill(counter, 12, 16, (byte) 0);
        counter[15] = 2;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(counter));
            return cipher.doFinal(sealed, 12, sealed.length - 28);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// X25519, RFC 7748, section 5.
    static byte[] x25519(byte[] privateKey, byte[] publicKey) {
        return x25519(privateKey, number(publicKey).clearBit(255));
    }

    /// The bytes of a key as a number, the top bit included.
    static BigInteger number(byte[] publicKey) {
        BigInteger number = BigInteger.ZERO;
        for (int i = publicKey.length - 1; i >= 0; i--) {
            number = number.shiftLeft(8).add(BigInteger.valueOf(publicKey[i] & 0xff));
        }
        return number;
    }

    /// X25519 with a public key that is a number already; modulo 2^255-19, as the JDK does it.
    static byte[] x25519(byte[] privateKey, BigInteger publicKey) {
        try {
            NamedParameterSpec curve = NamedParameterSpec.X25519;
            KeyFactory keys = KeyFactory.getInstance("X25519");
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(keys.generatePrivate(new XECPrivateKeySpec(curve, privateKey)));
            agreement.doPhase(keys.generatePublic(new XECPublicKeySpec(curve, publicKey)), true);
            return agreement.generateSecret();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey privateKey(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance("X25519")
                .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, bytes));
    }

    /// The secret with a public key of 9, which shows whose private key the agreement has.
    static String agreed(KeyAgreement agreement) {
        try {
            XECPublicKeySpec nine =
                    new XECPublicKeySpec(NamedParameterSpec.X25519, BigInteger.valueOf(9));
            agreement.doPhase(KeyFactory.getInstance("X25519").generatePublic(nine), true);
            return Hex.format(agreement.generateSecret());
        } catch (GeneralSecurityException | IllegalStateException e) {
            return e.toString();
        }
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
