package netcourse.lesson03;

import java.math.BigInteger;
import java.util.List;

/// `Q N P`, and `L` of 8 bytes: a whole number without a sign, for which a `long` is too small.
///
/// @param bits how its bytes are written
/// @param min the least number that is packed
record UnsignedLongType(IntegerType bits, BigInteger min) implements StructType {
    private static final BigInteger TWO_TO_64 = BigInteger.TWO.pow(64);
    private static final BigInteger MAX = TWO_TO_64.subtract(BigInteger.ONE);

    static UnsignedLongType of(boolean bigEndian) {
        return new UnsignedLongType(IntegerType.signed(8, bigEndian), BigInteger.ZERO);
    }

    /// An address. CPython takes a negative one, too, as its bits.
    static UnsignedLongType pointer(boolean bigEndian) {
        return new UnsignedLongType(
                IntegerType.signed(8, bigEndian), BigInteger.valueOf(Long.MIN_VALUE));
    }

    @Override
    public int bytes() {
        return bits.bytes();
    }

    @Override
    public List<Class<?>> componentTypes() {
        return List.of(BigInteger.class);
    }

    @Override
    public void pack(byte[] out, int at, Object value) {
        BigInteger number = IntegerType.bigInteger(value);
        if (number.compareTo(min) < 0 || number.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(
                    "must be %d..%d, was %d".formatted(min, MAX, number));
        }
        bits.put(out, at, number.longValue());
    }

    @Override
    public Object unpack(byte[] in, int at) {
        BigInteger signed = BigInteger.valueOf(bits.get(in, at));
        return signed.signum() < 0 ? signed.add(TWO_TO_64) : signed;
    }
}
