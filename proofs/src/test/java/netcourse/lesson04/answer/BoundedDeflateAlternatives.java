package netcourse.lesson04.answer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.BoundedDeflate;

/// Unusual solutions of exercise 4.2, deflate and inflate within a limit, which are right.
public final class BoundedDeflateAlternatives {
    private BoundedDeflateAlternatives() {}

    @Alternative(
            "leaves the loops to the streams of java.util.zip, and asks the inflater afterwards")
    public static class UsesStreams implements BoundedDeflate {
        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (Deflater deflater = deflaters.get();
                    DeflaterOutputStream out = new DeflaterOutputStream(compressed, deflater)) {
                out.write(bytes);
                out.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return compressed.toByteArray();
        }

        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBytes);
            }
            ByteArrayInputStream source = new ByteArrayInputStream(compressed);
            try (Inflater inflater = inflaters.get()) {
                InflaterInputStream in = new InflaterInputStream(source, inflater);
                byte[] bytes = in.readNBytes(maxBytes);
                if (in.read() >= 0) {
                    throw new ProtocolException("more than " + maxBytes);
                }
                if (inflater.needsDictionary()) {
                    throw new ProtocolException("no dictionary");
                }
                int after = inflater.getRemaining() + source.available();
                if (after > 0) {
                    throw new ProtocolException("after the end: " + after);
                }
                return bytes;
            } catch (EOFException e) {
                throw new ProtocolException("truncated");
            } catch (ZipException e) {
                throw new ProtocolException(e.getMessage());
            } catch (ProtocolException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Alternative("lets zlib write into the result itself, which grows when it is full")
    public static class FillsTheResult implements BoundedDeflate {
        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            Deflater deflater = deflaters.get();
            try {
                deflater.setInput(bytes);
                deflater.finish();
                byte[] compressed = new byte[16];
                int filled = 0;
                while (true) {
                    filled += deflater.deflate(compressed, filled, compressed.length - filled);
                    if (deflater.finished()) {
                        return Arrays.copyOf(compressed, filled);
                    }
                    compressed = Arrays.copyOf(compressed, 2 * compressed.length);
                }
            } finally {
                deflater.end();
            }
        }

        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBytes);
            }
            Inflater inflater = inflaters.get();
            try {
                inflater.setInput(compressed);
                byte[] bytes = new byte[(int) Math.min(maxBytes + 1L, 16)];
                int filled = 0;
                while (!inflater.finished()) {
                    int count = inflater.inflate(bytes, filled, bytes.length - filled);
                    filled += count;
                    if (filled > maxBytes) {
                        throw new ProtocolException("limit: " + maxBytes);
                    }
                    if (filled == bytes.length) {
                        long room = Math.min(maxBytes + 1L, 2L * filled);
                        bytes = Arrays.copyOf(bytes, (int) Math.min(room, Integer.MAX_VALUE - 8));
                    } else if (!inflater.finished() && count == 0) {
                        String why = inflater.needsDictionary() ? "dictionary" : "truncated";
                        throw new ProtocolException(why);
                    }
                }
                if (inflater.getRemaining() != 0) {
                    throw new ProtocolException(inflater.getRemaining() + " too many");
                }
                return Arrays.copyOf(bytes, filled);
            } catch (DataFormatException e) {
                throw new ProtocolException("zlib: " + e.getMessage());
            } finally {
                inflater.end();
            }
        }
    }
}
