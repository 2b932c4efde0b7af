package netcourse.codecs;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import netcourse.common.ProtocolException;

/// Decodes zstd frames from a stream. Here the library keeps the window, in native memory, and so
/// there must be a limit on it: a frame of 20 bytes may announce one of terabytes.
final class ZstdDecoder implements Decoder {
    private static final int MIN_WINDOW_LOG = 10;
    private static final int MAX_WINDOW_LOG = 31;

    private final Input input;
    private final int maxWindowBytes;
    private final ZstdFrame frame = new ZstdFrame();
    private final ZstdDecompressCtx decoder = new ZstdDecompressCtx();
    private boolean inside;
    private boolean any;
    private boolean more;
    private long contentBytes;
    private int empty;

    ZstdDecoder(Input input, int maxWindowBytes) {
        this.input = input;
        this.maxWindowBytes = maxWindowBytes;
        // In case that the library sees another window than we do: its own limit is a power of two.
        int log = 32 - Integer.numberOfLeadingZeros(maxWindowBytes);
        decoder.setLongMax(Math.clamp(log, MIN_WINDOW_LOG, MAX_WINDOW_LOG));
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(into, from, length);
        while (inside || begin()) {
            // What the library still holds comes first, without waiting for more.
            if (!more && input.isAtEnd()) {
                throw Input.truncated("zstd frame");
            }
            boolean ended = decode(target);
            int count = target.position() - from;
            contentBytes += count;
            more = !target.hasRemaining();
            if (ended) {
                end();
            }
            if (count > 0) {
                return count;
            }
        }
        return -1;
    }

    private boolean decode(ByteBuffer target) throws ProtocolException {
        ByteBuffer source = ByteBuffer.wrap(input.bytes, input.at, input.available());
        try {
            boolean ended = decoder.decompressByteBufferStream(target, source);
            input.at = source.position();
            return ended;
        } catch (ZstdException e) {
            throw ZstdCodec.failure(e);
        }
    }

    /// Begins a frame, after those to skip; false if all have been read.
    private boolean begin() throws IOException {
        while (!any || !input.isAtEnd()) {
            any = true;
            readHeader();
            if (!frame.isSkippable()) {
                contentBytes = 0;
                more = false;
                inside = true;
                return true;
            }
            empty = Decoder.countEmpty(empty, "zstd frames");
        }
        return false;
    }

    /// Reads the header and leaves it where it is, since the library wants it, too.
    private void readHeader() throws IOException {
        input.require(ZstdFrame.MIN_HEADER_BYTES, "zstd frame header");
        input.require(ZstdFrame.headerBytes(input.bytes, input.at), "zstd frame header");
        int start = input.at;
        frame.readHeader(input);
        if (!frame.isSkippable()) {
            input.at = start;
            if (frame.windowBytes() > maxWindowBytes) {
                throw new ProtocolException(
                        "zstd window must be at most %d bytes, was %d"
                                .formatted(maxWindowBytes, frame.windowBytes()));
            }
        }
    }

    private void end() throws ProtocolException {
        inside = false;
        // The library compares them, too, but not where the last block is empty.
        if (frame.announcedBytes() >= 0 && frame.announcedBytes() != contentBytes) {
            throw new ProtocolException(
                    "zstd content size must be %d, was %d"
                            .formatted(contentBytes, frame.announcedBytes()));
        }
        if (contentBytes == 0) {
            empty = Decoder.countEmpty(empty, "zstd frames");
        }
    }

    @Override
    public void close() {
        decoder.close();
    }
}
