package netcourse.codecs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/// One gzip member, written as its content comes.
final class GzipOutputStream extends DeflateOutputStream {
    private final CRC32 crc = new CRC32();
    private long bytes;

    GzipOutputStream(OutputStream out, int level) throws IOException {
        // First, since it may fail: there is no deflater yet to be closed then.
        out.write(GzipCodec.HEADER);
        super(out, level, true);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        super.write(content, from, length);
        crc.update(content, from, length);
        bytes += length;
    }

    @Override
    public void finish() throws IOException {
        if (!def.finished()) {
            super.finish();
            byte[] trailer = new byte[GzipCodec.TRAILER_BYTES];
            GzipCodec.putTrailer(trailer, 0, crc, bytes);
            out.write(trailer);
        }
    }
}
