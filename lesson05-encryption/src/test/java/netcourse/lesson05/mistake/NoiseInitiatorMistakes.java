package netcourse.lesson05.mistake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseKeys;
import netcourse.channel.X25519KeyPair;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.NoiseInitiator;

/// Common mistakes in exercise 5.7, the Noise NK handshake, in the order of the behaviours of
/// [netcourse.lesson05.NoiseInitiatorCheck] that catch them.
public final class NoiseInitiatorMistakes {
    private NoiseInitiatorMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong. A server that made the
    /// same mistake would understand it: the check asks such a server what it says, for its
    /// evidence.
    public abstract static class NoiseInitiatorInSteps implements NoiseInitiator {
        final byte[] nonce = new byte[12];
        NoiseCipher cipher;
        byte[] serverKey;
        Supplier<X25519KeyPair> ephemerals;
        X25519KeyPair e;
        byte[] h;
        byte[] ck;
        byte[] k;
        boolean complete;

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            this.cipher = cipher;
            this.serverKey = serverKey.clone();
            this.ephemerals = ephemerals;
            h = firstHash(cipher.protocolName().getBytes(US_ASCII));
            ck = h;
            mixPrologue(prologue);
            mixServerKey();
        }

        byte[] firstHash(byte[] name) {
            return Arrays.copyOf(name, 32);
        }

        void mixPrologue(byte[] prologue) {
            mixHash(prologue);
        }

        void mixServerKey() {
            mixHash(serverKey);
        }

        X25519KeyPair ephemeral() {
            return ephemerals.get();
        }

        @Override
        public byte[] writeMessage(byte[] payload) throws ProtocolException {
            e = ephemeral();
            mixHash(e.publicKey());
            mixKey(e.dh(serverKey));
            byte[] sealed = crypt(Cipher.ENCRYPT_MODE, payload);
            mixFirst(sealed);
            return ByteBuffer.allocate(32 + sealed.length).put(e.publicKey()).put(sealed).array();
        }

        void mixFirst(byte[] sealed) {
            mixHash(sealed);
        }

        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            checkLength(message);
            byte[] re = Arrays.copyOf(message, 32);
            byte[] sealed = Arrays.copyOfRange(message, 32, message.length);
            mixTheirs(re);
            mixKey(e.dh(re));
            complete = acceptsEarly();
            byte[] payload = crypt(Cipher.DECRYPT_MODE, sealed);
            mixSecond(sealed);
            complete = true;
            return payload;
        }

        void checkLength(byte[] message) throws ProtocolException {
            if (message.length < 48) {
                throw new ProtocolException("48 bytes are needed, came " + message.length);
            }
        }

        boolean acceptsEarly() {
            return false;
        }

        void mixTheirs(byte[] re) {
            mixHash(re);
        }

        void mixSecond(byte[] sealed) {
            mixHash(sealed);
        }

        /// What a server with the same mistake answers: both have the same hashes and secrets.
        ///
        /// @param re the server's ephemeral key as it sends it
        public byte[] answer(byte[] re, byte[] payload) throws ProtocolException {
            mixTheirs(re);
            mixKey(e.dh(re));
            byte[] sealed = crypt(Cipher.ENCRYPT_MODE, payload);
            mixSecond(sealed);
            complete = true;
            return ByteBuffer.allocate(32 + sealed.length).put(re).put(sealed).array();
        }

        @Override
        public NoiseKeys split() {
            if (!complete) {
                throw new IllegalStateException("no second message was accepted");
            }
            byte[] both = hkdf(new byte[0]);
            return keys(Arrays.copyOf(both, 32), Arrays.copyOfRange(both, 32, 64));
        }

        NoiseKeys keys(byte[] first, byte[] second) {
            return new NoiseKeys(first, second, h);
        }

        void mixHash(byte[] data) {
            h = sha256(h, data);
        }

        static byte[] sha256(byte[]... parts) {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                Arrays.stream(parts).forEach(sha256::update);
                return sha256.digest();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        void mixKey(byte[] secret) {
            byte[] both = hkdf(secret);
            ck = Arrays.copyOf(both, 32);
            k = Arrays.copyOfRange(both, 32, 64);
        }

        byte[] hkdf(byte[] secret) {
            HKDFParameterSpec spec =
                    HKDFParameterSpec.ofExtract().addSalt(ck).addIKM(secret).thenExpand(null, 64);
            try {
                return KDF.getInstance("HKDF-SHA256").deriveData(spec);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] crypt(int mode, byte[] bytes) throws ProtocolException {
            try {
                return doCrypt(mode, bytes);
            } catch (AEADBadTagException e) {
                throw wrongTag(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        ProtocolException wrongTag(AEADBadTagException e) {
            return new ProtocolException("wrong tag");
        }

        byte[] doCrypt(int mode, byte[] bytes) throws GeneralSecurityException {
            Cipher aead = Cipher.getInstance(cipher.transformation());
            SecretKeySpec key = new SecretKeySpec(k, cipher.keyAlgorithm());
            aead.init(mode, key, cipher.parameters(nonce));
            aead.updateAAD(associatedData());
            return aead.doFinal(bytes);
        }

        byte[] associatedData() {
            return h;
        }
    }

    @Mistake(
            does = "hashes the name of the protocol, although it has 32 bytes or fewer",
            sees =
                    """
                    The server refuses your first message: it fills the name up with zeros, and from
                    the first hash on you both compute something else. A name is hashed only if it
                    is longer than a hash.
                    """,
            caughtBy = "writesFirstMessage")
    public static class HashesTheName extends NoiseInitiatorInSteps {
        @Override
        byte[] firstHash(byte[] name) {
            return sha256(name);
        }
    }

    @Mistake(
            does = "does not hash an empty prologue",
            sees =
                    """
                    The server refuses your first message. It has hashed the empty prologue, as the
                    specification says, and SHA-256 of h and nothing is not h.
                    """,
            caughtBy = "writesFirstMessage")
    public static class SkipsTheEmptyPrologue extends NoiseInitiatorInSteps {
        @Override
        void mixPrologue(byte[] prologue) {
            if (prologue.length > 0) {
                mixHash(prologue);
            }
        }
    }

    @Mistake(
            does = "forgets to hash the server's key before the first message",
            sees =
                    """
                    The server refuses your first message. In NK both ends know that key beforehand:
                    that is the line "<- s" of the pattern. It is hashed on both sides although it
                    is never sent.
                    """,
            caughtBy = "writesFirstMessage")
    public static class ForgetsTheServersKey extends NoiseInitiatorInSteps {
        @Override
        void mixServerKey() {
            // it is not sent
        }
    }

    @Mistake(
            does = "takes the first half of HKDF's output for the cipher, the second for ck",
            sees =
                    """
                    Every tag is wrong. The first half is the chaining key, the second is the key
                    for the cipher.
                    """,
            caughtBy = "writesFirstMessage")
    public static class MixesUpTheHalves extends NoiseInitiatorInSteps {
        @Override
        void mixKey(byte[] secret) {
            byte[] both = hkdf(secret);
            k = Arrays.copyOf(both, 32);
            ck = Arrays.copyOfRange(both, 32, 64);
        }
    }

    @Mistake(
            does = "encrypts the payload without associated data",
            sees =
                    """
                    The server refuses your first message, since its tag is made with h as well.
                    Without that a tag says nothing about what went before: an attacker could change
                    the prologue or a key, and nobody would notice. h goes in with updateAAD.
                    """,
            caughtBy = "writesFirstMessage")
    public static class ForgetsTheAssociatedData extends NoiseInitiatorInSteps {
        @Override
        byte[] associatedData() {
            return new byte[0];
        }
    }

    @Mistake(
            does = "does not hash the ciphertext of the first message",
            sees =
                    """
                    You refuse a right second message. The server has hashed what you sent, tag
                    included, and its answer is sealed with an h that you do not have.
                    """,
            caughtBy = "readsSecondMessage")
    public static class ForgetsToHashTheCiphertext extends NoiseInitiatorInSteps {
        @Override
        void mixFirst(byte[] sealed) {
            // it is encrypted already
        }
    }

    @Mistake(
            does = "goes on counting the nonce although the key is new",
            sees =
                    """
                    You refuse a right second message: the server has sealed it with nonce 0, and
                    you open it with nonce 1. mixKey makes a new key, and with it the counter begins
                    at 0 again.
                    """,
            caughtBy = "readsSecondMessage")
    public static class CountsTheNonceOn extends NoiseInitiatorInSteps {
        @Override
        byte[] doCrypt(int mode, byte[] bytes) throws GeneralSecurityException {
            byte[] done = super.doCrypt(mode, bytes);
            nonce[cipher == NoiseCipher.AES_GCM ? 11 : 4]++;
            return done;
        }
    }

    @Mistake(
            does = "hashes the server's ephemeral key without its highest bit",
            sees =
                    """
                    The handshake fails with a key that has this bit. X25519 ignores it, but the
                    hash is over the bytes that were sent: a key has several spellings, and each end
                    would hash its own.
                    """,
            caughtBy = "hashesTheKeyAsItCame")
    public static class MasksTheKey extends NoiseInitiatorInSteps {
        @Override
        void mixTheirs(byte[] re) {
            byte[] masked = re.clone();
            masked[31] &= 0x7f;
            mixHash(masked);
        }
    }

    @Mistake(
            does = "lets the exception of the cipher out when the tag is wrong",
            sees =
                    """
                    The caller's thread ends: it catches ProtocolException, and this is another one.
                    A wrong tag is the peer's doing, and expected.
                    """,
            caughtBy = "refusesChangedMessage")
    public static class LetsTheCiphersExceptionOut extends NoiseInitiatorInSteps {
        @Override
        ProtocolException wrongTag(AEADBadTagException e) {
            throw new IllegalStateException(e);
        }
    }

    @Mistake(
            does = "cuts the second message into key and ciphertext without looking at its length",
            sees =
                    """
                    A short message ends in another exception, or in a key with zeros at its end:
                    with fewer than 32 bytes, Arrays.copyOf fills up, and copyOfRange throws. The
                    message comes from the network and can have any length.
                    """,
            caughtBy = "refusesShortMessage")
    public static class TrustsTheLength extends NoiseInitiatorInSteps {
        @Override
        void checkLength(byte[] message) {
            // the server should know
        }
    }

    @Mistake(
            does = "takes the second key for sending, and the first for receiving",
            sees =
                    """
                    You and the server encrypt with the key that the other one encrypts with, and
                    refuse every record. The first key is for what the initiator sends.
                    """,
            caughtBy = "givesTheKeys")
    public static class SwapsTheKeys extends NoiseInitiatorInSteps {
        @Override
        NoiseKeys keys(byte[] first, byte[] second) {
            return new NoiseKeys(second, first, h);
        }
    }

    @Mistake(
            does = "leaves the ciphertext of the second message out of the final hash",
            sees =
                    """
                    The keys are right, but the hash by which both ends know this channel is not the
                    server's. What is bound to the channel with it, such as a login, fails.
                    """,
            caughtBy = "givesTheKeys")
    public static class HashesTooLittle extends NoiseInitiatorInSteps {
        @Override
        void mixSecond(byte[] sealed) {
            // nothing comes after it
        }
    }

    @Mistake(
            does = "gives keys although the second message was refused",
            sees =
                    """
                    The caller goes on with keys although nobody has shown that the server is there:
                    they exist as soon as the secrets are mixed in, whoever sent that message. Only
                    the right tag shows that it was the server.
                    """,
            caughtBy = "givesNoKeysBefore")
    public static class GivesKeysTooEarly extends NoiseInitiatorInSteps {
        @Override
        boolean acceptsEarly() {
            return true;
        }
    }

    @Mistake(
            does = "keeps its ephemeral pair for the next handshake",
            sees =
                    """
                    Whoever gets the one private key, years later, reads all the connections. A pair
                    for each handshake, forgotten at its end, is what forward secrecy is made of.
                    """,
            caughtBy = "takesNewPairForEachHandshake")
    public static class KeepsTheEphemeral extends NoiseInitiatorInSteps {
        private static final ThreadLocal<X25519KeyPair> KEPT = new ThreadLocal<>();

        @Override
        X25519KeyPair ephemeral() {
            if (KEPT.get() == null) {
                KEPT.set(super.ephemeral());
            }
            return KEPT.get();
        }
    }
}
