package netcourse.lesson05.answer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
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

    @Alternative("goes through the streams of javax.crypto, with AlgorithmParameters")
    public static class WorksOnStreams implements MessageSealer {
        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            check(key.length == 32 && nonce.length == 12);
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            sealed.writeBytes(nonce);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, associatedData);
            try (CipherOutputStream out = new CipherOutputStream(sealed, cipher)) {
                out.write(plaintext);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return sealed.toByteArray();
        }

        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            check(key.length == 32);
            if (sealed.length < 28) {
                throw new ProtocolException("no");
            }
            ByteArrayInputStream in = new ByteArrayInputStream(sealed);
            byte[] nonce = new byte[12];
            in.readNBytes(nonce, 0, 12);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, associatedData);
            try (CipherInputStream opened = new CipherInputStream(in, cipher)) {
                return opened.readAllBytes();
            } catch (IOException e) {
                throw new ProtocolException("no");
            }
        }

        private static void check(boolean lengthsAreRight) {
            if (!lengthsAreRight) {
                throw new IllegalArgumentException("length");
            }
        }

        private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associatedData) {
            try {
                AlgorithmParameters gcm = AlgorithmParameters.getInstance("GCM");
                gcm.init(new GCMParameterSpec(128, nonce));
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(mode, new SecretKeySpec(key, "AES"), gcm);
                cipher.updateAAD(ByteBuffer.wrap(associatedData));
                return cipher;
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }
}
