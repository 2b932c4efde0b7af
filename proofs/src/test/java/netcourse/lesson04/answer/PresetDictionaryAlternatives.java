package netcourse.lesson04.answer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.PresetDictionary;

/// Unusual solutions of exercise 4.5, a preset dictionary, which are right.
public final class PresetDictionaryAlternatives {
    private PresetDictionaryAlternatives() {}

    @Alternative(
            """
            reads FDICT and DICTID out of the header itself, makes the inflater read the first six
            bytes, and leaves the rest to the streams of java.util.zip
            """)
    public static class ReadsTheHeader implements PresetDictionary {
        private static final int HEADER_BYTES = 6;

        @Override
        public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (Deflater deflater = deflaters.get()) {
                deflater.setDictionary(dictionary);
                DeflaterOutputStream out = new DeflaterOutputStream(compressed, deflater);
                out.write(message);
                out.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return compressed.toByteArray();
        }

        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBytes);
            }
            try (Inflater inflater = inflaters.get()) {
                ByteArrayInputStream source = new ByteArrayInputStream(compressed);
                if (compressed.length >= HEADER_BYTES && (compressed[1] & 0x20) != 0) {
                    giveDictionary(inflater, source.readNBytes(HEADER_BYTES), dictionary);
                }
                InflaterInputStream in = new InflaterInputStream(source, inflater);
                byte[] bytes = in.readNBytes(maxBytes);
                if (in.read() >= 0) {
                    throw new ProtocolException("more than " + maxBytes);
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

        private static void giveDictionary(Inflater inflater, byte[] header, byte[] dictionary)
                throws IOException {
            Adler32 adler = new Adler32();
            adler.update(ByteBuffer.wrap(dictionary));
            byte[] ours = ByteBuffer.allocate(4).putInt((int) adler.getValue()).array();
            byte[] theirs = Arrays.copyOfRange(header, 2, HEADER_BYTES);
            // A header that zlib refuses is not about dictionaries.
            inflater.setInput(header);
            if (new InflaterInputStream(new ByteArrayInputStream(header), inflater).read() >= 0) {
                throw new IllegalStateException("output without input");
            }
            if (!Arrays.equals(ours, theirs)) {
                HexFormat hex = HexFormat.of().withUpperCase();
                throw new ProtocolException(
                        "ours is %s, theirs %s"
                                .formatted(hex.formatHex(ours), hex.formatHex(theirs)));
            }
            inflater.setDictionary(dictionary);
        }
    }

    @Alternative(
            """
            lets zlib write into the result itself, which grows when it is full; gives the dictionary
            as a ByteBuffer; asks the deflater for its Adler-32 instead of adding it up
            """)
    public static class FillsTheResult implements PresetDictionary {
        @Override
        public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
            byte[] result = new byte[32];
            int size = 0;
            try (Deflater deflater = deflaters.get()) {
                deflater.setDictionary(ByteBuffer.wrap(dictionary));
                deflater.setInput(ByteBuffer.wrap(message).asReadOnlyBuffer());
                deflater.finish();
                while (!deflater.finished()) {
                    result = size < result.length ? result : Arrays.copyOf(result, 2 * size);
                    size += deflater.deflate(result, size, result.length - size);
                }
            }
            return Arrays.copyOf(result, size);
        }

        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException();
            }
            byte[] result = new byte[Math.min(maxBytes, 32) + 1];
            int size = 0;
            try (Inflater inflater = inflaters.get()) {
                inflater.setInput(compressed);
                while (!inflater.finished()) {
                    int count = inflater.inflate(result, size, result.length - size);
                    size += count;
                    if (size > maxBytes) {
                        throw new ProtocolException("limit " + maxBytes);
                    } else if (inflater.needsDictionary()) {
                        give(inflater, dictionary);
                    } else if (count == 0 && !inflater.finished()) {
                        throw new ProtocolException("truncated after %d bytes".formatted(size));
                    } else if (size == result.length) {
                        int most = (int) Math.min(maxBytes + 1L, Integer.MAX_VALUE - 8);
                        result = Arrays.copyOf(result, Math.min(most, 2 * size));
                    }
                }
                if (inflater.getBytesRead() < compressed.length) {
                    long left = compressed.length - inflater.getBytesRead();
                    throw new ProtocolException(left + " too many");
                }
            } catch (DataFormatException e) {
                throw new ProtocolException("zlib: " + e.getMessage());
            }
            return Arrays.copyOf(result, size);
        }

        private static void give(Inflater inflater, byte[] dictionary) throws ProtocolException {
            int theirs = inflater.getAdler();
            try (Deflater ours = new Deflater()) {
                ours.setDictionary(dictionary);
                if (ours.getAdler() != theirs) {
                    String words = "needs %08x, here is %08x";
                    throw new ProtocolException(words.formatted(theirs, ours.getAdler()));
                }
            }
            inflater.setDictionary(dictionary);
        }
    }
}
