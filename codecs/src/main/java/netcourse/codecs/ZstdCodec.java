package netcourse.codecs;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.BufferOverflowException;
import netcourse.common.ProtocolException;

/// Zstd (RFC 8878) by its own C library, through zstd-jni.
///
/// Writes one frame, with the size of the content and a checksum. Reads one or more, as `zstd -d`
/// does. One shot, all content stands in the target, which is the window too: whatever window a
/// frame announces, no memory is taken for it.
final class ZstdCodec extends BufferCodec {
    private final int level;
    private final Input input = new Input();
    private final ZstdFrame frame = new ZstdFrame();
    private ZstdCompressCtx encoder;
    private ZstdDecompressCtx decoder;

    ZstdCodec(int level) {
        this.level = level;
    }

    @Override
    public int maxCompressedBytes(int bytes) {
        return Math.toIntExact(Zstd.compressBound(bytes));
    }

    @Override
    int compress(byte[] source, int from, int to, byte[] into, int start, int end) {
        if (encoder == null) {
            encoder = new ZstdCompressCtx().setLevel(level).setChecksum(true);
        }
        try {
            return encoder.compressByteArray(into, start, end - start, source, from, to - from);
        } catch (ZstdException e) {
            if (e.getErrorCode() == Zstd.errDstSizeTooSmall()) {
                throw new BufferOverflowException();
            }
            throw e;
        }
    }

    @Override
    int decompress(byte[] source, int from, int to, byte[] into, int start, int end)
            throws IOException {
        if (decoder == null) {
            decoder = new ZstdDecompressCtx();
        }
        try {
            input.wrap(source, from, to);
            int at = start;
            int empty = 0;
            do {
                int count = decodeFrame(into, at, end - at);
                at += count;
                if (count == 0) {
                    empty = Decoder.countEmpty(empty, "zstd frames");
                }
            } while (!input.isAtEnd());
            return at - start;
        } finally {
            input.clear();
        }
    }

    private int decodeFrame(byte[] into, int to, int room) throws IOException {
        int from = input.at;
        frame.walk(input);
        if (frame.isSkippable()) {
            return 0;
        }
        if (frame.announcedBytes() > room) {
            throw new OutputLimitException(room);
        }
        try {
            return decoder.decompressByteArray(into, to, room, input.bytes, from, input.at - from);
        } catch (ZstdException e) {
            throw e.getErrorCode() == Zstd.errDstSizeTooSmall()
                    ? new OutputLimitException(room)
                    : failure(e);
        }
    }

    static ProtocolException failure(ZstdException e) {
        return new ProtocolException("zstd data is not valid: " + e.getMessage());
    }

    /// What the header announces, if its blocks can have that much.
    @Override
    public int expectedBytes(byte[] source) {
        input.wrap(source, 0, source.length);
        try {
            frame.walk(input);
        } catch (IOException e) {
            return 0;
        } finally {
            input.clear();
        }
        return frame.isSkippable() || frame.announcedBytes() < 0
                ? super.expectedBytes(source)
                : (int) Math.min(frame.announcedBytes(), Integer.MAX_VALUE - 8);
    }

    @Override
    void release() {
        if (encoder != null) {
            encoder.close();
        }
        if (decoder != null) {
            decoder.close();
        }
    }
}
