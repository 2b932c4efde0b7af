package netcourse.lesson05.mistake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netcourse.authoring.Wrong;
import netcourse.common.MessageHeader;
import netcourse.lesson05.answer.SolvedRepeatedKeyFinder;

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
}
