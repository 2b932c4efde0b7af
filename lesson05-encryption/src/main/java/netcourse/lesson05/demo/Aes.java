package netcourse.lesson05.demo;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES in the modes that the programs compare.
final class Aes {
    static final int BLOCK_BYTES = 16;

    /// NIST SP 800-38D, section 5.2.1.1: 96 bits.
    static final int GCM_NONCE_BYTES = 12;

    static final int GCM_TAG_BYTES = 16;

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Aes() {}

    static SecretKey newKey() {
        return new SecretKeySpec(randomBytes(KEY_BYTES), "AES");
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// Each block by itself, the last one padded.
    static byte[] ecb(Key key, byte[] plain) {
        return encrypt("AES/ECB/PKCS5Padding", key, null, plain);
    }

    /// @param iv 16 bytes
    static byte[] cbc(Key key, byte[] iv, byte[] plain) {
        return encrypt("AES/CBC/PKCS5Padding", key, new IvParameterSpec(iv), plain);
    }

    /// Java calls the padding of PKCS #7 (RFC 5652, section 6.3) by its older name.
    ///
    /// @throws GeneralSecurityException if the padding is wrong
    static byte[] openCbc(Key key, byte[] iv, byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
        return cipher.doFinal(sealed);
    }

    /// @param nonce 12 bytes
    /// @return as many bytes as the plaintext has, then the tag of 16
    static byte[] gcm(Key key, byte[] nonce, byte[] plain) {
        AlgorithmParameterSpec parameters = new GCMParameterSpec(8 * GCM_TAG_BYTES, nonce);
        return encrypt("AES/GCM/NoPadding", key, parameters, plain);
    }

    private static byte[] encrypt(
            String transformation, Key key, AlgorithmParameterSpec parameters, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance(transformation);
            cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(transformation + " failed", e);
        }
    }
}
