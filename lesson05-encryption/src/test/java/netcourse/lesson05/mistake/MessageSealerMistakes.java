package netcourse.lesson05.mistake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.MessageSealer;

/// Common mistakes in exercise 5.3, seal with AES-GCM, in the order of the behaviours of
/// [netcourse.lesson05.MessageSealerCheck] that catch them.
public final class MessageSealerMistakes {
    private MessageSealerMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class MessageSealerInSteps implements MessageSealer {
        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            checkKey(key);
            if (nonce.length != 12) {
                throw new IllegalArgumentException("nonce of %d bytes".formatted(nonce.length));
            }
            try {
                Cipher cipher = encrypting(key, nonce);
                addData(cipher, associatedData);
                return put(nonce, cipher.doFinal(plaintext));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        void checkKey(byte[] key) {
            if (key.length != 32) {
                throw new IllegalArgumentException("key of %d bytes".formatted(key.length));
            }
        }

        Cipher encrypting(byte[] key, byte[] nonce) throws GeneralSecurityException {
            return cipher(Cipher.ENCRYPT_MODE, key, nonce);
        }

        Cipher cipher(int mode, byte[] key, byte[] nonce) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            GCMParameterSpec parameters = new GCMParameterSpec(tagLength(), nonce);
            cipher.init(mode, new SecretKeySpec(key, "AES"), parameters);
            return cipher;
        }

        int tagLength() {
            return 128;
        }

        void addData(Cipher cipher, byte[] associatedData) {
            cipher.updateAAD(associatedData);
        }

        byte[] put(byte[] nonce, byte[] encrypted) {
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            sealed.writeBytes(nonce);
            sealed.writeBytes(encrypted);
            return sealed.toByteArray();
        }

        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            checkKey(key);
            checkLength(sealed.length);
            byte[] nonce = Arrays.copyOf(sealed, 12);
            byte[] encrypted = new byte[sealed.length - 12];
            System.arraycopy(sealed, 12, encrypted, 0, encrypted.length);
            try {
                return decrypt(key, nonce, associatedData, encrypted);
            } catch (AEADBadTagException e) {
                throw refused("message could not be opened", e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        void checkLength(int length) throws ProtocolException {
            if (length < 28) {
                throw new ProtocolException("message could not be opened");
            }
        }

        byte[] decrypt(byte[] key, byte[] nonce, byte[] associatedData, byte[] encrypted)
                throws GeneralSecurityException {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce);
            addDataToOpen(cipher, associatedData);
            return cipher.doFinal(encrypted);
        }

        void addDataToOpen(Cipher cipher, byte[] associatedData) {
            addData(cipher, associatedData);
        }

        ProtocolException refused(String message, AEADBadTagException cause) {
            return new ProtocolException(message);
        }
    }

    @Mistake(
            does = "gives GCMParameterSpec a length of the tag that GCM does not have",
            sees =
                    """
                    The cipher refuses its parameters. It counts bits there, and no tag of GCM has
                    16 bits, for instance: the tag has 16 bytes, that is 128 bits.
                    """,
            caughtBy = "sealsAsPublished")
    public static class GivesUnknownTagLength extends MessageSealerInSteps {
        @Override
        int tagLength() {
            return 16;
        }
    }

    @Mistake(
            does = "cuts the tag to 12 bytes",
            sees =
                    """
                    The peer cannot open it. And a forger needs 2^32 times fewer tries; with GCM,
                    even fewer than that. The whole tag has 16 bytes.
                    """,
            caughtBy = "sealsAsPublished")
    public static class ShortensTheTag extends MessageSealerInSteps {
        @Override
        int tagLength() {
            return 96;
        }
    }

    @Mistake(
            does = "returns ciphertext and tag without the nonce in front",
            sees =
                    """
                    Nobody can open the message. The nonce is no secret, but whoever opens needs it;
                    here it is sent in front.
                    """,
            caughtBy = "sealsAsPublished")
    public static class LeavesOutTheNonce extends MessageSealerInSteps {
        @Override
        byte[] put(byte[] nonce, byte[] encrypted) {
            return encrypted;
        }
    }

    @Mistake(
            does = "never gives the associated data to the cipher",
            sees =
                    """
                    Both ends agree, so everything seems to work. But an attacker changes the
                    protocol number in the header, and nobody notices. Protected is what updateAAD
                    gets, before the plaintext.
                    """,
            caughtBy = "sealsAsPublished")
    public static class ForgetsTheAssociatedData extends MessageSealerInSteps {
        @Override
        void addData(Cipher cipher, byte[] associatedData) {
            // it is sent beside the ciphertext anyway
        }
    }

    @Mistake(
            does = "keeps one cipher for all messages",
            sees =
                    """
                    The second message ends in an exception: a cipher that has sealed refuses to do
                    so again before init ("Must use either different key or iv"), and init refuses
                    the nonce of the last message ("Cannot reuse iv"). All threads would share it,
                    too. Each call needs a cipher of its own.
                    """,
            caughtBy = "sealsAsPublished")
    public static class KeepsTheCipher extends MessageSealerInSteps {
        private Cipher cipher;

        @Override
        Cipher encrypting(byte[] key, byte[] nonce) throws GeneralSecurityException {
            if (cipher == null) {
                cipher = super.encrypting(key, nonce);
            }
            return cipher;
        }
    }

    @Mistake(
            does = "takes the nonce and the tag out of an array without looking at its length",
            sees =
                    """
                    Five bytes from anybody end your thread with an exception about an array's
                    bounds. Nonce and tag alone have 28.
                    """,
            caughtBy = "refusesWhatIsTooShort")
    public static class TrustsTheLength extends MessageSealerInSteps {
        @Override
        void checkLength(int length) {
            // GCM looks at the tag
        }
    }

    @Mistake(
            does = "decrypts without a look at the tag",
            sees =
                    """
                    What an attacker has changed is opened as if it were right. GCM without its tag
                    is a XOR with key bytes: a flipped bit of the ciphertext is a flipped bit of the
                    plaintext, and whoever knows the plaintext can replace it.
                    """,
            caughtBy = "refusesAnyByteAltered")
    public static class NeverLooksAtTheTag extends MessageSealerInSteps {
        @Override
        byte[] decrypt(byte[] key, byte[] nonce, byte[] associatedData, byte[] encrypted)
                throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            byte[] counter = ByteBuffer.allocate(16).put(nonce).putInt(2).array();
            SecretKeySpec aes = new SecretKeySpec(key, "AES");
            cipher.init(Cipher.DECRYPT_MODE, aes, new IvParameterSpec(counter));
            return cipher.doFinal(encrypted, 0, encrypted.length - 16);
        }
    }

    @Mistake(
            does = "opens the message if it is right without the associated data, too",
            sees =
                    """
                    A message is accepted that was not sealed with this header: the second try
                    leaves the header out. There is one tag, and one way for it to be right.
                    """,
            caughtBy = "refusesOtherAssociatedData")
    public static class IgnoresOtherAssociatedData extends MessageSealerInSteps {
        @Override
        byte[] decrypt(byte[] key, byte[] nonce, byte[] associatedData, byte[] encrypted)
                throws GeneralSecurityException {
            try {
                return super.decrypt(key, nonce, associatedData, encrypted);
            } catch (AEADBadTagException e) {
                return super.decrypt(key, nonce, new byte[0], encrypted);
            }
        }
    }

    @Mistake(
            does = "says in its message what was wrong",
            sees =
                    """
                    A forger who learns that this time it was the tag, and not the length, is one step
                    further; the padding oracle began like that. All that cannot be opened is one and
                    the same.
                    """,
            caughtBy = "saysTheSameWhateverTheCause")
    public static class SaysWhatWasWrong extends MessageSealerInSteps {
        @Override
        void checkLength(int length) throws ProtocolException {
            if (length < 28) {
                throw new ProtocolException("message has only %d bytes".formatted(length));
            }
        }
    }

    @Mistake(
            does = "gives the cipher's exception as the cause",
            sees =
                    """
                    Then the log shows which step failed, although the message does not. More people
                    read logs than should know that.
                    """,
            caughtBy = "saysTheSameWhateverTheCause")
    public static class GivesTheCause extends MessageSealerInSteps {
        @Override
        ProtocolException refused(String message, AEADBadTagException cause) {
            ProtocolException refused = new ProtocolException(message);
            refused.initCause(cause);
            return refused;
        }
    }

    @Mistake(
            does = "takes a key of 16 or 24 bytes as well",
            sees =
                    """
                    A key that was cut by mistake is used without a word: AES-128 instead of
                    AES-256. AES has three lengths of key, and the cipher takes them all; only you
                    know that it is to be 32 bytes.
                    """,
            caughtBy = "refusesKeysAndNoncesOfOtherLengths")
    public static class TakesShorterKeys extends MessageSealerInSteps {
        @Override
        void checkKey(byte[] key) {
            if (key.length != 16 && key.length != 24 && key.length != 32) {
                throw new IllegalArgumentException("key of %d bytes".formatted(key.length));
            }
        }
    }
}
