package netcourse.lesson04.exercise;

import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 4.5; the task is in [PresetDictionary], hints in `hints/4.5.md`.
public class MyPresetDictionary implements PresetDictionary {
    @Override
    public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
        throw new Todo("4.5");
    }

    @Override
    public byte[] decompress(
            byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
            throws ProtocolException {
        throw new Todo("4.5");
    }
}
