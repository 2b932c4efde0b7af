package netcourse.lesson04.exercise;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import netcourse.common.Todo;

/// Exercise 4.4; the task is in [MessageDeflater], hints in `hints/4.4.md`.
public class MyMessageDeflater implements MessageDeflater {
    @Override
    public void begin(OutputStream out, Deflater deflater) {
        throw new Todo("4.4");
    }

    @Override
    public void write(byte[] message) throws IOException {
        throw new Todo("4.4");
    }

    @Override
    public void close() throws IOException {
        throw new Todo("4.4");
    }
}
