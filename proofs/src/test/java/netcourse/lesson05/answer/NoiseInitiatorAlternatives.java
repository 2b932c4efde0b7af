package netcourse.lesson05.answer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.authoring.Alternative;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseKeys;
import netcourse.channel.X25519KeyPair;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.NoiseInitiator;

/// Unusual solutions of exercise 5.7, the Noise NK handshake, which are right.
public final class NoiseInitiatorAlternatives {
    private NoiseInitiatorAlternatives() {}

    @Alternative(
            """
            has no KDF, but HMAC, as section 4.3 of the specification writes HKDF; takes its ephemeral
            pair at the beginning, and decrypts into the middle of a buffer
            """)
    public static class DerivesWithHmac implements NoiseInitiator {
        private final byte[][] keys = new byte[2][];
        private NoiseCipher cipher;
        private byte[] serverKey;
        private X25519KeyPair pair;
        private byte[] hash;
        private byte[] chaining;

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            this.cipher = cipher;
            this.serverKey = serverKey;
            pair = ephemerals.get();
            ByteBuffer name = ByteBuffer.allocate(32);
            name.put(StandardCharsets.UTF_8.encode(cipher.protocolName()));
            chaining = name.array();
            hash = name.array().clone();
            mix(prologue);
            mix(serverKey);
        }

        @Override
        public byte[] writeMessage(byte[] payload) throws ProtocolException {
            try {
                mix(pair.publicKey());
                byte[] message = new byte[32 + payload.length + 16];
                System.arraycopy(pair.publicKey(), 0, message, 0, 32);
                Cipher aead = aead(Cipher.ENCRYPT_MODE, derive(pair.dh(serverKey)));
                aead.doFinal(payload, 0, payload.length, message, 32);
                mix(ByteBuffer.wrap(message, 32, payload.length + 16));
                return message;
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            try {
                byte[] theirs = new byte[32];
                ByteBuffer rest = ByteBuffer.wrap(message);
                if (rest.remaining() <= 47) {
                    throw new ProtocolException("too short");
                }
                rest.get(theirs);
                mix(theirs);
                byte[] payload =
                        aead(Cipher.DECRYPT_MODE, derive(pair.dh(theirs)))
                                .doFinal(message, 32, message.length - 32);
                mix(rest);
                keys[1] = derive(new byte[0]);
                keys[0] = chaining;
                return payload;
            } catch (GeneralSecurityException e) {
                throw new ProtocolException("refused");
            }
        }

        @Override
        public NoiseKeys split() {
            if (keys[0] == null) {
                throw new IllegalStateException();
            }
            return new NoiseKeys(keys[0], keys[1], hash);
        }

        private void mix(byte[] data) {
            mix(ByteBuffer.wrap(data));
        }

        private void mix(ByteBuffer data) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                digest.update(hash);
                digest.update(data.duplicate());
                hash = digest.digest();
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        /// The second output; the first becomes the chaining key.
        private byte[] derive(byte[] secret) throws GeneralSecurityException {
            byte[] temporary = hmac(chaining, secret);
            chaining = hmac(temporary, new byte[] {1});
            byte[] next = new byte[33];
            System.arraycopy(chaining, 0, next, 0, 32);
            next[32] = 2;
            return hmac(temporary, next);
        }

        private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        }

        private Cipher aead(int mode, byte[] key) throws GeneralSecurityException {
            Cipher aead = Cipher.getInstance(cipher.transformation());
            SecretKeySpec spec = new SecretKeySpec(key, cipher.keyAlgorithm());
            aead.init(mode, spec, cipher.parameters(new byte[12]));
            aead.updateAAD(hash);
            return aead;
        }
    }

    @Alternative("changes no state, but makes the next one of each, and keeps it once all is right")
    public static class GoesFromStateToState implements NoiseInitiator {
        /// The hash, the chaining key and the key.
        private record State(NoiseCipher cipher, byte[] h, byte[] ck, byte[] k) {
            State hashing(byte[] data) {
                try {
                    MessageDigest digest = MessageDigest.getInstance("SHA-256");
                    digest.update(h);
                    return new State(cipher, digest.digest(data), ck, k);
                } catch (GeneralSecurityException e) {
                    throw new AssertionError(e);
                }
            }

            State mixing(byte[] secret) {
                try {
                    KDF hkdf = KDF.getInstance("HKDF-SHA256");
                    HKDFParameterSpec.Builder both =
                            HKDFParameterSpec.ofExtract().addSalt(ck).addIKM(secret);
                    byte[] first = hkdf.deriveData(both.thenExpand(new byte[0], 32));
                    byte[] all = hkdf.deriveData(both.thenExpand(new byte[0], 64));
                    return new State(cipher, h, first, Arrays.copyOfRange(all, 32, 64));
                } catch (GeneralSecurityException e) {
                    throw new AssertionError(e);
                }
            }

            byte[] crypt(int mode, byte[] bytes) throws AEADBadTagException {
                try {
                    Cipher aead = Cipher.getInstance(cipher.transformation());
                    SecretKeySpec key = new SecretKeySpec(k, cipher.keyAlgorithm());
                    aead.init(mode, key, cipher.parameters(new byte[12]));
                    aead.updateAAD(h);
                    return aead.doFinal(bytes);
                } catch (AEADBadTagException e) {
                    throw e;
                } catch (GeneralSecurityException e) {
                    throw new AssertionError(e);
                }
            }
        }

        private State state;
        private State last;
        private byte[] serverKey;
        private Supplier<X25519KeyPair> ephemerals;
        private X25519KeyPair pair;

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] prologue,
                byte[] serverKey,
                Supplier<X25519KeyPair> ephemerals) {
            byte[] name = cipher.protocolName().getBytes(StandardCharsets.US_ASCII);
            byte[] padded = Arrays.copyOf(name, 32);
            state = new State(cipher, padded, padded, null).hashing(prologue).hashing(serverKey);
            this.serverKey = Arrays.copyOf(serverKey, 32);
            this.ephemerals = ephemerals;
        }

        @Override
        public byte[] writeMessage(byte[] payload) throws ProtocolException {
            pair = ephemerals.get();
            State next = state.hashing(pair.publicKey()).mixing(pair.dh(serverKey));
            try {
                byte[] sealed = next.crypt(Cipher.ENCRYPT_MODE, payload);
                state = next.hashing(sealed);
                byte[] message = Arrays.copyOf(pair.publicKey(), 32 + sealed.length);
                System.arraycopy(sealed, 0, message, 32, sealed.length);
                return message;
            } catch (AEADBadTagException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public byte[] readMessage(byte[] message) throws ProtocolException {
            if (message.length < 48) {
                throw new ProtocolException("short");
            }
            byte[] theirs = Arrays.copyOfRange(message, 0, 32);
            byte[] sealed = Arrays.copyOfRange(message, 32, message.length);
            State next = state.hashing(theirs).mixing(pair.dh(theirs));
            try {
                byte[] payload = next.crypt(Cipher.DECRYPT_MODE, sealed);
                last = next.hashing(sealed).mixing(new byte[0]);
                return payload;
            } catch (AEADBadTagException e) {
                throw new ProtocolException("wrong");
            }
        }

        @Override
        public NoiseKeys split() {
            return Optional.ofNullable(last)
                    .map(l -> new NoiseKeys(l.ck, l.k, l.h))
                    .orElseThrow(IllegalStateException::new);
        }
    }
}
