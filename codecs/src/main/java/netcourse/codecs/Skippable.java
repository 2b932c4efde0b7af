package netcourse.codecs;

/// Frames of data for somebody else, which the decoders of LZ4 and zstd pass over: RFC 8878, 3.1.2,
/// and the same in the LZ4 frame format.
final class Skippable {
    private static final int MAGIC = 0x184d_2a50;

    private Skippable() {}

    /// Whether this is the magic number of one: there are 16 of them.
    static boolean is(int magic) {
        return (magic & ~0xf) == MAGIC;
    }
}
