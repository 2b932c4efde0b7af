package netcourse.lesson05.mistake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import netcourse.authoring.Wrong;
import netcourse.common.MessageHeader;
import netcourse.lesson05.answer.SolvedRepeatedKeyFinder;
import netcourse.lesson05.exercise.RepeatedKeyFinder;

/// Further wrong solutions of exercise 5.1.
public final class RepeatedKeyFinderWrong {
    private RepeatedKeyFinderWrong() {}

    @Wrong("accepts a maximum of 257")
    public static class TakesOneMore extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            return super.find(sent, first, max == 257 ? 256 : max);
        }
    }

    @Wrong("refuses a maximum of 256")
    public static class TakesOneLess extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            return super.find(sent, first, max == 256 ? 257 : max);
        }
    }

    @Wrong("finds nothing instead of refusing a maximum of 0")
    public static class FindsNothingForZero extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            return max == 0 ? Optional.empty() : super.find(sent, first, max);
        }
    }

    @Wrong("throws if nothing was intercepted")
    public static class NeedsMessage extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            sent.getFirst();
            return super.find(sent, first, max);
        }
    }

    @Wrong("leaves out ciphertexts that are too short")
    public static class LeavesOutShortOnes extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            return super.find(sent.stream().filter(c -> c.length >= 16).toList(), first, max);
        }
    }

    @Wrong("takes a byte 0 of the key for one that is not known")
    public static class TakesZeroForUnknown extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            return super.find(sent, first, max)
                    .filter(key -> {
                        for (byte b : key) {
                            if (b == 0) {
                                return false;
                            }
                        }
                        return true;
                    });
        }
    }

    @Wrong("gives the same array again for the same key length")
    public static class SharesTheResult extends SolvedRepeatedKeyFinder {
        private static final Map<Integer, byte[]> RESULTS = new HashMap<>();

        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            return super.find(sent, first, max)
                    .map(key -> {
                        byte[] result = RESULTS.computeIfAbsent(key.length, byte[]::new);
                        System.arraycopy(key, 0, result, 0, key.length);
                        return result;
                    });
        }
    }

    @Wrong("remembers the messages of the call before")
    public static class AddsUp extends SolvedRepeatedKeyFinder {
        private final List<byte[]> all = new ArrayList<>();

        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            all.addAll(sent);
            return super.find(all, first, max);
        }
    }

    @Wrong("takes every message for a request without an error")
    public static class ForgetsFlagsAndError extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            return super.find(
                    sent, new MessageHeader(0, first.protocol(), 0, first.sequence(), 0), max);
        }
    }

    @Wrong("looks at the first eight messages")
    public static class LooksAtTheFirst extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            return super.find(sent.subList(0, Math.min(sent.size(), 8)), first, max);
        }
    }

    @Wrong("finds nothing before it comes to the ciphertext that is too short")
    public static class MeetsTheShortOneLate extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            for (int i = 1; i < sent.size(); i++) {
                if (sent.get(i).length < 16
                        && super.find(sent.subList(0, i), first, max).isEmpty()) {
                    return Optional.empty();
                }
            }
            return super.find(sent, first, max);
        }
    }

    @Wrong("collects the messages in a list that all calls share")
    public static class CollectsInField extends SolvedRepeatedKeyFinder {
        private final List<byte[]> messages = new ArrayList<>();

        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            messages.clear();
            for (byte[] each : sent) {
                messages.add(each);
            }
            return super.find(messages, first, max);
        }
    }

    @Wrong("goes from message to message by a recursion")
    public static class GoesByRecursion extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            return super.find(copy(sent, 0, new ArrayList<>()), first, max);
        }

        private static List<byte[]> copy(List<byte[]> from, int at, List<byte[]> to) {
            if (at == from.size()) {
                return to;
            }
            to.add(from.get(at));
            return copy(from, at + 1, to);
        }
    }

    /// The answer, but what it compares and where it looks can be changed.
    private abstract static class WithPlaces implements RepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            if (max < 1 || max > 256 || sent.stream().anyMatch(c -> c.length < 16)) {
                throw new IllegalArgumentException("maximum or ciphertext");
            }
            Map<Integer, Byte> shown = new TreeMap<>();
            int place = 0;
            for (int n = 0; n < sent.size(); n++) {
                byte[] bytes = sent.get(n);
                byte[] header =
                        new MessageHeader(
                                        first.flags(),
                                        first.protocol(),
                                        first.error(),
                                        first.sequence() + n,
                                        bytes.length - 16)
                                .bytes();
                for (int i = 0; i < 16; i++) {
                    shown.put(place + i, (byte) (header[i] ^ bytes[i]));
                }
                place += step(bytes.length);
            }
            return search(shown, max);
        }

        int step(int bytes) {
            return bytes;
        }

        Optional<byte[]> search(Map<Integer, Byte> shown, int max) {
            return IntStream.rangeClosed(1, max)
                    .filter(length -> fits(shown, length))
                    .mapToObj(length -> whole(shown, length))
                    .findFirst()
                    .flatMap(key -> key);
        }

        boolean fits(Map<Integer, Byte> shown, int length) {
            return shown.entrySet().stream().allMatch(e -> agrees(shown, length, e.getKey()));
        }

        boolean agrees(Map<Integer, Byte> shown, int length, int place) {
            return shown.keySet().stream()
                    .filter(other -> other > place && (other - place) % length == 0)
                    .filter(other -> compares((other - place) / length, place / length))
                    .allMatch(other -> shown.get(other).equals(shown.get(place)));
        }

        boolean compares(int lengthsApart, int repetition) {
            return true;
        }

        static Optional<byte[]> whole(Map<Integer, Byte> shown, int length) {
            Byte[] key = new Byte[length];
            shown.forEach((place, value) -> key[place % length] = value);
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                if (key[i] == null) {
                    return Optional.empty();
                }
                bytes[i] = key[i];
            }
            return Optional.of(bytes);
        }
    }

    @Wrong(value = "compares the key with its first repetition only", nameless = true)
    public static class ComparesOneRepetition extends WithPlaces {
        @Override
        boolean compares(int lengthsApart, int repetition) {
            return lengthsApart == 1 && repetition == 0;
        }
    }

    @Wrong(value = "compares places that are one or two lengths apart", nameless = true)
    public static class LooksTwoLengthsFar extends WithPlaces {
        @Override
        boolean compares(int lengthsApart, int repetition) {
            return lengthsApart <= 2;
        }
    }

    @Wrong(value = "counts the headers only, as if there were no bodies", nameless = true)
    public static class CountsHeadersOnly extends WithPlaces {
        @Override
        int step(int bytes) {
            return 16;
        }
    }

    @Wrong(value = "takes the first header's bytes if no shorter key fits", nameless = true)
    public static class FallsBackOnTheFirst extends WithPlaces {
        @Override
        Optional<byte[]> search(Map<Integer, Byte> shown, int max) {
            return IntStream.range(1, 16)
                    .filter(length -> fits(shown, length))
                    .mapToObj(length -> whole(shown, length))
                    .findFirst()
                    .orElseGet(() -> whole(new TreeMap<>(shown).headMap(16), 16));
        }
    }

    @Wrong(value = "considers keys of one or two bytes", nameless = true)
    public static class ConsidersTwoLengths extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            return super.find(sent, first, max > 2 && max <= 256 ? 2 : max);
        }
    }

    @Wrong(value = "decrypts the ciphertexts where they are", nameless = true)
    public static class DecryptsInPlace extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            Optional<byte[]> key = super.find(sent, first, max);
            int place = 0;
            for (byte[] each : sent) {
                for (int i = 0; key.isPresent() && i < each.length; i++) {
                    each[i] ^= key.get()[place++ % key.get().length];
                }
            }
            return key;
        }
    }

    @Wrong("considers the longest keys first")
    public static class LooksForTheLongest extends SolvedRepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            Optional<byte[]> shortest = super.find(sent, first, max);
            return sent.size() > 1
                    ? shortest
                    : shortest.map(key -> {
                        byte[] longest = Arrays.copyOf(key, 16);
                        for (int i = key.length; i < 16; i++) {
                            longest[i] = key[i % key.length];
                        }
                        return longest;
                    });
        }
    }

    @Wrong("counts the bytes of the stream in 16 bits")
    public static class CountsIn16Bits implements RepeatedKeyFinder {
        @Override
        public Optional<byte[]> find(List<byte[]> sent, MessageHeader first, int max) {
            byte[] shown = new byte[1 << 16];
            boolean[] known = new boolean[1 << 16];
            char at = 0;
            for (int n = 0; n < sent.size(); n++) {
                byte[] bytes = sent.get(n);
                byte[] header =
                        new MessageHeader(
                                        first.flags(),
                                        first.protocol(),
                                        first.error(),
                                        first.sequence() + n,
                                        bytes.length - 16)
                                .bytes();
                for (int i = 0; i < 16; i++) {
                    shown[at + i] = (byte) (header[i] ^ bytes[i]);
                    known[at + i] = true;
                }
                at += (char) bytes.length;
            }
            return IntStream.rangeClosed(1, max)
                    .mapToObj(length -> key(shown, known, length))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private static Optional<byte[]> key(byte[] shown, boolean[] known, int length) {
            byte[] key = new byte[length];
            boolean[] set = new boolean[length];
            for (int i = 0; i < shown.length; i++) {
                if (known[i] && set[i % length] && key[i % length] != shown[i]) {
                    return Optional.empty();
                }
                key[i % length] = known[i] ? shown[i] : key[i % length];
                set[i % length] |= known[i];
            }
            return Optional.of(key);
        }
    }
}
