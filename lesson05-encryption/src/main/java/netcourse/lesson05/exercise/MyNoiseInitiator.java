package netcourse.lesson05.exercise;

import java.util.function.Supplier;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseKeys;
import netcourse.channel.X25519KeyPair;
import netcourse.common.ProtocolException;
import netcourse.common.Todo;

/// Exercise 5.7; the task is in [NoiseInitiator], hints in `hints/5.7.md`.
public class MyNoiseInitiator implements NoiseInitiator {
    @Override
    public void begin(
            NoiseCipher cipher,
            byte[] prologue,
            byte[] serverKey,
            Supplier<X25519KeyPair> ephemerals) {
        throw new Todo("5.7");
    }

    @Override
    public byte[] writeMessage(byte[] payload) throws ProtocolException {
        throw new Todo("5.7");
    }

    @Override
    public byte[] readMessage(byte[] message) throws ProtocolException {
        throw new Todo("5.7");
    }

    @Override
    public NoiseKeys split() {
        throw new Todo("5.7");
    }
}
