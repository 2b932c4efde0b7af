package netcourse.lesson04.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import netcourse.lesson04.exercise.MessageDeflater;

/// The answer to exercise 4.4.
public class SolvedMessageDeflater implements MessageDeflater {
    // @start region="deflate-messages"
    private final byte[] buffer = new byte[8192];
    private OutputStream out;
    private Deflater deflater;
    private boolean closed;

    @Override
    public void begin(OutputStream out, Deflater deflater) {
        this.out = out;
        this.deflater = deflater;
    }

    @Override
    public void write(byte[] message) throws IOException {
        if (message.length > 0) { // the mark of a flush would be sent even for nothing
            deflater.setInput(message);
            send(Deflater.SYNC_FLUSH);
        }
    }

    private void send(int flush) throws IOException {
        int count;
        do {
            count = deflater.deflate(buffer, 0, buffer.length, flush);
            out.write(buffer, 0, count);
        } while (count == buffer.length); // full: there may be more
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (Deflater _ = deflater;
                OutputStream _ = out) {
            deflater.finish();
            send(Deflater.NO_FLUSH);
        }
    }

    // @end
}
