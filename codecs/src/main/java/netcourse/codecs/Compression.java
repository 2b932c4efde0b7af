package netcourse.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.stream.Stream;
import netcourse.common.ProtocolException;

/// The formats that the course speaks: the one table of their ids and names.
///
/// The id stands before a compressed body in the course's message; the name is what two peers
/// negotiate. 0 is no id.
///
/// None is called "deflate", since HTTP calls zlib's wrapping by that name (RFC 9110, 8.4.1.2), and
/// half of the world has sent it raw.
public enum Compression {
    /// Raw deflate: RFC 1951. Nothing checks the content.
    DEFLATE(1, "raw-deflate", 1, 6, 9),

    /// Deflate with an Adler-32: RFC 1950.
    ZLIB(2, "zlib", 1, 6, 9),

    /// Deflate with a CRC-32 and a size, member after member: RFC 1952.
    GZIP(3, "gzip", 1, 6, 9),

    /// Zstandard frames: RFC 8878.
    ZSTD(4, "zstd", 1, 3, 19),

    /// LZ4 frames: the frame format of the LZ4 project.
    LZ4(5, "lz4", 1, 1, 1),

    /// Raw Snappy: the format description of the Snappy project. Nothing checks the content. For
    /// messages only.
    SNAPPY(6, "snappy", 1, 1, 1);

    private static final String NO_STREAM = "raw Snappy is for messages, not for streams";

    private final int id;
    private final String title;
    private final int minLevel;
    private final int defaultLevel;
    private final int maxLevel;

    Compression(int id, String title, int minLevel, int defaultLevel, int maxLevel) {
        this.id = id;
        this.title = title;
        this.minLevel = minLevel;
        this.defaultLevel = defaultLevel;
        this.maxLevel = maxLevel;
    }

    /// The byte that stands for it, 1 … 255.
    public int id() {
        return id;
    }

    /// The name that stands for it, in lower case.
    public String title() {
        return title;
    }

    /// The fastest level.
    public int minLevel() {
        return minLevel;
    }

    /// The level where none is named.
    public int defaultLevel() {
        return defaultLevel;
    }

    /// The level that makes the least of the content.
    public int maxLevel() {
        return maxLevel;
    }

    /// Whether there are streams of it, for files; codecs there are of all.
    public boolean isStreamable() {
        return this != SNAPPY;
    }

    /// The format that a peer means by an id.
    ///
    /// @throws ProtocolException if there is none
    public static Compression of(int id) throws ProtocolException {
        return Stream.of(values())
                .filter(compression -> compression.id == id)
                .findFirst()
                .orElseThrow(() ->
                        new ProtocolException(
                                "codec id must be 1..%d, was %d".formatted(values().length, id)));
    }

    /// The format with exactly this name, if there is one: a peer may offer names that are unknown
    /// here.
    public static Optional<Compression> named(String title) {
        return Stream.of(values())
                .filter(compression -> compression.title.equals(title))
                .findFirst();
    }

    /// A codec at the default level. The caller closes it.
    public Codec open() {
        return open(defaultLevel);
    }

    /// A codec. The caller closes it.
    ///
    /// @param level [#minLevel()] … [#maxLevel()]
    public Codec open(int level) {
        checkLevel(level);
        return switch (this) {
            case DEFLATE -> new DeflateCodec(level, true);
            case ZLIB -> new DeflateCodec(level, false);
            case GZIP -> new GzipCodec(level);
            case ZSTD -> new ZstdCodec(level);
            case LZ4 -> new Lz4Codec();
            case SNAPPY -> new SnappyCodec();
        };
    }

    /// The content of a compressed stream, such as a file: of all members or frames in it.
    ///
    /// A read blocks until there is a byte of content. The end of the content is known only when
    /// `compressed` ends, since nothing else may follow. Every read that finds wrong bytes throws a
    /// [ProtocolException], also for an end that comes too early, and an [OutputLimitException] for
    /// a byte too many; an exception of `compressed` goes through as it came.
    ///
    /// @param compressed closed with the result
    /// @throws UnsupportedOperationException if it is not [#isStreamable()]
    public InputStream decode(InputStream compressed, StreamLimits limits) {
        Input input = new Input(compressed, limits.maxInputBytes());
        return new DecodingInputStream(compressed, decoder(input, limits), limits.maxOutputBytes());
    }

    private Decoder decoder(Input input, StreamLimits limits) {
        return switch (this) {
            case DEFLATE -> new DeflateDecoder(input, true);
            case ZLIB -> new DeflateDecoder(input, false);
            case GZIP -> new GzipDecoder(input);
            case ZSTD -> new ZstdDecoder(input, limits.maxWindowBytes());
            case LZ4 -> new Lz4Decoder(input);
            case SNAPPY -> throw new UnsupportedOperationException(NO_STREAM);
        };
    }

    /// Compresses what is written, at the default level.
    public OutputStream encode(OutputStream compressed) throws IOException {
        return encode(compressed, defaultLevel);
    }

    /// Compresses what is written. `flush` makes what was written until then readable at the other
    /// end, and costs some bytes each time. `close` writes the end, and closes.
    ///
    /// @param compressed closed with the result
    /// @param level [#minLevel()] … [#maxLevel()]
    /// @throws UnsupportedOperationException if it is not [#isStreamable()]
    public OutputStream encode(OutputStream compressed, int level) throws IOException {
        checkLevel(level);
        return switch (this) {
            case DEFLATE -> new DeflateOutputStream(compressed, level, true);
            case ZLIB -> new DeflateOutputStream(compressed, level, false);
            case GZIP -> new GzipOutputStream(compressed, level);
            case ZSTD -> new ZstdOutputStream(compressed, level);
            case LZ4 -> new Lz4OutputStream(compressed);
            case SNAPPY -> throw new UnsupportedOperationException(NO_STREAM);
        };
    }

    private void checkLevel(int level) {
        if (level < minLevel || level > maxLevel) {
            throw new IllegalArgumentException(
                    "level of %s must be %d..%d, was %d"
                            .formatted(title, minLevel, maxLevel, level));
        }
    }
}
