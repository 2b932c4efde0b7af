package netcourse.lesson05.answer;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.MessageSealer;

/// The answer to exercise 5.3.
public class SolvedMessageSealer implements MessageSealer {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    // @start region="seal-message"
    @Override
    public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
        if (nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("nonce must have 12 bytes, had " + nonce.length);
        }
        try {
            Cipher cipher = gcm(Cipher.ENCRYPT_MODE, key, nonce, associatedData);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + plaintext.length + TAG_BYTES);
            cipher.doFinal(plaintext, 0, plaintext.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // @end

    // @start region="open-message"
    @Override
    public byte[] open(byte[] key, byte[] associatedData, byte[] sealed) throws ProtocolException {
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            Cipher cipher = gcm(Cipher.DECRYPT_MODE, key, nonce, associatedData);
            if (sealed.length >= NONCE_BYTES + TAG_BYTES) {
                return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            }
        } catch (AEADBadTagException e) {
            // the same exception as for too few bytes, and no cause
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        throw new ProtocolException("message could not be opened");
    }

    // @end

    private static Cipher gcm(int mode, byte[] key, byte[] nonce, byte[] associatedData)
            throws GeneralSecurityException {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key must have 32 bytes, had " + key.length);
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        GCMParameterSpec parameters = new GCMParameterSpec(8 * TAG_BYTES, nonce);
        cipher.init(mode, new SecretKeySpec(key, "AES"), parameters);
        cipher.updateAAD(associatedData);
        return cipher;
    }
}
