package netcourse.lesson05.exercise;

import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 5.3; the task is in [MessageSealer], hints in `hints/5.3.md`.
public class MyMessageSealer implements MessageSealer {
    @Override
    public byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
        throw new Todo("5.3");
    }

    @Override
    public byte[] open(byte[] key, byte[] associatedData, byte[] sealed) throws ProtocolException {
        throw new Todo("5.3");
    }
}
