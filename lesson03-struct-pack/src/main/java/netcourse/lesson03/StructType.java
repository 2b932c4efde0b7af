package netcourse.lesson03;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a code of a format stands for: how many bytes a value takes, how it becomes these bytes,
/// and how it comes back.
sealed interface StructType
        permits IntegerType, UnsignedLongType, FloatType, BytesType, StructType.Bool {
    /// The size of one value.
    int bytes();

    /// A native format puts a value at a multiple of this.
    default int alignment() {
        return bytes();
    }

    /// The types of a record's component that hold every value of this code.
    List<Class<?>> componentTypes();

    /// Writes a value to `out[at]` and the bytes after it, which are zero.
    ///
    /// @throws IllegalArgumentException says what it must be: `must be 0..255, was 256`
    void pack(byte[] out, int at, Object value);

    /// Reads a value from `in[at]` and the bytes after it.
    Object unpack(byte[] in, int at);

    /// What a code means; empty if it means nothing here. `x` is no type: padding has no value.
    ///
    /// @param count the number in front of the code: the length of a text
    static Optional<StructType> of(char code, int count, boolean isNative, boolean bigEndian) {
        // A C long: 8 bytes on 64-bit Linux and macOS, 4 on Windows and in the standard sizes.
        int longBytes = isNative ? 8 : 4;
        StructType type =
                switch (code) {
                    case 'b' -> IntegerType.signed(1, bigEndian);
                    case 'B' -> IntegerType.unsigned(1, bigEndian);
                    case 'h' -> IntegerType.signed(2, bigEndian);
                    case 'H' -> IntegerType.unsigned(2, bigEndian);
                    case 'i' -> IntegerType.signed(4, bigEndian);
                    case 'I' -> IntegerType.unsigned(4, bigEndian);
                    case 'l' -> IntegerType.signed(longBytes, bigEndian);
                    case 'L' ->
                            isNative
                                    ? UnsignedLongType.of(bigEndian)
                                    : IntegerType.unsigned(4, bigEndian);
                    case 'q' -> IntegerType.signed(8, bigEndian);
                    case 'Q' -> UnsignedLongType.of(bigEndian);
                    case 'n' -> isNative ? IntegerType.signed(8, bigEndian) : null;
                    case 'N' -> isNative ? UnsignedLongType.of(bigEndian) : null;
                    case 'P' -> isNative ? UnsignedLongType.pointer(bigEndian) : null;
                    case 'e' -> new FloatType(IntegerType.signed(2, bigEndian), false);
                    case 'f' -> new FloatType(IntegerType.signed(4, bigEndian), isNative);
                    case 'd' -> new FloatType(IntegerType.signed(8, bigEndian), false);
                    case '?' -> new Bool();
                    case 'c' -> new BytesType.Single();
                    case 's' -> new BytesType.Text(count);
                    case 'p' -> new BytesType.Pascal(count);
                    default -> null;
                };
        return Optional.ofNullable(type);
    }

    /// `?`: a byte 0 or 1.
    record Bool() implements StructType {
        @Override
        public int bytes() {
            return 1;
        }

        @Override
        public List<Class<?>> componentTypes() {
            return List.of(boolean.class);
        }

        @Override
        public void pack(byte[] out, int at, Object value) {
            out[at] = (byte) (isTrue(value) ? 1 : 0);
        }

        /// Whether Python takes it for true: not zero, not empty, not nothing.
        private static boolean isTrue(Object value) {
            return switch (value) {
                case null -> false;
                case Boolean b -> b;
                case BigInteger big -> big.signum() != 0;
                case Number number -> number.doubleValue() != 0;
                case CharSequence text -> !text.isEmpty();
                case byte[] bytes -> bytes.length > 0;
                case Object[] array -> array.length > 0;
                case Collection<?> all -> !all.isEmpty();
                case Map<?, ?> map -> !map.isEmpty();
                default -> true;
            };
        }

        @Override
        public Object unpack(byte[] in, int at) {
            return in[at] != 0;
        }
    }

    /// For a value that is nothing like what the code takes.
    static IllegalArgumentException wrongType(String expected, Object value) {
        String was = value == null ? "null" : "of type " + value.getClass().getSimpleName();
        return new IllegalArgumentException("must be %s, was %s".formatted(expected, was));
    }
}
