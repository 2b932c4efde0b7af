package netcourse.lesson04.exercise;

import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 4.8; the task is in [Lz4BlockDecoder], hints in `hints/4.8.md`.
public class MyLz4BlockDecoder implements Lz4BlockDecoder {
    @Override
    public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
        throw new Todo("4.8");
    }
}
