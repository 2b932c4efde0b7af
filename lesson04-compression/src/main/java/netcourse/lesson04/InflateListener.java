package netcourse.lesson04;

/// Hears what a [TracingInflater] finds, in the order of the bits. Bits count from the start of the
/// input.
public interface InflateListener {
    /// The three kinds of blocks, in the order of their numbers (RFC 1951, 3.2.3).
    enum BlockType {
        /// Bytes as they are.
        STORED,
        /// Symbols in the code that RFC 1951 fixes.
        FIXED,
        /// Symbols in a code that the block begins with.
        DYNAMIC
    }

    /// A block begins at a bit.
    void beginBlock(BlockType type, boolean last, long bit);

    /// All that is in a stored block.
    void stored(byte[] content);

    /// The codes of the block, which are read until a bit.
    void codes(BlockCodes codes, long bit);

    /// A byte, whose code begins at a bit.
    void literal(int value, long bit);

    /// A match, whose first code begins at a bit.
    ///
    /// @param copied the bytes that it copied
    void match(Match match, byte[] copied, long bit);

    /// The block has ended before a bit.
    void endBlock(long bit);
}
