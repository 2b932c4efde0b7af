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
    // @start region="seal-message"
    @Override
    public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
        if (key.length != 32 || nonce.length != 12) {
            throw new IllegalArgumentException(
                    "key and nonce must have 32 and 12 bytes, had %d and %d"
                            .formatted(key.length, nonce.length));
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            GCMParameterSpec parameters = new GCMParameterSpec(128, nonce); // bits of the tag
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), parameters);
            cipher.updateAAD(associatedData);
            byte[] sealed = Arrays.copyOf(nonce, 12 + plaintext.length + 16);
            cipher.doFinal(plaintext, 0, plaintext.length, sealed, 12);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // @end

    // @start region="open-message"
    @Override
    public byte[] open(byte[] key, byte[] associatedData, byte[] sealed) throws ProtocolException {
        if (key.length != 32) {
            throw new IllegalArgumentException("key must have 32 bytes, had " + key.length);
        }
        if (sealed.length >= 12 + 16) {
            try {
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                GCMParameterSpec parameters = new GCMParameterSpec(128, sealed, 0, 12);
                cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), parameters);
                cipher.updateAAD(associatedData);
                return cipher.doFinal(sealed, 12, sealed.length - 12);
            } catch (AEADBadTagException e) {
                // the same exception as for too few bytes, and no cause
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new ProtocolException("message could not be opened");
    }
    // @end
}
