package netcourse.lesson05.exercise;

import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 5.5; the task is in [KeyExchange], hints in `hints/5.5.md`.
public class MyKeyExchange implements KeyExchange {
    @Override
    public byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey) throws ProtocolException {
        throw new Todo("5.5");
    }

    @Override
    public Keys keys(Side side, byte[] sharedSecret, byte[] salt) {
        throw new Todo("5.5");
    }
}
