package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;
import netcourse.common.Todo;
import netcourse.lesson01.Profile;

/// Exercise 1.6; the task is in [TlvReader], hints in `hints/1.6.md`.
public class MyTlvReader implements TlvReader {
    @Override
    public Profile read(byte[] bytes) throws ProtocolException {
        throw new Todo("1.6");
    }
}
