package netcourse.lesson05.mistake;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson05.answer.SolvedMessageSealer;

/// Further wrong solutions of exercise 5.3.
public final class MessageSealerWrong {
    private static final int LEAST = 28;

    private MessageSealerWrong() {}

    @Wrong("refuses an empty plaintext when it opens")
    public static class RefusesEmpty extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            if (sealed.length == LEAST) {
                throw new ProtocolException("message could not be opened");
            }
            return super.open(key, associatedData, sealed);
        }
    }

    @Wrong("takes a key of another length for the peer's fault")
    public static class BlamesThePeer extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            if (key.length != 32) {
                throw new ProtocolException("message could not be opened");
            }
            return super.open(key, associatedData, sealed);
        }
    }

    @Wrong("cuts a nonce that is longer")
    public static class CutsTheNonce extends SolvedMessageSealer {
        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            return super.seal(
                    key,
                    nonce.length > 12 ? Arrays.copyOf(nonce, 12) : nonce,
                    associatedData,
                    plaintext);
        }
    }

    @Wrong("fills up a nonce that is shorter")
    public static class FillsUpTheNonce extends SolvedMessageSealer {
        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            return super.seal(
                    key,
                    nonce.length < 12 ? Arrays.copyOf(nonce, 12) : nonce,
                    associatedData,
                    plaintext);
        }
    }

    @Wrong("cuts a key that is longer")
    public static class CutsTheKey extends SolvedMessageSealer {
        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            return super.seal(
                    key.length > 32 ? Arrays.copyOf(key, 32) : key,
                    nonce,
                    associatedData,
                    plaintext);
        }
    }

    @Wrong("clears the caller's key")
    public static class ClearsTheKey extends SolvedMessageSealer {
        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            byte[] sealed = super.seal(key, nonce, associatedData, plaintext);
            Arrays.fill(key, (byte) 0);
            return sealed;
        }
    }

    @Wrong("clears the caller's plaintext")
    public static class ClearsThePlaintext extends SolvedMessageSealer {
        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            byte[] sealed = super.seal(key, nonce, associatedData, plaintext);
            Arrays.fill(plaintext, (byte) 0);
            return sealed;
        }
    }

    @Wrong("counts the caller's nonce up for the next message")
    public static class CountsTheNonceUp extends SolvedMessageSealer {
        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            byte[] sealed = super.seal(key, nonce, associatedData, plaintext);
            nonce[nonce.length - 1]++;
            return sealed;
        }
    }

    @Wrong("clears the message that it has opened")
    public static class ClearsTheMessage extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            byte[] plaintext = super.open(key, associatedData, sealed);
            Arrays.fill(sealed, (byte) 0);
            return plaintext;
        }
    }

    @Wrong("looks at the first 64 bytes of the associated data")
    public static class CutsTheAssociatedData extends SolvedMessageSealer {
        private static byte[] cut(byte[] data) {
            return data.length > 64 ? Arrays.copyOf(data, 64) : data;
        }

        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            return super.seal(key, nonce, cut(associatedData), plaintext);
        }

        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            return super.open(key, cut(associatedData), sealed);
        }
    }

    @Wrong("looks at the message before the key")
    public static class LooksAtTheMessageFirst extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            if (sealed.length < LEAST) {
                throw new ProtocolException("message could not be opened");
            }
            return super.open(key, associatedData, sealed);
        }
    }

    @Wrong("says that fewer than 28 bytes are the caller's fault")
    public static class BlamesTheCaller extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            if (sealed.length < LEAST) {
                throw new IllegalArgumentException("too short");
            }
            return super.open(key, associatedData, sealed);
        }
    }

    @Wrong("takes an array that it knows for the key that it knows")
    public static class KnowsTheArrayOfTheKey extends SolvedMessageSealer {
        private final Map<byte[], byte[]> copies =
                Collections.synchronizedMap(new IdentityHashMap<>());

        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            byte[] known = copies.computeIfAbsent(key, byte[]::clone);
            return super.seal(known, nonce, associatedData, plaintext);
        }
    }

    /// The answer with another way to seal and to open.
    private abstract static class WithCipher extends SolvedMessageSealer {
        static Cipher cipher(int mode, byte[] key, byte[] nonce, int tagBits)
                throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            GCMParameterSpec parameters = new GCMParameterSpec(tagBits, nonce);
            cipher.init(mode, new SecretKeySpec(key, "AES"), parameters);
            return cipher;
        }

        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            super.seal(key, nonce, associatedData, plaintext); // refuses other lengths
            try {
                ByteArrayOutputStream sealed = new ByteArrayOutputStream();
                sealed.writeBytes(nonce);
                Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, tagBits());
                cipher.updateAAD(associatedData);
                encrypt(cipher, plaintext, sealed);
                return sealed.toByteArray();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        int tagBits() {
            return 128;
        }

        void encrypt(Cipher cipher, byte[] plaintext, ByteArrayOutputStream sealed)
                throws GeneralSecurityException {
            sealed.writeBytes(cipher.doFinal(plaintext));
        }
    }

    @Wrong("gives GCM the length of the key for that of the tag: 256 bits")
    public static class TakesTheKeysLength extends WithCipher {
        @Override
        int tagBits() {
            return 256;
        }
    }

    @Wrong(
            value = "calls doFinal twice in one call: for the length, and for the bytes",
            nameless = true)
    public static class FinishesTwice extends WithCipher {
        @Override
        void encrypt(Cipher cipher, byte[] plaintext, ByteArrayOutputStream sealed)
                throws GeneralSecurityException {
            byte[] result = new byte[cipher.doFinal(plaintext).length];
            cipher.doFinal(plaintext, 0, plaintext.length, result);
            sealed.writeBytes(result);
        }
    }

    @Wrong(value = "calls doFinal for each block of the plaintext", nameless = true)
    public static class FinishesEachBlock extends WithCipher {
        @Override
        void encrypt(Cipher cipher, byte[] plaintext, ByteArrayOutputStream sealed)
                throws GeneralSecurityException {
            for (int at = 0; at == 0 || at < plaintext.length; at += 16) {
                sealed.writeBytes(
                        cipher.doFinal(plaintext, at, Math.min(16, plaintext.length - at)));
            }
        }
    }

    @Wrong(value = "compares the length with 8, the nonce's in another mode", nameless = true)
    public static class ComparesWithEight extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            if (sealed.length >= 8 && key.length == 32) {
                Arrays.copyOfRange(sealed, 12, sealed.length);
            }
            return super.open(key, associatedData, sealed);
        }
    }

    @Wrong(value = "gives the ciphertext if the tag is wrong", nameless = true)
    public static class GivesTheCiphertext extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            try {
                return super.open(key, associatedData, sealed);
            } catch (ProtocolException e) {
                if (sealed.length < LEAST) {
                    throw e;
                }
                return Arrays.copyOfRange(sealed, 12, sealed.length - 16);
            }
        }
    }

    @Wrong(value = "says how many bytes it could not open", nameless = true)
    public static class SaysTheLength extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            try {
                return super.open(key, associatedData, sealed);
            } catch (ProtocolException e) {
                throw new ProtocolException("could not open %d bytes".formatted(sealed.length));
            }
        }
    }

    @Wrong(value = "gives a cause of its own", nameless = true)
    public static class GivesCauseOfItsOwn extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            try {
                return super.open(key, associatedData, sealed);
            } catch (ProtocolException e) {
                e.initCause(new IllegalStateException());
                throw e;
            }
        }
    }

    @Wrong(value = "fills up a key of 16 bytes or more", nameless = true)
    public static class FillsUpTheKey extends SolvedMessageSealer {
        @Override
        public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
            boolean shorter = key.length >= 16 && key.length < 32;
            return super.seal(
                    shorter ? Arrays.copyOf(key, 32) : key, nonce, associatedData, plaintext);
        }
    }

    @Wrong(value = "takes associated data of zeros for none when it opens", nameless = true)
    public static class TakesZerosForNone extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            boolean zeros = Arrays.equals(associatedData, new byte[associatedData.length]);
            return super.open(key, zeros ? new byte[0] : associatedData, sealed);
        }
    }

    @Wrong(value = "suppresses the cipher's exception in its own", nameless = true)
    public static class SuppressesTheCause extends SolvedMessageSealer {
        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            try {
                return super.open(key, associatedData, sealed);
            } catch (ProtocolException e) {
                e.addSuppressed(new AEADBadTagException());
                throw e;
            }
        }
    }

    @Wrong(value = "throws a type of its own for what is too short", nameless = true)
    public static class HasTypeForShort extends SolvedMessageSealer {
        private static final class TooShort extends ProtocolException {
            private static final long serialVersionUID = 1L;

            TooShort(String message) {
                super(message);
            }
        }

        @Override
        public byte[] open(byte[] key, byte[] associatedData, byte[] sealed)
                throws ProtocolException {
            try {
                return super.open(key, associatedData, sealed);
            } catch (ProtocolException e) {
                throw sealed.length < LEAST ? new TooShort(e.getMessage()) : e;
            }
        }
    }
}
