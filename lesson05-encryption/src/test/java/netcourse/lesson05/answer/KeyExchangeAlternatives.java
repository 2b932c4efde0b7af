package netcourse.lesson05.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
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
                KeyAgreement agreement = KeyAgreement.getInstance("XDH");
                agreement.init(
                        keys.generatePrivate(
                                new PKCS8EncodedKeySpec(encoded(PRIVATE, privateKey))));
                agreement.doPhase(
                        keys.generatePublic(new X509EncodedKeySpec(encoded(PUBLIC, masked))), true);
                return agreement.generateSecret();
            } catch (InvalidKeyException e) {
                throw new ProtocolException("key of small order");
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
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
}
