package netcourse.lesson04.exercise;

import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 4.2; the task is in [BoundedDeflate], hints in `hints/4.2.md`.
public class MyBoundedDeflate implements BoundedDeflate {
    @Override
    public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
        throw new Todo("4.2");
    }

    @Override
    public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
            throws ProtocolException {
        throw new Todo("4.2");
    }
}
