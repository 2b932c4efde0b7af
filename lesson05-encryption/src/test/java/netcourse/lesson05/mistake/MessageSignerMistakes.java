package netcourse.lesson05.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import netcourse.checker.Mistake;
import netcourse.lesson05.exercise.MessageSigner;

/// Common mistakes in exercise 5.2, sign and verify with HMAC, in the order of the behaviours of
/// [netcourse.lesson05.MessageSignerCheck] that catch them.
public final class MessageSignerMistakes {
    private MessageSignerMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class MessageSignerInSteps implements MessageSigner {
        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            if (tagBytes < 16 || tagBytes > 32) {
                throw new IllegalArgumentException("tag of %d bytes".formatted(tagBytes));
            }
            try {
                return cut(hmac(keyOf(key), message), tagBytes);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] keyOf(byte[] key) {
            return key;
        }

        byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
            return mac(key).doFinal(message);
        }

        Mac mac(byte[] key) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        }

        byte[] cut(byte[] whole, int tagBytes) {
            return Arrays.copyOf(whole, tagBytes);
        }

        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            return isSame(sign(key, message, tagBytes), tag);
        }

        boolean isSame(byte[] right, byte[] tag) {
            return MessageDigest.isEqual(right, tag);
        }
    }

    @Mistake(
            does = "hashes key and message one after the other, instead of an HMAC",
            sees =
                    """
                    The tag is not the one that the peer computes. And whoever has SHA-256 of key
                    and message can go on hashing from there, without the key, and so sign the
                    message with more text at its end (length extension). HMAC hashes twice, so that
                    this is impossible.
                    """,
            caughtBy = "signsAsPublished")
    public static class HashesTheKeyAsWell extends MessageSignerInSteps {
        @Override
        byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            return digest.digest(message);
        }
    }

    @Mistake(
            does = "keeps the key of the first call, or the Mac that has it",
            sees =
                    """
                    All later messages are signed with the first key, whatever key comes with them.
                    A field that is set once, at the first call, has the key of that call, and a Mac
                    has the key of its last init.
                    """,
            caughtBy = "signsAsPublished")
    public static class KeepsTheFirstKey extends MessageSignerInSteps {
        private Mac mac;

        @Override
        Mac mac(byte[] key) throws GeneralSecurityException {
            if (mac == null) {
                mac = super.mac(key);
            }
            return mac;
        }
    }

    @Mistake(
            does = "makes a String of the message first",
            sees =
                    """
                    Two different messages get the same tag: bytes that are no UTF-8 become the
                    replacement character, all of them the same. What is signed are the bytes that
                    are sent.
                    """,
            caughtBy = "signsBytesOfAnyValue")
    public static class SignsText extends MessageSignerInSteps {
        @Override
        byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
            return super.hmac(key, new String(message, UTF_8).getBytes(UTF_8));
        }
    }

    @Mistake(
            does = "takes the last bytes of the HMAC for the tag",
            sees =
                    """
                    No peer finds the tag right. The last bytes are as good as the first, but RFC
                    2104, section 5, takes the first, and so do all others.
                    """,
            caughtBy = "cutsTheTag")
    public static class TakesTheLastBytes extends MessageSignerInSteps {
        @Override
        byte[] cut(byte[] whole, int tagBytes) {
            return Arrays.copyOfRange(whole, whole.length - tagBytes, whole.length);
        }
    }

    @Mistake(
            does = "adds the differences up, or XORs them, so that two can cancel each other",
            sees =
                    """
                    Tags are accepted that are wrong in two bytes: the same bit altered in both
                    gives 0 again, and so do 1 more and 1 less. A forger needs far fewer tries. Only
                    | keeps what is different.
                    """,
            caughtBy = "refusesTagWithTwoBytesAltered")
    public static class LetsDifferencesCancel extends MessageSignerInSteps {
        @Override
        boolean isSame(byte[] right, byte[] tag) {
            int difference = right.length - tag.length;
            for (int i = 0; i < Math.min(right.length, tag.length); i++) {
                difference ^= right[i] ^ tag[i];
            }
            return difference == 0;
        }
    }

    @Mistake(
            does = "compares only as many bytes as came",
            sees =
                    """
                    A tag of one byte is right in one of 256 tries, and one without bytes always.
                    The length is agreed on, so a tag of another length is wrong.
                    """,
            caughtBy = "refusesTagOfAnotherLength")
    public static class BelievesTheLengthThatCame extends MessageSignerInSteps {
        @Override
        boolean isSame(byte[] right, byte[] tag) {
            int length = Math.min(right.length, tag.length);
            return MessageDigest.isEqual(Arrays.copyOf(right, length), Arrays.copyOf(tag, length));
        }
    }

    @Mistake(
            does = "throws if a tag of another length has come",
            sees =
                    """
                    Anybody can end the thread of a caller that waits for true or false. The tag
                    comes from the peer: if it is wrong, that is an answer, not the caller's fault,
                    and verify returns false.
                    """,
            caughtBy = "refusesTagOfAnotherLength")
    public static class ThrowsForTheTagThatCame extends MessageSignerInSteps {
        @Override
        boolean isSame(byte[] right, byte[] tag) {
            if (tag.length != right.length) {
                throw new IllegalArgumentException("tag of %d bytes".formatted(tag.length));
            }
            return super.isSame(right, tag);
        }
    }

    @Mistake(
            does = "compares the tags with Arrays.equals, or another method that stops early",
            sees =
                    """
                    It may return sooner if the first byte is wrong than if the last is: that
                    depends on the machine. An attacker who can measure that finds a right tag byte
                    by byte, with at most 256 tries each. The time of MessageDigest.isEqual does not
                    depend on the contents.
                    """,
            caughtBy = "comparesInConstantTime")
    public static class ComparesWithEquals extends MessageSignerInSteps {
        @Override
        boolean isSame(byte[] right, byte[] tag) {
            return Arrays.equals(right, tag);
        }
    }

    @Mistake(
            does = "compares the tags in a loop that branches on each byte",
            sees =
                    """
                    Whether it returns at once or sets a flag: the path through the code, and so its
                    time, depends on the bytes. MessageDigest.isEqual collects all differences with
                    | and ^ and looks at the result once.
                    """,
            caughtBy = "comparesInConstantTime")
    public static class BranchesOnBytes extends MessageSignerInSteps {
        @Override
        boolean isSame(byte[] right, byte[] tag) {
            boolean same = right.length == tag.length;
            for (int i = 0; i < Math.min(right.length, tag.length); i++) {
                if (right[i] != tag[i]) {
                    same = false;
                }
            }
            return same;
        }
    }

    @Mistake(
            does = "signs with an empty key, as if it were one of zeros",
            sees =
                    """
                    Anybody can make that tag. HMAC fills a key up with zeros, so it is the one of
                    the empty key, indeed; but an empty key is a configuration that was not read.
                    """,
            caughtBy = "refusesEmptyKey")
    public static class FillsUpTheEmptyKey extends MessageSignerInSteps {
        @Override
        byte[] keyOf(byte[] key) {
            return key.length == 0 ? new byte[1] : key;
        }
    }
}
