package netcourse.lesson04.mistake;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson04.answer.SolvedBoundedDeflate;

/// Further wrong solutions of exercise 4.2.
public final class BoundedDeflateWrong {
    private BoundedDeflateWrong() {}

    @Wrong("makes an inflater of its own, with zlib's wrapping")
    public static class IgnoresTheSupplier extends SolvedBoundedDeflate {
        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            return super.inflate(compressed, maxBytes, Inflater::new);
        }
    }

    @Wrong("sets the deflater to its best level")
    public static class SetsTheLevel extends SolvedBoundedDeflate {
        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            return super.deflate(
                    bytes,
                    () -> {
                        Deflater deflater = deflaters.get();
                        deflater.setLevel(Deflater.BEST_COMPRESSION);
                        return deflater;
                    });
        }
    }

    @Wrong("sets the deflater to Huffman codes alone, which is quick")
    public static class SetsTheStrategy extends SolvedBoundedDeflate {
        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            return super.deflate(
                    bytes,
                    () -> {
                        Deflater deflater = deflaters.get();
                        deflater.setStrategy(Deflater.HUFFMAN_ONLY);
                        return deflater;
                    });
        }
    }

    @Wrong("takes limit 0 for no limit")
    public static class TakesZeroForUnlimited extends SolvedBoundedDeflate {
        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            return super.inflate(
                    compressed, maxBytes == 0 ? Integer.MAX_VALUE : maxBytes, inflaters);
        }
    }

    @Wrong("makes the inflater before it looks at the limit")
    public static class MakesTheInflaterFirst extends SolvedBoundedDeflate {
        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            try (Inflater inflater = inflaters.get()) {
                return super.inflate(compressed, maxBytes, () -> inflater);
            }
        }
    }

    @Wrong("returns the array of the call before, if that has the right length")
    public static class ReturnsTheSameArray extends SolvedBoundedDeflate {
        private byte[] last = new byte[0];

        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            byte[] bytes = super.inflate(compressed, maxBytes, inflaters);
            if (last.length != bytes.length) {
                last = bytes;
            }
            System.arraycopy(bytes, 0, last, 0, bytes.length);
            return last;
        }
    }

    @Wrong("has one buffer for all calls")
    public static class SharesItsBuffer extends SolvedBoundedDeflate {
        private static final byte[] BUFFER = new byte[8192];

        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            byte[] all = new byte[0];
            try (Deflater deflater = deflaters.get()) {
                deflater.setInput(bytes);
                deflater.finish();
                while (!deflater.finished()) {
                    int count = deflater.deflate(BUFFER);
                    all = Arrays.copyOf(all, all.length + count);
                    System.arraycopy(BUFFER, 0, all, all.length - count, count);
                }
            }
            return all;
        }
    }

    @Wrong("allocates the most that deflate can make of so many bytes")
    public static class AllocatesTheWorstCase extends SolvedBoundedDeflate {
        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            if (maxBytes > 0) {
                byte[] most = new byte[(int) Math.min(1032L * compressed.length, maxBytes)];
                most[0] = 1;
            }
            return super.inflate(compressed, maxBytes, inflaters);
        }
    }

    @Wrong("grows by 512 bytes at a time")
    public static class GrowsSlowly extends SolvedBoundedDeflate {
        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            byte[] all = new byte[0];
            byte[] buffer = new byte[512];
            try (Deflater deflater = deflaters.get()) {
                deflater.setInput(bytes);
                deflater.finish();
                while (!deflater.finished()) {
                    int count = deflater.deflate(buffer);
                    all = Arrays.copyOf(all, all.length + count);
                    System.arraycopy(buffer, 0, all, all.length - count, count);
                }
            }
            return all;
        }
    }

    @Wrong("repeats none of zlib's words")
    public static class SaysBroken extends SolvedBoundedDeflate {
        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            try {
                return super.inflate(compressed, maxBytes, inflaters);
            } catch (ProtocolException e) {
                boolean ours = e.getMessage().matches("more than.*|trunc.*|.*dictionary.*|.*end");
                throw ours ? e : new ProtocolException("broken");
            }
        }
    }

    @Wrong("clears what it has inflated")
    public static class ClearsTheInput extends SolvedBoundedDeflate {
        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            byte[] bytes = super.inflate(compressed, maxBytes, inflaters);
            Arrays.fill(compressed, (byte) 0);
            return bytes;
        }
    }
}
