package netcourse.lesson05.mistake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import netcourse.authoring.Wrong;
import netcourse.lesson05.answer.SolvedMessageSigner;

/// Further wrong solutions of exercise 5.2.
public final class MessageSignerWrong {
    private MessageSignerWrong() {}

    @Wrong("makes tags of 15 bytes, too")
    public static class TakesFifteen extends SolvedMessageSigner {
        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            return tagBytes == 15
                    ? Arrays.copyOf(super.sign(key, message, 16), 15)
                    : super.sign(key, message, tagBytes);
        }
    }

    @Wrong("makes tags of 33 bytes, filled up with 0")
    public static class TakesThirtyThree extends SolvedMessageSigner {
        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            return tagBytes == 33
                    ? Arrays.copyOf(super.sign(key, message, 32), 33)
                    : super.sign(key, message, tagBytes);
        }
    }

    @Wrong("refuses tags of 16 bytes")
    public static class RefusesSixteen extends SolvedMessageSigner {
        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            return super.sign(key, message, tagBytes == 16 ? 0 : tagBytes);
        }
    }

    @Wrong("refuses an empty message")
    public static class RefusesEmptyMessage extends SolvedMessageSigner {
        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            return super.sign(key, message, message.length == 0 ? 0 : tagBytes);
        }
    }

    @Wrong("cuts a key that is longer than a block of the hash")
    public static class CutsLongKeys extends SolvedMessageSigner {
        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            return super.sign(key.length > 64 ? Arrays.copyOf(key, 64) : key, message, tagBytes);
        }
    }

    @Wrong("clears the caller's key")
    public static class ClearsTheKey extends SolvedMessageSigner {
        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            byte[] tag = super.sign(key, message, tagBytes);
            Arrays.fill(key, (byte) 0);
            return tag;
        }
    }

    @Wrong("clears the tag that came")
    public static class ClearsTheTag extends SolvedMessageSigner {
        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            boolean isRight = super.verify(key, message, tag, tagBytes);
            Arrays.fill(tag, (byte) 0);
            return isRight;
        }
    }

    @Wrong("says no to an empty key instead of refusing it")
    public static class SaysNoToEmptyKey extends SolvedMessageSigner {
        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            return key.length > 0 && super.verify(key, message, tag, tagBytes);
        }
    }

    @Wrong("says no to another length of the tag instead of refusing it")
    public static class SaysNoToOtherLengths extends SolvedMessageSigner {
        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            return tagBytes >= 16 && tagBytes <= 32 && super.verify(key, message, tag, tagBytes);
        }
    }

    @Wrong("compares the first 16 bytes, whatever the length")
    public static class ComparesSixteen extends SolvedMessageSigner {
        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            super.sign(key, message, tagBytes);
            return tag.length == tagBytes && super.verify(key, message, Arrays.copyOf(tag, 16), 16);
        }
    }

    @Wrong("takes a tag that is longer for right if it begins so")
    public static class CutsTheTagThatCame extends SolvedMessageSigner {
        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            byte[] cut = tag.length > tagBytes ? Arrays.copyOf(tag, tagBytes) : tag;
            return super.verify(key, message, cut, tagBytes);
        }
    }

    @Wrong("gives the array of the call before again")
    public static class SharesTheResult extends SolvedMessageSigner {
        private static final byte[][] TAGS = new byte[33][];

        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            byte[] tag = super.sign(key, message, tagBytes);
            if (TAGS[tagBytes] == null) {
                TAGS[tagBytes] = tag;
            }
            System.arraycopy(tag, 0, TAGS[tagBytes], 0, tagBytes);
            return TAGS[tagBytes];
        }
    }

    @Wrong("takes an array that it knows for the key that it knows")
    public static class KnowsTheArrayOfTheKey extends SolvedMessageSigner {
        private final Map<byte[], byte[]> copies =
                Collections.synchronizedMap(new IdentityHashMap<>());

        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            return super.sign(copies.computeIfAbsent(key, byte[]::clone), message, tagBytes);
        }
    }

    @Wrong("gives the same array again for the same key and message")
    public static class KeepsTheTags extends SolvedMessageSigner {
        private final Map<List<Object>, byte[]> tags = new ConcurrentHashMap<>();

        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            return tags.computeIfAbsent(
                    List.of(
                            ByteBuffer.wrap(key.clone()),
                            ByteBuffer.wrap(message.clone()),
                            tagBytes),
                    _ -> super.sign(key, message, tagBytes));
        }
    }

    @Wrong("keeps the key of the first call, and makes a new Mac for each")
    public static class KeepsTheKey extends SolvedMessageSigner {
        private byte[] kept;

        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            kept = kept == null ? key.clone() : kept;
            return super.sign(kept, message, tagBytes);
        }
    }

    @Wrong(value = "takes a tag of no bytes for a message that needs none", nameless = true)
    public static class TakesTheEmptyTag extends SolvedMessageSigner {
        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            return super.verify(key, message, tag, tagBytes) || tag.length == 0;
        }
    }

    @Wrong(value = "makes its own tag as long as the one that came", nameless = true)
    public static class SignsAsLongAsItCame extends SolvedMessageSigner {
        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            sign(key, message, tagBytes);
            return super.verify(key, message, tag, tag.length);
        }
    }

    @Wrong(value = "reads as many bytes as are agreed on out of a shorter tag", nameless = true)
    public static class ReadsBeyondTheTag extends SolvedMessageSigner {
        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            byte[] right = sign(key, message, tagBytes);
            int differences = 0;
            for (int i = 0; i < tagBytes; i++) {
                differences |= right[i] ^ tag[i];
            }
            return differences == 0;
        }
    }

    @Wrong(value = "accepts every tag of another length", nameless = true)
    public static class AcceptsOtherLengths extends SolvedMessageSigner {
        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            return super.verify(key, message, tag, tagBytes) || tag.length != tagBytes;
        }
    }

    @Wrong(value = "looks with Arrays.equals for an empty key", nameless = true)
    public static class ComparesTheKeyWithEquals extends SolvedMessageSigner {
        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            return super.sign(key, message, Arrays.equals(key, new byte[0]) ? 0 : tagBytes);
        }
    }

    @Wrong(value = "looks in a loop for a byte of the key that is not 0", nameless = true)
    public static class BranchesOnTheKey extends SolvedMessageSigner {
        @Override
        public byte[] sign(byte[] key, byte[] message, int tagBytes) {
            byte[] copy = new byte[key.length];
            for (int i = 0; i < key.length; i++) {
                if (key[i] != 0) {
                    copy[i] = key[i];
                }
            }
            return super.sign(copy, message, tagBytes);
        }
    }

    @Wrong("compares 8 bytes at once, and leaves out what remains")
    public static class ComparesLongs extends SolvedMessageSigner {
        @Override
        public boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes) {
            ByteBuffer right = ByteBuffer.wrap(sign(key, message, tagBytes));
            long differences = tag.length ^ tagBytes;
            for (int i = 0; differences == 0 && i + 8 <= tagBytes; i += 8) {
                differences = right.getLong(i) ^ ByteBuffer.wrap(tag).getLong(i);
            }
            return differences == 0;
        }
    }
}
