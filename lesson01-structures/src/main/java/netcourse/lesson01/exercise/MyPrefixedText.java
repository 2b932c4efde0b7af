package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 1.3; the task is in [PrefixedText], hints in `hints/1.3.md`.
public class MyPrefixedText implements PrefixedText {
    @Override
    public byte[] encode(String text) {
        throw new Todo("1.3");
    }

    @Override
    public String decode(byte[] message, int offset) throws ProtocolException {
        throw new Todo("1.3");
    }
}
