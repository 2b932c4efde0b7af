package netcourse.lesson05.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import netcourse.common.MessageHeader;
import netcourse.lesson05.exercise.RepeatedKeyFinder;

/// The answer to exercise 5.1.
public class SolvedRepeatedKeyFinder implements RepeatedKeyFinder {
    private static final int UNKNOWN = -1;

    @Override
    public Optional<byte[]> find(List<byte[]> ciphertexts, MessageHeader first, int maxKeyBytes) {
        if (maxKeyBytes < 1 || maxKeyBytes > 256) {
            throw new IllegalArgumentException("maximum must be 1..256, was " + maxKeyBytes);
        }
        if (ciphertexts.stream().anyMatch(c -> c.length < MessageHeader.BYTES)) {
            throw new IllegalArgumentException("a ciphertext is shorter than a header");
        }
        for (int length = 1; length <= maxKeyBytes; length++) {
            int[] key = new int[length];
            Arrays.fill(key, UNKNOWN);
            if (fits(ciphertexts, first, key)) {
                return whole(key);
            }
        }
        return Optional.empty();
    }

    /// Puts what the headers show where it stands in a key of this length; false if two contradict
    /// each other.
    private static boolean fits(List<byte[]> ciphertexts, MessageHeader first, int[] key) {
        long begin = 0;
        long sequence = first.sequence();
        for (byte[] ciphertext : ciphertexts) {
            byte[] plain = header(first, sequence++, ciphertext.length).bytes();
            for (int i = 0; i < plain.length; i++) {
                int at = (int) ((begin + i) % key.length);
                int shown = (plain[i] ^ ciphertext[i]) & 0xff;
                if (key[at] != UNKNOWN && key[at] != shown) {
                    return false;
                }
                key[at] = shown;
            }
            begin += ciphertext.length;
        }
        return true;
    }

    private static MessageHeader header(MessageHeader first, long sequence, int bytes) {
        int body = bytes - MessageHeader.BYTES;
        return new MessageHeader(first.flags(), first.protocol(), first.error(), sequence, body);
    }

    private static Optional<byte[]> whole(int[] key) {
        byte[] bytes = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            if (key[i] == UNKNOWN) {
                return Optional.empty();
            }
            bytes[i] = (byte) key[i];
        }
        return Optional.of(bytes);
    }
}
