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
    @Override
    public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
        try (Deflater deflater = deflaters.get()) {
            deflater.setDictionary(dictionary); // first: its Adler-32 stands in the header
            deflater.setInput(message);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
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
        Adler32 adler = new Adler32();
        adler.update(dictionary);
        int id = (int) adler.getValue();
        try (Inflater inflater = inflaters.get()) {
            inflater.setInput(compressed);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                refuseIf(count > maxBytes - bytes.size(), "more than %d bytes", maxBytes);
                bytes.write(buffer, 0, count);
                if (inflater.needsDictionary()) {
                    int needed = inflater.getAdler();
                    refuseIf(needed != id, "dictionary must be %08x, was %08x", id, needed);
                    inflater.setDictionary(dictionary);
                } else {
                    refuseIf(count == 0 && !inflater.finished(), "truncated");
                }
            }
            int left = inflater.getRemaining();
            refuseIf(left > 0, "%d bytes after the end", left);
            return bytes.toByteArray();
        } catch (DataFormatException e) {
            throw new ProtocolException(e.getMessage());
        }
    }

    private static void refuseIf(boolean bad, String why, Object... args) throws ProtocolException {
        if (bad) {
            throw new ProtocolException(why.formatted(args));
        }
    }
}
