package netcourse.lesson04.mistake;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
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

    @Wrong(value = "asks the deflater once, and does not call finish()", nameless = true)
    public static class AsksOnceWithoutFinish extends SolvedBoundedDeflate {
        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            try (Deflater deflater = deflaters.get()) {
                deflater.setInput(bytes);
                byte[] buffer = new byte[100 + 2 * bytes.length];
                return Arrays.copyOf(buffer, deflater.deflate(buffer));
            }
        }
    }

    @Wrong(value = "asks for output until no input is left", nameless = true)
    public static class StopsWithoutInput extends SolvedBoundedDeflate {
        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (Deflater deflater = deflaters.get()) {
                deflater.setInput(bytes);
                deflater.finish();
                byte[] buffer = new byte[1024];
                do {
                    compressed.write(buffer, 0, deflater.deflate(buffer));
                } while (!deflater.needsInput());
            }
            return compressed.toByteArray();
        }
    }

    @Wrong(value = "takes 12 MiB whenever the limit is above three", nameless = true)
    public static class TakesTwelveMebibytes extends SolvedBoundedDeflate {
        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            byte[] room = new byte[maxBytes > 3 << 20 ? 12 << 20 : 0];
            byte[] bytes = super.inflate(compressed, maxBytes, inflaters);
            System.arraycopy(bytes, 0, room, 0, Math.min(room.length, bytes.length));
            return bytes;
        }
    }

    @Wrong(value = "closes the inflater when zlib throws, not when it throws", nameless = true)
    public static class ClosesWhenZlibThrows extends SolvedBoundedDeflate {
        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBytes);
            }
            Inflater inflater = inflaters.get();
            try {
                inflater.setInput(compressed);
                byte[] bytes = all(inflater, maxBytes);
                inflater.close();
                return bytes;
            } catch (DataFormatException e) {
                inflater.close();
                throw new ProtocolException(e.getMessage());
            }
        }

        private static byte[] all(Inflater inflater, int maxBytes)
                throws DataFormatException, ProtocolException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                bytes.write(buffer, 0, count);
                refuseIf(bytes.size() > maxBytes, "more than " + maxBytes);
                refuseIf(inflater.needsDictionary(), "dictionary");
                refuseIf(count == 0 && !inflater.finished(), "truncated");
            }
            int left = inflater.getRemaining();
            refuseIf(left > 0, left + " bytes after the end");
            return bytes.toByteArray();
        }

        private static void refuseIf(boolean bad, String why) throws ProtocolException {
            if (bad) {
                throw new ProtocolException(why);
            }
        }
    }
}
