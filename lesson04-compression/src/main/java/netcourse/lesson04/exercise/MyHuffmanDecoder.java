package netcourse.lesson04.exercise;

import java.util.function.IntSupplier;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 4.9; the task is in [HuffmanDecoder], hints in `hints/4.9.md`.
public class MyHuffmanDecoder implements HuffmanDecoder {
    @Override
    public void begin(int[] lengths) throws ProtocolException {
        throw new Todo("4.9");
    }

    @Override
    public int next(IntSupplier bits) throws ProtocolException {
        throw new Todo("4.9");
    }
}
