package netcourse.lesson05.answer;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.MessageSealer;

/// Unusual solutions of exercise 5.3, seal with AES-GCM, which are right.
public final class MessageSealerAlternatives {
    private MessageSealerAlternatives() {}

    @Alternative(
            """
            works on buffers, gives the cipher its input in pieces, and opens an altered array of
            zeros if the input is too short, so that even the time is much the same
            """)
    public static class WorksOnBuffers implements MessageSealer {
        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            if (key.length != 32 || nonce.length != 12) {
                throw new IllegalArgumentException(key.length + ", " + nonce.length);
            }
            ByteBuffer sealed = ByteBuffer.allocate(28 + plaintext.length).put(nonce);
            try {
                Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, associatedData);
                int half = plaintext.length / 2;
                cipher.update(ByteBuffer.wrap(plaintext, 0, half), sealed);
                cipher.doFinal(ByteBuffer.wrap(plaintext, half, plaintext.length - half), sealed);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
            return sealed.array();
        }

        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            if (key.length != 32) {
                throw new IllegalArgumentException("key: " + key.length);
            }
            byte[] enough = sealed.length < 28 ? new byte[28] : sealed;
            byte[] plaintext = new byte[enough.length - 28];
            try {
                Cipher cipher =
                        cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(enough, 12), associatedData);
                ByteBuffer rest = ByteBuffer.wrap(enough, 12, enough.length - 12);
                cipher.doFinal(rest.asReadOnlyBuffer(), ByteBuffer.wrap(plaintext));
                return plaintext;
            } catch (GeneralSecurityException e) {
                throw new ProtocolException(null);
            }
        }

        private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associatedData)
                throws GeneralSecurityException {
            SecretKey aes = new SecretKeySpec(key, "AES");
            Cipher cipher = Cipher.getInstance("AES_256/GCM/NoPadding");
            cipher.init(mode, aes, new GCMParameterSpec(128, nonce));
            for (byte each : associatedData) {
                cipher.updateAAD(new byte[] {each});
            }
            return cipher;
        }
    }
}
