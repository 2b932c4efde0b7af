package netcourse.lesson05.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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
}
