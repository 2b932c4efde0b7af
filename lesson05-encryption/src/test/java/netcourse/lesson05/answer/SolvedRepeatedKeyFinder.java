package netcourse.lesson05.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import netcourse.common.MessageHeader;
import netcourse.lesson05.exercise.RepeatedKeyFinder;

/// The answer to exercise 5.1.
public class SolvedRepeatedKeyFinder implements RepeatedKeyFinder {
    private static final int MAX_KEY_BYTES = 256;

    // @start region="find-repeated-key"
    @Override
    public Optional<byte[]> find(List<byte[]> ciphertexts, MessageHeader first, int maxKeyBytes) {
        if (maxKeyBytes < 1 || maxKeyBytes > MAX_KEY_BYTES) {
            throw new IllegalArgumentException("maximum must be 1..256, was " + maxKeyBytes);
        }
        Map<Long, Byte> shown = shown(ciphertexts, first);
        for (int length = 1; length <= maxKeyBytes; length++) {
            Byte[] key = new Byte[length];
            if (fits(shown, key)) {
                return whole(key);
            }
        }
        return Optional.empty();
    }

    /// The bytes of the repeated key that the headers show, by their places in the stream.
    private static Map<Long, Byte> shown(List<byte[]> ciphertexts, MessageHeader first) {
        Map<Long, Byte> shown = new TreeMap<>();
        long place = 0;
        long sequence = first.sequence();
        for (byte[] ciphertext : ciphertexts) {
            int body = ciphertext.length - MessageHeader.BYTES; // refused by the header if negative
            byte[] plain =
                    new MessageHeader(
                                    first.flags(),
                                    first.protocol(),
                                    first.error(),
                                    sequence++,
                                    body)
                            .bytes();
            for (int i = 0; i < plain.length; i++) {
                shown.put(place + i, (byte) (plain[i] ^ ciphertext[i]));
            }
            place += ciphertext.length;
        }
        return shown;
    }

    /// Puts the bytes where they stand in a key of this length; false if two contradict each other.
    private static boolean fits(Map<Long, Byte> shown, Byte[] key) {
        for (Map.Entry<Long, Byte> each : shown.entrySet()) {
            int at = (int) (each.getKey() % key.length);
            if (key[at] != null && !key[at].equals(each.getValue())) {
                return false;
            }
            key[at] = each.getValue();
        }
        return true;
    }

    private static Optional<byte[]> whole(Byte[] key) {
        byte[] bytes = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            if (key[i] == null) {
                return Optional.empty();
            }
            bytes[i] = key[i];
        }
        return Optional.of(bytes);
    }
    // @end
}
