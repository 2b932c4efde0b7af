package netcourse.lesson05.answer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    @Alternative("groups what is shown by its place in the key, and looks for groups of two values")
    public static class GroupsByPlace implements RepeatedKeyFinder {
        private record Shown(long place, byte value) {}

        @Override
        public Optional<byte[]> find(
                List<byte[]> ciphertexts, MessageHeader first, int maxKeyBytes) {
            if (Math.clamp(maxKeyBytes, 1, 256) != maxKeyBytes) {
                throw new IllegalArgumentException("maximum " + maxKeyBytes);
            }
            List<Shown> all = shown(ciphertexts, first);
            for (int length = 1; length <= maxKeyBytes; length++) {
                long bytes = length;
                Map<Long, Set<Byte>> places =
                        all.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                s -> s.place() % bytes,
                                                TreeMap::new,
                                                Collectors.mapping(
                                                        Shown::value, Collectors.toSet())));
                if (places.values().stream().allMatch(values -> values.size() == 1)) {
                    return places.size() < length ? Optional.empty() : Optional.of(key(places));
                }
            }
            return Optional.empty();
        }

        private static List<Shown> shown(List<byte[]> ciphertexts, MessageHeader first) {
            List<Shown> all = new ArrayList<>();
            long begin = 0;
            for (int i = 0; i < ciphertexts.size(); i++) {
                byte[] came = ciphertexts.get(i);
                byte[] plain =
                        new MessageHeader(
                                        first.flags(),
                                        first.protocol(),
                                        first.error(),
                                        first.sequence() + i,
                                        came.length - 16) // refused if it is negative
                                .bytes();
                for (int j = 0; j < 16; j++) {
                    all.add(new Shown(begin + j, (byte) (came[j] ^ plain[j])));
                }
                begin += came.length;
            }
            return all;
        }

        private static byte[] key(Map<Long, Set<Byte>> places) {
            ByteArrayOutputStream key = new ByteArrayOutputStream();
            places.values().forEach(values -> values.forEach(key::write));
            return key.toByteArray();
        }
    }
}
