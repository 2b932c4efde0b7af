package netcourse.lesson05.mistake;

import java.math.BigInteger;
import java.util.Arrays;
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
