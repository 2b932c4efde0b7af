package netcourse.lesson05.answer;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import netcourse.authoring.Alternative;
import netcourse.lesson05.exercise.MessageSigner;

/// Unusual solutions of exercise 5.2, sign and verify with HMAC, which are right.
public final class MessageSignerAlternatives {
    private MessageSignerAlternatives() {}

    @Alternative(
            """
            makes the HMAC of two hashes itself, as RFC 2104 says, and compares with a loop that
            collects the differences
            """)
    public static class HashesTwice implements MessageSigner {
        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            if (key.length == 0 || tagBytes < 16 || tagBytes > 32) {
                throw new IllegalArgumentException(key.length + ", " + tagBytes);
            }
            byte[] block = Arrays.copyOf(key.length > 64 ? sha256(key) : key, 64);
            byte[] inner = sha256(padded(block, 0x36), message);
            return Arrays.copyOf(sha256(padded(block, 0x5c), inner), tagBytes);
        }

        private static byte[] padded(byte[] block, int pad) {
            byte[] padded = new byte[block.length];
            for (int i = 0; i < block.length; i++) {
                padded[i] = (byte) (block[i] ^ pad);
            }
            return padded;
        }

        private static byte[] sha256(byte[]... parts) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                for (byte[] part : parts) {
                    digest.update(part);
                }
                return digest.digest();
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            byte[] right = sign(key, message, tagBytes);
            int difference = tag.length ^ tagBytes;
            for (int i = 0; i < Math.min(tag.length, tagBytes); i++) {
                difference |= (tag[i] & 0xff) ^ (right[i] & 0xff);
            }
            return difference == 0;
        }
    }

    @Alternative(
            """
            keeps a Mac for each thread, has a key class of its own, and compares the tags under a
            random key
            """)
    public static class ComparesTagsOfTags implements MessageSigner {
        private static final SecureRandom RANDOM = new SecureRandom();

        private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(ComparesTagsOfTags::mac);

        private record RawKey(byte[] bytes) implements SecretKey {
            @Override
            public String getAlgorithm() {
                return "HmacSHA256";
            }

            @Override
            public String getFormat() {
                return "RAW";
            }

            @Override
            public byte[] getEncoded() {
                return bytes.clone();
            }
        }

        private static Mac mac() {
            try {
                return Mac.getInstance("HmacSHA256");
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            if (key.length < 1 || tagBytes < 16 || tagBytes > 32) {
                throw new IllegalArgumentException(key.length + ", " + tagBytes);
            }
            return Arrays.copyOfRange(hmac(key, message), 0, tagBytes);
        }

        private byte[] hmac(byte[] key, byte[] message) {
            Mac mac = macs.get();
            try {
                mac.init(new RawKey(key));
            } catch (InvalidKeyException e) {
                throw new AssertionError(e);
            }
            for (byte each : message) {
                mac.update(each);
            }
            return mac.doFinal();
        }

        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            byte[] right = sign(key, message, tagBytes);
            byte[] blind = new byte[32];
            RANDOM.nextBytes(blind);
            return MessageDigest.isEqual(hmac(blind, right), hmac(blind, tag));
        }
    }
}
