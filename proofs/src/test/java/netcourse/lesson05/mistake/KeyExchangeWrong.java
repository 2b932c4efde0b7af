package netcourse.lesson05.mistake;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson05.answer.SolvedKeyExchange;

/// Further wrong solutions of exercise 5.5.
public final class KeyExchangeWrong {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private KeyExchangeWrong() {}

    @Wrong("takes a public key of another length for the caller's fault")
    public static class BlamesTheCaller extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            if (peersPublicKey.length != 32) {
                throw new IllegalArgumentException("length");
            }
            return super.sharedSecret(privateKey, peersPublicKey);
        }
    }

    @Wrong("takes a private key of another length for the peer's fault")
    public static class BlamesThePeer extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            if (privateKey.length != 32) {
                throw new ProtocolException("length");
            }
            return super.sharedSecret(privateKey, peersPublicKey);
        }
    }

    @Wrong("cuts a public key that is longer")
    public static class CutsThePublicKey extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            return super.sharedSecret(
                    privateKey,
                    peersPublicKey.length > 32
                            ? Arrays.copyOf(peersPublicKey, 32)
                            : peersPublicKey);
        }
    }

    @Wrong("fills up a public key that is shorter")
    public static class FillsUpThePublicKey extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            return super.sharedSecret(
                    privateKey,
                    peersPublicKey.length < 32
                            ? Arrays.copyOf(peersPublicKey, 32)
                            : peersPublicKey);
        }
    }

    @Wrong("refuses numbers that are not reduced")
    public static class RefusesLargeNumbers extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            byte[] number = new byte[32];
            for (int i = 0; i < 32 && peersPublicKey.length == 32; i++) {
                number[i] = peersPublicKey[31 - i];
            }
            number[0] &= 0x7f;
            if (new BigInteger(1, number).compareTo(P) >= 0) {
                throw new ProtocolException("not reduced");
            }
            return super.sharedSecret(privateKey, peersPublicKey);
        }
    }

    @Wrong("refuses a private key whose bits are not set as the curve wants them")
    public static class RefusesUnclamped extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            if (privateKey.length == 32 && (privateKey[0] & 7) != 0) {
                throw new IllegalArgumentException("not clamped");
            }
            return super.sharedSecret(privateKey, peersPublicKey);
        }
    }

    @Wrong("masks the top bit in the caller's array")
    public static class MasksTheCallersKey extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            byte[] secret = super.sharedSecret(privateKey, peersPublicKey);
            peersPublicKey[31] &= 0x7f;
            return secret;
        }
    }

    @Wrong("clears the caller's private key")
    public static class ClearsThePrivateKey extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            byte[] secret = super.sharedSecret(privateKey, peersPublicKey);
            Arrays.fill(privateKey, (byte) 0);
            return secret;
        }
    }

    @Wrong("clears the salt as well")
    public static class ClearsTheSalt extends SolvedKeyExchange {
        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            Keys keys = super.keys(side, sharedSecret, salt);
            Arrays.fill(salt, (byte) 0);
            return keys;
        }
    }

    @Wrong("gives the arrays of the call before again")
    public static class SharesTheKeys extends SolvedKeyExchange {
        private static final Keys SHARED = new Keys(new byte[32], new byte[32]);

        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            Keys keys = super.keys(side, sharedSecret, salt);
            System.arraycopy(keys.send(), 0, SHARED.send(), 0, 32);
            System.arraycopy(keys.receive(), 0, SHARED.receive(), 0, 32);
            return SHARED;
        }
    }

    @Wrong("gives the same secret array again")
    public static class SharesTheSecret extends SolvedKeyExchange {
        private static final byte[] SHARED = new byte[32];

        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            byte[] secret = super.sharedSecret(privateKey, peersPublicKey);
            System.arraycopy(secret, 0, SHARED, 0, 32);
            return SHARED;
        }
    }

    @Wrong("clears the secret for the client only")
    public static class ClearsForTheClient extends SolvedKeyExchange {
        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            return super.keys(
                    side, side == Side.CLIENT ? sharedSecret : sharedSecret.clone(), salt);
        }
    }

    @Wrong("refuses a private key of zeros")
    public static class RefusesZeros extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            if (Arrays.equals(new byte[32], privateKey)) {
                throw new IllegalArgumentException("private key of zeros");
            }
            return super.sharedSecret(privateKey, peersPublicKey);
        }
    }

    /// The answer, step by step.
    private abstract static class InSteps extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            super.sharedSecret(privateKey, peersPublicKey); // what is refused
            try {
                NamedParameterSpec curve = NamedParameterSpec.X25519;
                KeyFactory keys = KeyFactory.getInstance("X25519");
                byte[] number = new byte[32];
                for (int i = 0; i < 32; i++) {
                    number[i] = peersPublicKey[31 - i];
                }
                number[0] &= 0x7f;
                return agree(
                        keys.generatePrivate(new XECPrivateKeySpec(curve, privateKey)),
                        keys.generatePublic(
                                new XECPublicKeySpec(curve, new BigInteger(1, number))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] agree(PrivateKey ours, PublicKey peers) throws GeneralSecurityException {
            return agree(KeyAgreement.getInstance("X25519"), ours, peers);
        }

        static byte[] agree(KeyAgreement agreement, PrivateKey ours, PublicKey peers)
                throws GeneralSecurityException {
            agreement.init(ours);
            agreement.doPhase(peers, true);
            return agreement.generateSecret();
        }

        static KeyAgreement agreement() {
            try {
                return KeyAgreement.getInstance("X25519");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Wrong(value = "has one KeyAgreement for all objects", nameless = true)
    public static class SharesTheAgreement extends InSteps {
        private static final KeyAgreement SHARED = agreement();

        @Override
        byte[] agree(PrivateKey ours, PublicKey peers) throws GeneralSecurityException {
            return agree(SHARED, ours, peers);
        }
    }

    @Wrong(value = "has one KeyAgreement for all threads", nameless = true)
    public static class KeepsTheAgreement extends InSteps {
        private final KeyAgreement kept = agreement();

        @Override
        byte[] agree(PrivateKey ours, PublicKey peers) throws GeneralSecurityException {
            return agree(kept, ours, peers);
        }
    }

    @Wrong(value = "forgets the JDK's refusal, and has no secret then", nameless = true)
    public static class LosesTheRefusal extends SolvedKeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            byte[] secret = null;
            try {
                secret = super.sharedSecret(privateKey, peersPublicKey);
            } catch (ProtocolException e) {
                if (peersPublicKey.length != 32) {
                    throw e;
                }
            }
            return secret.clone();
        }
    }

    @Wrong(value = "writes both keys into one array", nameless = true)
    public static class WritesIntoOneArray extends SolvedKeyExchange {
        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            Keys keys = super.keys(side, sharedSecret, salt);
            byte[] last = side == Side.CLIENT ? keys.receive() : keys.send();
            return new Keys(last, last);
        }
    }

    @Wrong("makes one key and gives it twice")
    public static class GivesOneKeyTwice extends SolvedKeyExchange {
        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            Keys keys = super.keys(Side.CLIENT, sharedSecret, salt);
            return new Keys(keys.send(), keys.send());
        }
    }

    @Wrong(value = "refuses an empty salt by itself", nameless = true)
    public static class RefusesAnEmptySaltItself extends SolvedKeyExchange {
        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            if (salt.length == 0) {
                throw new IllegalArgumentException("no salt");
            }
            return super.keys(side, sharedSecret, salt);
        }
    }

    @Wrong(value = "leaves the last byte of the secret", nameless = true)
    public static class LeavesOneByte extends SolvedKeyExchange {
        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            byte last = sharedSecret[31];
            Keys keys = super.keys(side, sharedSecret, salt);
            sharedSecret[31] = last;
            return keys;
        }
    }

    @Wrong("makes the keys of the secret that it made itself before")
    public static class RemembersTheSecret extends SolvedKeyExchange {
        private byte[] last;

        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            last = super.sharedSecret(privateKey, peersPublicKey);
            return last.clone();
        }

        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            Keys keys = super.keys(side, last == null ? sharedSecret : last.clone(), salt);
            Arrays.fill(sharedSecret, (byte) 0);
            return keys;
        }
    }
}
