package netcourse.benchmarks;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.codecs.StreamLimits;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The codecs beside the libraries that they call, which are called here as their users do who
/// trust the sender: no bound, no look at what follows.
@State(Scope.Thread)
public class CodecBench {
    private static final String[] WORDS =
            "the of and to in is was he for it with as his on be at by had are but from or have an"
                    .split(" ");

    /// With a library below: LZ4 and Snappy are the course's own.
    @Param({"DEFLATE", "ZLIB", "ZSTD"})
    public Compression format;

    @Param({"1024", "65536"})
    public int bytes;

    private byte[] content;
    private byte[] compressed;
    private byte[] room;
    private ByteBuffer source;
    private ByteBuffer target;
    private ByteBuffer compressedSource;
    private ByteBuffer exact;
    private Codec codec;
    private Deflater deflater;
    private Inflater inflater;
    private ZstdCompressCtx zstdEncoder;
    private ZstdDecompressCtx zstdDecoder;

    @Setup
    public void open() {
        codec = format.open();
        deflater = new Deflater(format.defaultLevel(), format == Compression.DEFLATE);
        inflater = new Inflater(format == Compression.DEFLATE);
        zstdEncoder =
                new ZstdCompressCtx().setLevel(Compression.ZSTD.defaultLevel()).setChecksum(true);
        zstdDecoder = new ZstdDecompressCtx();
        content = text(bytes);
        compressed = codec.compress(content);
        room = new byte[2 * bytes + 8192];
        source = ByteBuffer.wrap(content);
        target = ByteBuffer.wrap(room);
        compressedSource = ByteBuffer.wrap(compressed);
        exact = ByteBuffer.allocate(bytes);
    }

    private static byte[] text(int bytes) {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes) {
            text.append(WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 2))]);
            text.append(random.nextInt(12) == 0 ? ".\n" : " ");
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), bytes);
    }

    @TearDown
    public void close() {
        codec.close();
        deflater.close();
        inflater.close();
        zstdEncoder.close();
        zstdDecoder.close();
    }

    @Benchmark
    public int compressOurs() {
        codec.compress(source.clear(), target.clear());
        return target.position();
    }

    @Benchmark
    public int compressLibrary() {
        if (format == Compression.ZSTD) {
            return zstdEncoder.compressByteArray(room, 0, room.length, content, 0, bytes);
        }
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        return deflater.deflate(room);
    }

    /// The bound is the size of the content.
    @Benchmark
    public int decompressOurs() throws IOException {
        codec.decompress(compressedSource.clear(), exact.clear());
        return exact.position();
    }

    @Benchmark
    public int decompressLibrary() throws DataFormatException {
        if (format == Compression.ZSTD) {
            return zstdDecoder.decompressByteArray(
                    room, 0, room.length, compressed, 0, compressed.length);
        }
        inflater.reset();
        inflater.setInput(compressed);
        return inflater.inflate(room);
    }

    /// The bound is twice the size of the content, and more.
    @Benchmark
    public int roomyOurs() throws IOException {
        codec.decompress(compressedSource.clear(), target.clear());
        return target.position();
    }

    @Benchmark
    public int roomyLibrary() throws DataFormatException {
        return decompressLibrary();
    }

    @Benchmark
    public long streamOurs() throws IOException {
        return drain(
                format.decode(new ByteArrayInputStream(compressed), StreamLimits.ofOutput(bytes)));
    }

    @Benchmark
    public long streamLibrary() throws IOException {
        InputStream in = new ByteArrayInputStream(compressed);
        return drain(
                switch (format) {
                    case ZSTD -> new ZstdInputStream(in);
                    case DEFLATE -> new InflaterInputStream(in, new Inflater(true), 8192);
                    default -> new InflaterInputStream(in, new Inflater(), 8192);
                });
    }

    private long drain(InputStream content) throws IOException {
        try (content) {
            long sum = 0;
            int count;
            while ((count = content.read(room, 0, 8192)) >= 0) {
                sum += count;
            }
            return sum;
        }
    }
}
