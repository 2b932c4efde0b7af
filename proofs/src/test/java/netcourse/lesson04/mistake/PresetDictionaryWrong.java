package netcourse.lesson04.mistake;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson04.answer.SolvedPresetDictionary;

/// Further wrong solutions of exercise 4.5.
public final class PresetDictionaryWrong {
    private PresetDictionaryWrong() {}

    @Wrong("keeps the first dictionary that it gets")
    public static class KeepsTheFirst extends SolvedPresetDictionary {
        private byte[] first;

        @Override
        public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
            first = first == null ? dictionary : first;
            return super.compress(message, first, deflaters);
        }
    }

    @Wrong("uses the first 1024 bytes of a dictionary")
    public static class CutsTheDictionary extends SolvedPresetDictionary {
        private static byte[] cut(byte[] dictionary) {
            return Arrays.copyOf(dictionary, Math.min(1024, dictionary.length));
        }

        @Override
        public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
            return super.compress(message, cut(dictionary), deflaters);
        }

        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            return super.decompress(compressed, cut(dictionary), maxBytes, inflaters);
        }
    }

    @Wrong("sets the deflater to its best level")
    public static class SetsTheLevel extends SolvedPresetDictionary {
        @Override
        public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
            return super.compress(
                    message,
                    dictionary,
                    () -> {
                        Deflater deflater = deflaters.get();
                        deflater.setLevel(Deflater.BEST_COMPRESSION);
                        return deflater;
                    });
        }
    }

    @Wrong(value = "compresses without a dictionary where that is as short", nameless = true)
    public static class LeavesItOut extends SolvedPresetDictionary {
        @Override
        public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
            byte[] with = super.compress(message, dictionary, deflaters);
            try (Deflater deflater = deflaters.get()) {
                deflater.setInput(message);
                deflater.finish();
                byte[] without = new byte[with.length];
                int count = deflater.deflate(without);
                return deflater.finished() ? Arrays.copyOf(without, count) : with;
            }
        }
    }

    @Wrong("takes limit 0 for no limit")
    public static class TakesZeroForUnlimited extends SolvedPresetDictionary {
        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            int limit = maxBytes == 0 ? Integer.MAX_VALUE : maxBytes;
            return super.decompress(compressed, dictionary, limit, inflaters);
        }
    }

    @Wrong("counts the dictionary to the output")
    public static class CountsTheDictionary extends SolvedPresetDictionary {
        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            byte[] bytes = super.decompress(compressed, dictionary, maxBytes, inflaters);
            if (bytes.length + dictionary.length > maxBytes) {
                throw new ProtocolException("more than %d bytes".formatted(maxBytes));
            }
            return bytes;
        }
    }

    @Wrong("swaps the two numbers of its message")
    public static class SwapsTheNumbers extends SolvedPresetDictionary {
        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            try {
                return super.decompress(compressed, dictionary, maxBytes, inflaters);
            } catch (ProtocolException e) {
                throw new ProtocolException(
                        e.getMessage()
                                .replaceAll(
                                        "must be ([0-9a-f]{8}), was ([0-9a-f]{8})",
                                        "must be $2, was $1"));
            }
        }
    }

    @Wrong("ignores what follows the end")
    public static class IgnoresTheRest extends SolvedPresetDictionary {
        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            try {
                return super.decompress(compressed, dictionary, maxBytes, inflaters);
            } catch (ProtocolException e) {
                if (!e.getMessage().endsWith("after the end")) {
                    throw e;
                }
                int left = Integer.parseInt(e.getMessage().split(" ")[0]);
                byte[] whole = Arrays.copyOf(compressed, compressed.length - left);
                return super.decompress(whole, dictionary, maxBytes, inflaters);
            }
        }
    }

    @Wrong("returns the array of the call before, if that has the right length")
    public static class ReturnsTheSameArray extends SolvedPresetDictionary {
        private byte[] last = new byte[0];

        @Override
        public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
            byte[] bytes = super.compress(message, dictionary, deflaters);
            if (last.length != bytes.length) {
                last = bytes;
            }
            System.arraycopy(bytes, 0, last, 0, bytes.length);
            return last;
        }
    }

    @Wrong("sorts the dictionary in place")
    public static class SortsTheDictionary extends SolvedPresetDictionary {
        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            byte[] bytes = super.decompress(compressed, dictionary, maxBytes, inflaters);
            Arrays.sort(dictionary);
            return bytes;
        }
    }

    @Wrong("takes an array that it knows for the dictionary that it knows")
    public static class KnowsTheArray extends SolvedPresetDictionary {
        private final Map<byte[], byte[]> copies =
                Collections.synchronizedMap(new IdentityHashMap<>());

        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            byte[] known = copies.computeIfAbsent(dictionary, byte[]::clone);
            return super.decompress(compressed, known, maxBytes, inflaters);
        }
    }

    @Wrong(value = "refuses an empty message without dictionary", nameless = true)
    public static class RefusesEmptyWithoutDictionary extends SolvedPresetDictionary {
        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            byte[] bytes = super.decompress(compressed, dictionary, maxBytes, inflaters);
            if (bytes.length == 0 && (compressed[1] & 0x20) == 0) {
                throw new ProtocolException("truncated");
            }
            return bytes;
        }
    }
}
