package netcourse.lesson04.exercise;

import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 4.1; the task is in [RunLength], hints in `hints/4.1.md`.
public class MyRunLength implements RunLength {
    @Override
    public byte[] encode(byte[] bytes) {
        throw new Todo("4.1");
    }

    @Override
    public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
        throw new Todo("4.1");
    }
}
