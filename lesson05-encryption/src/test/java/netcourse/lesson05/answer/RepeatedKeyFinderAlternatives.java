package netcourse.lesson05.answer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import netcourse.authoring.Alternative;
import netcourse.common.MessageHeader;
import netcourse.lesson05.exercise.RepeatedKeyFinder;

/// Unusual solutions of exercise 5.1, recover a repeated XOR key, which are right.
public final class RepeatedKeyFinderAlternatives {
    private RepeatedKeyFinderAlternatives() {}

    @Alternative(
            """
            keeps the shown bytes with -1 between them for those that are not shown, and compares
            the stream with itself, moved by the length of the key
            """)
    public static class ComparesTheStreamWithItself implements RepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(
                List<byte[]> ciphertexts, MessageHeader first, int maxKeyBytes) {
            if (maxKeyBytes <= 0 || maxKeyBytes > 256) {
                throw new IllegalArgumentException();
            }
            int[] stream = new int[ciphertexts.stream().mapToInt(c -> c.length).sum()];
            Arrays.fill(stream, -1);
            int at = 0;
            for (int i = 0; i < ciphertexts.size(); i++) {
                ByteBuffer header = ByteBuffer.wrap(first.bytes());
                header.putInt(8, (int) first.sequence() + i);
                header.putInt(12, ciphertexts.get(i).length - 16);
                if (ciphertexts.get(i).length < 16) {
                    throw new IllegalArgumentException("no header");
                }
                for (int j = 0; j < 16; j++) {
                    stream[at + j] = (ciphertexts.get(i)[j] ^ header.get(j)) & 0xff;
                }
                at += ciphertexts.get(i).length;
            }
            return IntStream.rangeClosed(1, maxKeyBytes)
                    .mapToObj(length -> key(stream, length))
                    .filter(key -> key.length > 0)
                    .findFirst()
                    .filter(key -> Arrays.stream(key).allMatch(b -> b >= 0))
                    .map(ComparesTheStreamWithItself::bytes);
        }

        /// Empty if the length contradicts; -1 for what is not shown.
        private static int[] key(int[] stream, int length) {
            int[] key = new int[length];
            for (int i = 0; i < length; i++) {
                key[i] = -1;
                for (int j = i; j < stream.length; j += length) {
                    if (stream[j] >= 0 && key[i] >= 0 && stream[j] != key[i]) {
                        return new int[0];
                    }
                    key[i] = Math.max(key[i], stream[j]);
                }
            }
            return key;
        }

        private static byte[] bytes(int[] key) {
            byte[] bytes = new byte[key.length];
            for (int i = 0; i < key.length; i++) {
                bytes[i] = (byte) key[i];
            }
            return bytes;
        }
    }
}
