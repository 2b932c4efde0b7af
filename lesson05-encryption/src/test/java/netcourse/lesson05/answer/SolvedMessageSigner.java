package netcourse.lesson05.answer;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import netcourse.lesson05.exercise.MessageSigner;

/// The answer to exercise 5.2.
public class SolvedMessageSigner implements MessageSigner {
    private static final String HMAC = "HmacSHA256";

    @Override
    public byte[] sign(byte[] key, byte[] message, int tagBytes) {
        if (tagBytes < 16 || tagBytes > 32) {
            throw new IllegalArgumentException("tag must have 16..32 bytes, not " + tagBytes);
        }
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC)); // which refuses an empty key
            return Arrays.copyOf(mac.doFinal(message), tagBytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has HmacSHA256
        }
    }

    @Override
    public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
        return MessageDigest.isEqual(sign(key, message, tagBytes), tag);
    }
}
