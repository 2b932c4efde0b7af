package netcourse.lesson01;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static netcourse.checker.Symptom.when;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Field;
import netcourse.checker.HexVectors;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.lesson01.exercise.MyNumberBytes;
import netcourse.lesson01.exercise.NumberBytes;
import netcourse.lesson01.mistake.NumberBytesMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [NumberBytes]. The golden bytes are made by `golden/numbers.py`.
@Check(
        id = "1.2",
        title = "numbers in both byte orders",
        exercise = MyNumberBytes.class,
        core = true,
        difficulty = 1,
        minutes = 15)
class NumberBytesCheck {
    private static final HexVectors GOLDEN = HexVectors.of("numbers.txt");
    private static final byte UNTOUCHED = (byte) 0xee;
    private static final List<ByteOrder> ORDERS = List.of(BIG_ENDIAN, LITTLE_ENDIAN);
    private static final long[] NUMBERS_16 = {0, 1, 0x0102, 0x0080, 0x7fff, 0x8000, 0xfffe, 0xffff};
    private static final long[] NUMBERS_32 = {
        0, 1, 0x0102_0304, 0x0080, 0x8000, 0x7fff_ffff, 0x8000_0000L, 0xffff_fffeL, 0xffff_ffffL
    };
    private static final long[] NUMBERS_64 = {
        0, 1, 0x0102_0304_0506_0708L, 0x8000_0000L, 0xffff_ffffL, Long.MAX_VALUE, Long.MIN_VALUE, -1
    };

    private final NumberBytes numbers;

    /// The sizes of those numbers that were written little-endian, added up.
    private int littleEndianBits;

    NumberBytesCheck(NumberBytes numbers) {
        this.numbers = numbers;
    }

    @Test
    void writesBigEndian(Trial trial) {
        everyNumber((bits, number) -> expectWritten(trial, bits, number, BIG_ENDIAN, 0));
    }

    @Test
    void writesLittleEndian(Trial trial) {
        everyNumber((bits, number) -> expectWritten(trial, bits, number, LITTLE_ENDIAN, 0));
        everyNumber((bits, number) -> expectWritten(trial, bits, number, BIG_ENDIAN, 0));
    }

    @Test
    void writesAtItsOffsetAndNowhereElse(Trial trial) {
        ORDERS.forEach(order ->
                everyNumber((bits, number) -> expectWritten(trial, bits, number, order, 3)));
    }

    @Test
    void readsBothOrdersWithoutSign(Trial trial) {
        everyNumber((bits, number) -> expectRead(trial, bits, number, BIG_ENDIAN, 0));
        everyNumber((bits, number) -> expectRead(trial, bits, number, LITTLE_ENDIAN, 0));
        everyNumber((bits, number) -> expectRead(trial, bits, number, BIG_ENDIAN, 0));
    }

    @Test
    void readsFromItsOffset(Trial trial) {
        ORDERS.forEach(
                order -> everyNumber((bits, number) -> expectRead(trial, bits, number, order, 3)));
    }

    @Test
    void takesTheLastPlaceOfAnArray(Trial trial) {
        ORDERS.forEach(order ->
                everyNumber((bits, number) -> {
                    expectWritten(trial, bits, number, order, 3, 0);
                    expectRead(trial, bits, number, order, 3, 0);
                }));
    }

    @Test
    void refusesNumbersOutOfRange(Trial trial) {
        for (int value : new int[] {65536 + 80, 65536, -1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            expectRefused(trial, 16, value, 65535);
        }
        for (long value :
                new long[] {0x1_0000_0050L, 0x1_0000_0000L, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            expectRefused(trial, 32, value, 4294967295L);
        }
    }

    @Test
    void writesWholeNumbersOrNothing(Trial trial) {
        for (int bits : new int[] {16, 32, 64}) {
            int size = bits / 8;
            for (int offset :
                    new int[] {9 - size, 8, 9, -1, -8, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                ORDERS.forEach(order -> expectOutOfBounds(trial, bits, order, offset));
            }
        }
    }

    private interface NumberTest {
        void of(int bits, long number);
    }

    private static void everyNumber(NumberTest test) {
        Arrays.stream(NUMBERS_16).forEach(n -> test.of(16, n));
        Arrays.stream(NUMBERS_32).forEach(n -> test.of(32, n));
        Arrays.stream(NUMBERS_64).forEach(n -> test.of(64, n));
    }

    private void expectWritten(Trial trial, int bits, long number, ByteOrder order, int offset) {
        expectWritten(trial, bits, number, order, offset, 2);
    }

    private void expectWritten(
            Trial trial, int bits, long number, ByteOrder order, int offset, int after) {
        byte[] golden = golden(bits, number, order);
        byte[] target = untouched(offset + golden.length + after);
        byte[] expected = target.clone();
        System.arraycopy(golden, 0, expected, offset, golden.length);
        trial.nextCase();
        write(trial, bits, number, order, target, offset);
        Field itself = new Field("the " + bits + "-bit number", offset, golden.length);
        Field[] layout =
                after == 0
                        ? new Field[] {itself}
                        : new Field[] {
                            itself, new Field("after it", offset + golden.length, after)
                        };
        byte[] otherOrder = golden(bits, number, order == BIG_ENDIAN ? LITTLE_ENDIAN : BIG_ENDIAN);
        trial.expectBytes(
                expected,
                target,
                layout,
                when(
                        !Arrays.equals(golden, otherOrder)
                                && isAt(target, offset, otherOrder)
                                && isWrittenForEveryOrder(bits, number, offset, target),
                        IgnoresByteOrder.class),
                when(
                        !isAt(target, offset, golden) && isAt(target, 0, golden),
                        IgnoresArrayOffset.class));
        littleEndianBits |= order == LITTLE_ENDIAN && number > 0 ? bits : 0;
    }

    /// As code does that looks at no order; not code that takes one for the other, or that had
    /// written both.
    private boolean isWrittenForEveryOrder(int bits, long number, int offset, byte[] expected) {
        return (littleEndianBits & bits) == 0
                && ORDERS.stream()
                        .allMatch(order -> {
                            byte[] target = untouched(expected.length);
                            CallResult.of(() -> write(bits, number, order, target, offset));
                            return Arrays.equals(expected, target);
                        });
    }

    private static boolean isAt(byte[] target, int offset, byte[] part) {
        return Arrays.equals(target, offset, offset + part.length, part, 0, part.length);
    }

    private void expectRead(Trial trial, int bits, long number, ByteOrder order, int offset) {
        expectRead(trial, bits, number, order, offset, 2);
    }

    private void expectRead(
            Trial trial, int bits, long number, ByteOrder order, int offset, int after) {
        byte[] golden = golden(bits, number, order);
        byte[] source = untouched(offset + golden.length + after);
        System.arraycopy(golden, 0, source, offset, golden.length);
        byte[] given = source.clone();
        trial.nextCase();
        trial.calling("read%d(%s, %d, %s)".formatted(bits, Hex.format(source), offset, order));
        long got =
                switch (bits) {
                    case 16 -> numbers.read16(source, offset, order);
                    case 32 -> numbers.read32(source, offset, order);
                    default -> numbers.read64(source, offset, order);
                };
        trial.expect(
                "the number in hexadecimal",
                hex(number),
                hex(got),
                symptomsOfRead(bits, number, got, golden, order));
        trial.expectThat(Arrays.equals(given, source), "a read must leave the array as it was");
    }

    private static String hex(long number) {
        return "0x%x".formatted(number);
    }

    private static Symptom[] symptomsOfRead(
            int bits, long number, long got, byte[] golden, ByteOrder order) {
        long signed = number << 64 - bits >> 64 - bits;
        long unmasked = 0;
        int inInt = 0;
        for (int i = 0; i < golden.length; i++) {
            int shift = 8 * (order == BIG_ENDIAN ? golden.length - 1 - i : i);
            unmasked |= (long) golden[i] << shift;
            inInt |= (golden[i] & 0xff) << shift;
        }
        return new Symptom[] {
            when(bits == 32 && got == (int) number, ReadsSigned32.class),
            when(number >>> 32 != 0 && number > 0 && got == inInt, ShiftsIntBy56.class),
            when(
                    // Where the lowest byte has no sign, it may be that of a short.
                    bits < 64
                            && (byte) number < 0
                            && got != signed
                            && (got == unmasked || got == (int) unmasked),
                    ReadsUnmasked.class)
        };
    }

    private void expectRefused(Trial trial, int bits, long value, long max) {
        trial.nextCase();
        byte[] target = untouched(8);
        CallResult outcome = CallResult.of(() -> write(trial, bits, value, BIG_ENDIAN, target, 0));
        outcome.expectThrown(
                trial,
                IllegalArgumentException.class,
                "%d is not 0..%d".formatted(value, max),
                List.of("" + max, "" + value),
                when(outcome.thrown() == null && isCast(bits, value, target), WrapsTooLarge.class));
        expectUntouched(trial, target);
    }

    /// Zeros may come from elsewhere, and code that casts a negative number may refuse a great one.
    private static boolean isCast(int bits, long value, byte[] target) {
        ByteBuffer written = ByteBuffer.wrap(target);
        if ((short) value == 0 || value < 0) {
            return false;
        }
        return bits == 16 ? written.getShort(0) == (short) value : written.getInt(0) == (int) value;
    }

    private void expectOutOfBounds(Trial trial, int bits, ByteOrder order, int offset) {
        trial.nextCase();
        String fit = "%d bytes at offset %d of an array of 8".formatted(bits / 8, offset);
        byte[] array = untouched(8);
        trial.expectThrows(
                IndexOutOfBoundsException.class,
                fit,
                () -> write(trial, bits, 0x0102, order, array, offset));
        expectUntouched(trial, array, when(isHalf(array, bits, order, offset), WritesHalf.class));
        trial.expectThrows(
                IndexOutOfBoundsException.class,
                fit,
                () -> {
                    switch (bits) {
                        case 16 -> numbers.read16(array, offset, order);
                        case 32 -> numbers.read32(array, offset, order);
                        default -> numbers.read64(array, offset, order);
                    }
                });
    }

    /// Whether the bytes of 0x0102 stand there up to the end of the array.
    private static boolean isHalf(byte[] array, int bits, ByteOrder order, int offset) {
        ByteBuffer number = ByteBuffer.allocate(8).order(order);
        number.putLong(0, order == BIG_ENDIAN ? 0x0102L << 64 - bits : 0x0102);
        byte[] half = untouched(8);
        for (int i = offset; 0 <= i && i < 8; i++) {
            half[i] = number.get(i - offset);
        }
        return Arrays.equals(half, array);
    }

    private static void expectUntouched(Trial trial, byte[] target, Symptom... symptoms) {
        trial.expectThat(
                Arrays.equals(untouched(8), target),
                "nothing may be written then; the array was all ee, and is " + Hex.format(target),
                symptoms);
    }

    private void write(
            Trial trial, int bits, long number, ByteOrder order, byte[] target, int offset) {
        trial.calling(
                "write%d(%s, %s, byte[%d], %d)"
                        .formatted(bits, value(bits, number), order, target.length, offset));
        write(bits, number, order, target, offset);
    }

    private void write(int bits, long number, ByteOrder order, byte[] target, int offset) {
        switch (bits) {
            case 16 -> numbers.write16((int) number, order, target, offset);
            case 32 -> numbers.write32(number, order, target, offset);
            default -> numbers.write64(number, order, target, offset);
        }
    }

    private static String value(int bits, long number) {
        return bits < 64 && number < 0 ? "" + number : hex(number);
    }

    private static byte[] golden(int bits, long number, ByteOrder order) {
        return GOLDEN.bytes(
                bits + (order == BIG_ENDIAN ? "b" : "l") + Long.toUnsignedString(number));
    }

    private static byte[] untouched(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, UNTOUCHED);
        return bytes;
    }
}
