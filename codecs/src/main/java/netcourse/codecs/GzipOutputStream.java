package netcourse.codecs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/// One gzip member, written as its content comes.
final class GzipOutputStream extends DeflateOutputStream {
    private final CRC32 crc = new CRC32();
    private long bytes;
    private boolean begun;

    GzipOutputStream(OutputStream out, int level) {
        super(out, level, true);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        checkOpen();
        begin();
        super.write(content, from, length);
        crc.update(content, from, length);
        bytes += length;
    }

    @Override
    public void flush() throws IOException {
        checkOpen();
        begin();
        super.flush();
    }

    /// Not in the constructor: if it failed there, nobody could close the stream.
    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            out.write(GzipCodec.HEADER);
        }
    }

    @Override
    public void finish() throws IOException {
        if (!def.finished()) {
            begin();
            super.finish();
            byte[] trailer = new byte[GzipCodec.TRAILER_BYTES];
            GzipCodec.putTrailer(trailer, 0, crc, bytes);
            out.write(trailer);
        }
    }
}
