package netcourse.codecs;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import netcourse.common.ProtocolException;

/// Decodes zstd frames from a stream. Here the library keeps the window, in native memory, and so
/// there must be a limit on it: a frame of 20 bytes may announce one of terabytes.
final class ZstdDecoder implements Decoder {
    private static final int MIN_WINDOW_LOG = 10;

    private final Input input;
    private final int maxWindowBytes;
    private final ZstdDecompressCtx decoder;
    private boolean inside;
    private boolean any;
    private boolean more;
    private boolean content;
    private int empty;

    ZstdDecoder(Input input, int maxWindowBytes) {
        this.input = input;
        this.maxWindowBytes = maxWindowBytes;
        this.decoder = new ZstdDecompressCtx();
        int log = 31 - Integer.numberOfLeadingZeros(maxWindowBytes | 1 << MIN_WINDOW_LOG);
        decoder.setLongMax(log);
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
            content |= count > 0;
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
            if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
                throw new ProtocolException(
                        "zstd window must be at most %d bytes, was larger"
                                .formatted(maxWindowBytes));
            }
            throw ZstdCodec.failure(e);
        }
    }

    /// Begins a frame, after those to skip; false if all have been read.
    private boolean begin() throws IOException {
        while (!any || !input.isAtEnd()) {
            input.require(4, "zstd frame header");
            int start = input.at;
            boolean skippable = ZstdFrame.walkMagic(input);
            any = true;
            if (!skippable) {
                input.at = start;
                inside = true;
                more = false;
                content = false;
                return true;
            }
            empty = Decoder.countEmpty(empty, "zstd frames");
            input.skip(input.nextNumber(4, "skippable frame"), "skippable frame");
        }
        return false;
    }

    private void end() throws ProtocolException {
        inside = false;
        if (!content) {
            empty = Decoder.countEmpty(empty, "zstd frames");
        }
    }

    @Override
    public void close() {
        decoder.close();
    }
}
