package netcourse.codecs;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import netcourse.common.ProtocolException;

/// Zstd (RFC 8878) by its own C library, through zstd-jni.
///
/// Writes one frame, with the size of the content and a checksum. Reads one or more, as `zstd -d`
/// does. One shot, all content stands in the target, which is the window too: whatever window a
/// frame announces, no memory is taken for it.
final class ZstdCodec implements Codec {
    private final int level;
    private final Input input = new Input();
    private final ZstdFrame frame = new ZstdFrame();
    private ZstdCompressCtx encoder;
    private ZstdDecompressCtx decoder;
    private boolean closed;

    ZstdCodec(int level) {
        this.level = level;
    }

    @Override
    public int maxCompressedBytes(int bytes) {
        return Math.toIntExact(Zstd.compressBound(bytes));
    }

    @Override
    public void compress(ByteBuffer source, ByteBuffer target) {
        int count;
        try {
            count =
                    encoder()
                            .compressByteArray(
                                    target.array(),
                                    target.arrayOffset() + target.position(),
                                    target.remaining(),
                                    source.array(),
                                    source.arrayOffset() + source.position(),
                                    source.remaining());
        } catch (ZstdException e) {
            if (e.getErrorCode() == Zstd.errDstSizeTooSmall()) {
                throw new BufferOverflowException();
            }
            throw e;
        }
        source.position(source.limit());
        target.position(target.position() + count);
    }

    private ZstdCompressCtx encoder() {
        checkOpen();
        if (encoder == null) {
            encoder = new ZstdCompressCtx().setLevel(level).setChecksum(true);
        }
        return encoder;
    }

    @Override
    public void decompress(ByteBuffer source, ByteBuffer target) throws ProtocolException {
        checkOpen();
        if (decoder == null) {
            decoder = new ZstdDecompressCtx();
        }
        int from = source.arrayOffset() + source.position();
        input.wrap(source.array(), from, from + source.remaining());
        int to = target.arrayOffset() + target.position();
        int count = decode(target.array(), to, target.remaining());
        source.position(source.limit());
        target.position(target.position() + count);
    }

    private int decode(byte[] into, int start, int room) throws ProtocolException {
        int filled = 0;
        int empty = 0;
        try {
            do {
                int count = decodeFrame(into, start + filled, room - filled);
                filled += count;
                if (count == 0) {
                    empty = Decoder.countEmpty(empty, "zstd frames");
                }
            } while (!input.isAtEnd());
            return filled;
        } catch (OutputLimitException e) {
            throw new OutputLimitException(room);
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError("an array does not fail", e);
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
                ? Codec.super.expectedBytes(source)
                : (int) Math.min(frame.announcedBytes(), Integer.MAX_VALUE - 8);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the codec is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        if (encoder != null) {
            encoder.close();
        }
        if (decoder != null) {
            decoder.close();
        }
    }
}
