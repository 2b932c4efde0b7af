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
}
