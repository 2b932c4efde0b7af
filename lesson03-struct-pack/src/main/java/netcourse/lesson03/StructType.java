package netcourse.lesson03;

/// What a code of a format stands for, once the prefix has decided how large it is.
enum StructType {
    PAD(1),
    CHAR(1),
    BOOL(1),
    INT8(1, Byte.MIN_VALUE, Byte.MAX_VALUE),
    UINT8(1, 0, 0xff),
    INT16(2, Short.MIN_VALUE, Short.MAX_VALUE),
    UINT16(2, 0, 0xffff),
    INT32(4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    UINT32(4, 0, 0xffff_ffffL),
    INT64(8, Long.MIN_VALUE, Long.MAX_VALUE),
    UINT64(8),
    POINTER(8),
    HALF(2),
    FLOAT(4),
    /// A C `float` that is merely cast: too large a number becomes infinite.
    CAST_FLOAT(4),
    DOUBLE(8),
    BYTES(1),
    PASCAL(1);

    private final int bytes;
    private final long min;
    private final long max;

    StructType(int bytes) {
        this(bytes, 0, -1);
    }

    StructType(int bytes, long min, long max) {
        this.bytes = bytes;
        this.min = min;
        this.max = max;
    }

    /// The size of one; of one byte of it for BYTES and PASCAL.
    int bytes() {
        return bytes;
    }

    /// Whether it is an integer whose whole range fits into a `long`.
    boolean isLong() {
        return min < max;
    }

    long min() {
        return min;
    }

    long max() {
        return max;
    }

    /// The range in words: `0..65535`.
    String range() {
        return switch (this) {
            case UINT64 -> "0..18446744073709551615";
            case POINTER -> Long.MIN_VALUE + "..18446744073709551615";
            default -> min + ".." + max;
        };
    }

    /// Whether a count in front of it is a length, not a number of values.
    boolean isText() {
        return this == BYTES || this == PASCAL;
    }

    /// What a code means behind a prefix; null if nothing.
    static StructType of(char code, boolean isNative) {
        return switch (code) {
            case 'x' -> PAD;
            case 'c' -> CHAR;
            case 'b' -> INT8;
            case 'B' -> UINT8;
            case '?' -> BOOL;
            case 'h' -> INT16;
            case 'H' -> UINT16;
            case 'i' -> INT32;
            case 'I' -> UINT32;
            // A C long: 8 bytes on 64-bit Linux and macOS, 4 on Windows and in the standard sizes.
            case 'l' -> isNative ? INT64 : INT32;
            case 'L' -> isNative ? UINT64 : UINT32;
            case 'q' -> INT64;
            case 'Q' -> UINT64;
            case 'n' -> isNative ? INT64 : null;
            case 'N' -> isNative ? UINT64 : null;
            case 'P' -> isNative ? POINTER : null;
            case 'e' -> HALF;
            case 'f' -> isNative ? CAST_FLOAT : FLOAT;
            case 'd' -> DOUBLE;
            case 's' -> BYTES;
            case 'p' -> PASCAL;
            default -> null;
        };
    }
}
