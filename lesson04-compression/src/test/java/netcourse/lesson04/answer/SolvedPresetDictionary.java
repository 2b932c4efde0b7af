package netcourse.lesson04.answer;

import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.PresetDictionary;

/// The answer to exercise 4.5.
public class SolvedPresetDictionary implements PresetDictionary {
    private static final int BUFFER_BYTES = 8192;

    @Override
    public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
        try (Deflater deflater = deflaters.get()) {
            deflater.setDictionary(dictionary); // its Adler-32 stands in the header: so at first
            deflater.setInput(message);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER_BYTES];
            while (!deflater.finished()) {
                compressed.write(buffer, 0, deflater.deflate(buffer));
            }
            return compressed.toByteArray();
        }
    }

    @Override
    public byte[] decompress(
            byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
            throws ProtocolException {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
        }
        try (Inflater inflater = inflaters.get()) {
            inflater.setInput(compressed);
            byte[] bytes = inflate(inflater, dictionary, maxBytes);
            if (inflater.getRemaining() > 0) {
                throw new ProtocolException(inflater.getRemaining() + " bytes after the end");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new ProtocolException(e.getMessage());
        }
    }

    // @start region="inflate-with-dictionary"
    private static byte[] inflate(Inflater inflater, byte[] dictionary, int maxBytes)
            throws DataFormatException, ProtocolException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        while (!inflater.finished()) {
            int count = inflater.inflate(buffer);
            if (count > maxBytes - bytes.size()) {
                throw new ProtocolException("more than %d bytes".formatted(maxBytes));
            }
            if (inflater.needsDictionary()) {
                setDictionary(inflater, dictionary);
            } else if (count == 0 && !inflater.finished()) {
                throw new ProtocolException("truncated");
            }
            bytes.write(buffer, 0, count);
        }
        return bytes.toByteArray();
    }

    private static void setDictionary(Inflater inflater, byte[] dictionary)
            throws ProtocolException {
        Adler32 adler = new Adler32();
        adler.update(dictionary);
        if ((int) adler.getValue() != inflater.getAdler()) {
            throw new ProtocolException(
                    "dictionary must be %08x, was %08x"
                            .formatted(adler.getValue(), inflater.getAdler()));
        }
        inflater.setDictionary(dictionary);
    }

    // @end
}
