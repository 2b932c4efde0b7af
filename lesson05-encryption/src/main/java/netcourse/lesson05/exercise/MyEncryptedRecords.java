package netcourse.lesson05.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import netcourse.channel.NoiseCipher;
import netcourse.common.Todo;

/// Exercise 5.8; the task is in [EncryptedRecords], hints in `hints/5.8.md`.
public class MyEncryptedRecords implements EncryptedRecords {
    @Override
    public void begin(
            NoiseCipher cipher,
            byte[] sendingKey,
            byte[] receivingKey,
            InputStream in,
            OutputStream out) {
        throw new Todo("5.8");
    }

    @Override
    public void write(byte[] plaintext) throws IOException {
        throw new Todo("5.8");
    }

    @Override
    public void end() throws IOException {
        throw new Todo("5.8");
    }

    @Override
    public Optional<byte[]> read() throws IOException {
        throw new Todo("5.8");
    }
}
