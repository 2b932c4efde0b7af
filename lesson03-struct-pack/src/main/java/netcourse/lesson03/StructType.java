package netcourse.lesson03;

import java.math.BigInteger;
import java.util.Locale;

/// What a code of a format stands for, once the prefix has decided how large it is.
enum StructType {
    PAD(1, void.class, void.class),
    OCTET(1, byte[].class, byte[].class),
    BOOL(1, boolean.class, boolean.class),
    INT8(1, long.class, int.class),
    UINT8(1, long.class, int.class),
    INT16(2, long.class, int.class),
    UINT16(2, long.class, int.class),
    INT32(4, long.class, int.class),
    UINT32(4, long.class, long.class),
    INT64(8, long.class, long.class),
    UINT64(8, BigInteger.class, BigInteger.class),
    POINTER(8, BigInteger.class, BigInteger.class),
    HALF(2, double.class, float.class),
    FLOAT32(4, double.class, float.class),
    /// A C `float` that is merely cast: too large a number becomes infinite.
    CAST32(4, double.class, float.class),
    FLOAT64(8, double.class, double.class),
    OCTETS(1, byte[].class, byte[].class),
    PASCAL(1, byte[].class, byte[].class);

    private final int bytes;
    private final Class<?> written;
    private final Class<?> read;

    StructType(int bytes, Class<?> written, Class<?> read) {
        this.bytes = bytes;
        this.written = written;
        this.read = read;
    }

    /// The size of one; of one byte of it for OCTETS and PASCAL.
    int bytes() {
        return bytes;
    }

    /// What its method of [StructWriter] takes.
    Class<?> written() {
        return written;
    }

    /// What its method of [StructReader] returns: the narrowest that holds every value.
    Class<?> read() {
        return read;
    }

    /// The name of its methods.
    String method() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a count in front of it is a length, not a number of values.
    boolean isText() {
        return this == OCTETS || this == PASCAL;
    }

    /// What a code means behind a prefix; null if nothing.
    static StructType of(char code, boolean isNative) {
        return switch (code) {
            case 'x' -> PAD;
            case 'c' -> OCTET;
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
            case 'f' -> isNative ? CAST32 : FLOAT32;
            case 'd' -> FLOAT64;
            case 's' -> OCTETS;
            case 'p' -> PASCAL;
            default -> null;
        };
    }
}
