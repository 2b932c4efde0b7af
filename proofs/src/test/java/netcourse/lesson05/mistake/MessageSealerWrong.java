package netcourse.lesson05.mistake;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
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
