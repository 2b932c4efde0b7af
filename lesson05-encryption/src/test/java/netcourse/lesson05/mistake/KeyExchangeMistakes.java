package netcourse.lesson05.mistake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.KeyExchange;

/// Common mistakes in exercise 5.5, X25519 and HKDF to two keys, in the order of the behaviours of
/// [netcourse.lesson05.KeyExchangeCheck] that catch them.
public final class KeyExchangeMistakes {
    private KeyExchangeMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class KeyExchangeInSteps implements KeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            if (privateKey.length != 32) {
                throw new IllegalArgumentException("%d bytes".formatted(privateKey.length));
            }
            if (peersPublicKey.length != 32) {
                throw new ProtocolException("%d bytes".formatted(peersPublicKey.length));
            }
            try {
                return agree(privateKey, new BigInteger(1, number(peersPublicKey)));
            } catch (InvalidKeyException e) {
                return zeros(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /// The key as a number, big-endian.
        byte[] number(byte[] publicKey) {
            byte[] number = masked(publicKey.clone());
            for (int i = 0; i < 16; i++) {
                byte other = number[31 - i];
                number[31 - i] = number[i];
                number[i] = other;
            }
            return number;
        }

        byte[] masked(byte[] publicKey) {
            publicKey[31] &= 0x7f;
            return publicKey;
        }

        byte[] agree(byte[] privateKey, BigInteger u) throws GeneralSecurityException {
            NamedParameterSpec curve = NamedParameterSpec.X25519;
            KeyFactory factory = KeyFactory.getInstance("X25519");
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(factory.generatePrivate(new XECPrivateKeySpec(curve, privateKey)));
            agreement.doPhase(factory.generatePublic(new XECPublicKeySpec(curve, u)), true);
            return agreement.generateSecret();
        }

        byte[] zeros(InvalidKeyException e) throws ProtocolException {
            throw new ProtocolException("shared secret of zeros");
        }

        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            try {
                byte[] toServer = key(sharedSecret, salt, infoToServer());
                byte[] toClient = key(sharedSecret, salt, SERVER_TO_CLIENT);
                return isClient(side) ? new Keys(toServer, toClient) : new Keys(toClient, toServer);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            } finally {
                clear(sharedSecret);
            }
        }

        String infoToServer() {
            return CLIENT_TO_SERVER;
        }

        boolean isClient(Side side) {
            return side == Side.CLIENT;
        }

        byte[] key(byte[] secret, byte[] salt, String info) throws GeneralSecurityException {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret)
                                    .addSalt(salt)
                                    .thenExpand(info.getBytes(US_ASCII), 32));
        }

        static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        }

        void clear(byte[] secret) {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Mistake(
            does = "reads the public key as a big-endian number",
            sees =
                    """
                    The two sides have different secrets, and nothing throws, since any number will
                    do for the JDK. BigInteger is big-endian, X25519 is little-endian: in between,
                    the bytes are reversed.
                    """,
            caughtBy = "agreesAsPublished")
    public static class BigEndianKey extends KeyExchangeInSteps {
        @Override
        byte[] number(byte[] publicKey) {
            return publicKey;
        }
    }

    @Mistake(
            does = "leaves the top bit of the public key in the number",
            sees =
                    """
                    A key with its top bit set gives another secret: the number is 2^255 more, which
                    is 19 more modulo 2^255-19, and so another point. RFC 7748, section 5: the bit
                    must be masked.
                    """,
            caughtBy = "ignoresTheTopBit")
    public static class KeepsTheTopBit extends KeyExchangeInSteps {
        @Override
        byte[] masked(byte[] publicKey) {
            return publicKey;
        }
    }

    @Mistake(
            does = "throws another exception than ProtocolException when the secret would be zeros",
            sees =
                    """
                    A caller that is ready for a ProtocolException gets another one, which ends its
                    thread. Such a public key is no accident: somebody sent it so that the secret is
                    known. The JDK refuses it with an InvalidKeyException.
                    """,
            caughtBy = "refusesKeysThatGiveZeros")
    public static class TakesItForItsOwnFault extends KeyExchangeInSteps {
        @Override
        byte[] zeros(InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    @Mistake(
            does = "returns a shared secret of zeros",
            sees =
                    """
                    The channel is encrypted, and yet anybody can read it: anybody can compute the
                    keys that follow from zeros. RFC 7748, section 6.1, says how to detect it: by
                    the result.
                    """,
            caughtBy = "refusesKeysThatGiveZeros")
    public static class LetsZerosThrough extends KeyExchangeInSteps {
        @Override
        byte[] zeros(InvalidKeyException e) {
            return new byte[32];
        }
    }

    @Mistake(
            does = "uses the shared secret as the key",
            sees =
                    """
                    Both directions share the key, and it is not 256 evenly distributed bits, but
                    the coordinate of a point on a curve. HKDF derives as many keys from it as you
                    need.
                    """,
            caughtBy = "makesTheKeysOfTheClient")
    public static class UsesTheSecretAsKey extends KeyExchangeInSteps {
        @Override
        byte[] key(byte[] secret, byte[] salt, String info) {
            return secret.clone();
        }
    }

    @Mistake(
            does = "makes one key for both directions",
            sees =
                    """
                    Then both sides seal with the same key and the same counters: nonces are used twice,
                    and an attacker can send a message back to its sender. Each direction has an info of
                    its own.
                    """,
            caughtBy = "makesTheKeysOfTheClient")
    public static class UsesOneKeyForBoth extends KeyExchangeInSteps {
        @Override
        String infoToServer() {
            return SERVER_TO_CLIENT;
        }
    }

    @Mistake(
            does = "expands the shared secret without extracting first",
            sees =
                    """
                    The keys are not those of the peer, and the salt has no effect. HKDF has two
                    steps. Extract turns secret and salt into a key with evenly distributed bits;
                    expand relies on getting one.
                    """,
            caughtBy = "makesTheKeysOfTheClient")
    public static class SkipsTheExtraction extends KeyExchangeInSteps {
        @Override
        byte[] key(byte[] secret, byte[] salt, String info) throws GeneralSecurityException {
            return hmac(secret, info.getBytes(US_ASCII), new byte[] {1});
        }
    }

    @Mistake(
            does = "extracts without the salt",
            sees =
                    """
                    The keys are not those of the peer. The salt binds them to this connection, for
                    instance to the public keys that were sent: without it, two sides that saw
                    different things would have the same keys.
                    """,
            caughtBy = "makesTheKeysOfTheClient")
    public static class ForgetsTheSalt extends KeyExchangeInSteps {
        @Override
        byte[] key(byte[] secret, byte[] salt, String info) throws GeneralSecurityException {
            return super.key(secret, new byte[0], info);
        }
    }

    @Mistake(
            does = "sends with the client's key on both sides",
            sees =
                    """
                    What the client seals, the server opens with a different key, and no tag is right.
                    "Send" and "receive" are the other way round at the other end.
                    """,
            caughtBy = "makesTheKeysOfTheServerTheOtherWayRound")
    public static class SendsLikeTheClient extends KeyExchangeInSteps {
        @Override
        boolean isClient(Side side) {
            return true;
        }
    }

    @Mistake(
            does = "gives an empty salt to SecretKeySpec, which refuses it",
            sees =
                    """
                    An empty salt ends in an IllegalArgumentException. RFC 5869, section 2.2:
                    without a salt, HMAC's key is 32 zero bytes. The JDK's KDF knows that; a Mac of
                    your own needs new byte[32] as its key.
                    """,
            caughtBy = "takesSaltsOfAnyLength")
    public static class RefusesTheEmptySalt extends KeyExchangeInSteps {
        @Override
        byte[] key(byte[] secret, byte[] salt, String info) throws GeneralSecurityException {
            return hmac(hmac(salt, secret), info.getBytes(US_ASCII), new byte[] {1});
        }
    }

    @Mistake(
            does = "leaves the shared secret in memory",
            sees =
                    """
                    A heap dump or a core file an hour later still has it, and with it the keys of
                    all that was recorded. Overwrite it as soon as you no longer need it, even if an
                    exception is thrown.
                    """,
            caughtBy = "clearsTheSecret")
    public static class LeavesTheSecret extends KeyExchangeInSteps {
        @Override
        void clear(byte[] secret) {
            // the garbage collector will come
        }
    }
}
