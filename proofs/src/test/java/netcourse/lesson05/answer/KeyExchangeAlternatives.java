package netcourse.lesson05.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.KeyExchange;

/// Unusual solutions of exercise 5.5, X25519 and HKDF to two keys, which are right.
public final class KeyExchangeAlternatives {
    private KeyExchangeAlternatives() {}

    @Alternative(
            """
            puts the bytes of the keys after the fixed beginning of their encodings (RFC 8410), so
            that no number is needed; makes HKDF of two HMACs
            """)
    public static class EncodesTheKeys implements KeyExchange {
        private static final String PUBLIC = "302a300506032b656e032100";
        private static final String PRIVATE = "302e020100300506032b656e04220420";

        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            if (privateKey.length != 32) {
                throw new IllegalArgumentException();
            }
            if (peersPublicKey.length != 32) {
                throw new ProtocolException("key of another length");
            }
            try {
                byte[] masked = peersPublicKey.clone();
                masked[31] = (byte) (masked[31] & 0x7f);
                KeyFactory keys = KeyFactory.getInstance("XDH");
                return agree(
                        keys.generatePrivate(new PKCS8EncodedKeySpec(encoded(PRIVATE, privateKey))),
                        keys.generatePublic(new X509EncodedKeySpec(encoded(PUBLIC, masked))));
            } catch (InvalidKeyException e) {
                throw new ProtocolException("key of small order");
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        byte[] agree(PrivateKey ours, PublicKey peers) throws GeneralSecurityException {
            KeyAgreement agreement = KeyAgreement.getInstance("XDH");
            agreement.init(ours);
            agreement.doPhase(peers, true);
            return agreement.generateSecret();
        }

        private static byte[] encoded(String beginning, byte[] key) {
            return HexFormat.of().parseHex(beginning + HexFormat.of().formatHex(key));
        }

        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            byte[] extracted = hmac(salt.length == 0 ? new byte[32] : salt, sharedSecret);
            Arrays.fill(sharedSecret, (byte) 0);
            byte[][] both = {
                expand(extracted, CLIENT_TO_SERVER), expand(extracted, SERVER_TO_CLIENT)
            };
            return new Keys(both[side.ordinal()], both[1 - side.ordinal()]);
        }

        /// One block is enough for 32 bytes.
        private static byte[] expand(byte[] extracted, String info) {
            return hmac(extracted, (info + '\u0001').getBytes(US_ASCII));
        }

        private static byte[] hmac(byte[] key, byte[] message) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                return mac.doFinal(message);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Alternative("keeps one KeyAgreement for all, which one thread at a time uses")
    public static class LocksTheAgreement extends EncodesTheKeys {
        private static final KeyAgreement SHARED = agreement();

        private static KeyAgreement agreement() {
            try {
                return KeyAgreement.getInstance("XDH");
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        byte[] agree(PrivateKey ours, PublicKey peers) throws GeneralSecurityException {
            synchronized (SHARED) {
                SHARED.init(ours);
                SHARED.doPhase(peers, true);
                return SHARED.generateSecret();
            }
        }
    }

    @Alternative("looks at the secret itself for zeros; extracts once, and expands twice")
    public static class ExpandsTwice implements KeyExchange {
        @Override
        public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey)
                throws ProtocolException {
            if (privateKey.length != 32) {
                throw new IllegalArgumentException("private key");
            }
            if (peersPublicKey.length != 32) {
                throw new ProtocolException("public key");
            }
            BigInteger u = BigInteger.ZERO;
            for (int i = 31; i >= 0; i--) {
                u = u.shiftLeft(8).or(BigInteger.valueOf(peersPublicKey[i] & 0xff));
            }
            byte[] secret = agree(privateKey, u.clearBit(255));
            int bits = 0;
            for (byte each : secret) {
                bits |= each;
            }
            if (bits == 0) {
                throw new ProtocolException("zeros");
            }
            return secret;
        }

        /// Zeros if the JDK refuses the key.
        private static byte[] agree(byte[] privateKey, BigInteger u) {
            try {
                KeyFactory keys = KeyFactory.getInstance("X25519");
                KeyAgreement agreement = KeyAgreement.getInstance("X25519");
                agreement.init(
                        keys.generatePrivate(
                                new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey)));
                agreement.doPhase(
                        keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u)),
                        true);
                return agreement.generateSecret();
            } catch (InvalidKeyException e) {
                return new byte[32];
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
            try {
                KDF hkdf = KDF.getInstance("HKDF-SHA256");
                SecretKey extracted =
                        hkdf.deriveKey(
                                "Generic",
                                HKDFParameterSpec.ofExtract()
                                        .addSalt(salt)
                                        .addIKM(sharedSecret)
                                        .extractOnly());
                Arrays.fill(sharedSecret, (byte) 0);
                boolean client = side == Side.CLIENT;
                return new Keys(
                        expand(hkdf, extracted, client ? CLIENT_TO_SERVER : SERVER_TO_CLIENT),
                        expand(hkdf, extracted, client ? SERVER_TO_CLIENT : CLIENT_TO_SERVER));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        private static byte[] expand(KDF hkdf, SecretKey extracted, String info)
                throws GeneralSecurityException {
            return hkdf.deriveData(
                    HKDFParameterSpec.expandOnly(extracted, info.getBytes(US_ASCII), 32));
        }
    }
}
