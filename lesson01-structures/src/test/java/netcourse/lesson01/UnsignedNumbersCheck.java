package netcourse.lesson01;

import static netcourse.checker.Symptom.when;

import netcourse.checker.Check;
import netcourse.checker.Trial;
import netcourse.lesson01.exercise.MyUnsignedNumbers;
import netcourse.lesson01.exercise.UnsignedNumbers;
import netcourse.lesson01.mistake.UnsignedNumbersMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [UnsignedNumbers]. Each number is known before its bytes are: the check cuts it up,
/// the learner puts it together again.
@Check(
        id = "1.1",
        title = "unsigned numbers from signed bytes",
        exercise = MyUnsignedNumbers.class,
        core = true,
        difficulty = 1,
        minutes = 10)
class UnsignedNumbersCheck {
    private final UnsignedNumbers numbers;

    UnsignedNumbersCheck(UnsignedNumbers numbers) {
        this.numbers = numbers;
    }

    @Test
    void readsOneByteAsUnsigned(Trial trial) {
        for (int number : new int[] {0, 1, 127}) {
            expectByte(trial, number);
        }
        // First one at which no two mistakes give the same: at 80, Math.abs changes nothing.
        expectByte(trial, 0xc8);
        for (int number = 128; number < 256; number++) {
            expectByte(trial, number);
        }
    }

    private void expectByte(Trial trial, int number) {
        trial.nextCase();
        trial.calling("fromByte(%02x)".formatted(number));
        byte bits = (byte) number;
        int got = numbers.fromByte(bits);
        trial.expect(
                "the number",
                number,
                got,
                when(got == bits, KeepsByteSign.class),
                when(got == Math.abs(bits), TakesAbsoluteValue.class));
    }

    @Test
    void readsTwoBytesAsUnsigned(Trial trial) {
        for (int number : new int[] {0, 1, 0x0100, 0x0102, 0x7f7f}) {
            expectTwoBytes(trial, number);
        }
        for (int number : new int[] {0x01c8, 0x01ff, 0x0080, 0x8000, 0xfffe, 0xff00, 0xffff}) {
            expectTwoBytes(trial, number);
        }
        for (int number = 0; number <= 0xffff; number++) {
            if (numbers.fromTwoBytes((byte) (number >> 8), (byte) number) != number) {
                expectTwoBytes(trial, number);
            }
        }
    }

    private void expectTwoBytes(Trial trial, int number) {
        byte first = (byte) (number >> 8);
        byte second = (byte) number;
        trial.nextCase();
        trial.calling("fromTwoBytes(%02x, %02x)".formatted(first, second));
        int got = numbers.fromTwoBytes(first, second);
        boolean unmasked = got == (first << 8 | second) || got == (first << 8) + second;
        boolean halfMasked = got == ((first & 0xff) << 8 | second);
        // The sign of the first byte is that of a short, too.
        boolean covered = second < 0 && (unmasked || halfMasked);
        trial.expect("the number", number, got, when(covered, ForgetsMask.class));
    }

    @Test
    void readsFourBytesAsUnsigned(Trial trial) {
        for (long number : new long[] {0, 1, 0x0102_0304, 0x7fff_ffff}) {
            expectFourBytes(trial, number);
        }
        for (long number :
                new long[] {
                    0xc0a8_0001L,
                    0xffff_ffffL,
                    0x8000_0000L,
                    0x0080_0000L,
                    0x0000_ff80L,
                    0x0100_0080L
                }) {
            expectFourBytes(trial, number);
        }
    }

    private void expectFourBytes(Trial trial, long number) {
        byte first = (byte) (number >> 24);
        byte second = (byte) (number >> 16);
        byte third = (byte) (number >> 8);
        byte fourth = (byte) number;
        trial.nextCase();
        trial.calling(
                "fromFourBytes(%02x, %02x, %02x, %02x)".formatted(first, second, third, fourth));
        long got = numbers.fromFourBytes(first, second, third, fourth);
        boolean onlySign = number > Integer.MAX_VALUE && got == (int) number;
        trial.expect("the number", number, got, when(onlySign, KeepsBit31AsSign.class));
    }

    @Test
    void takesTheHighestByteOfFour(Trial trial) {
        for (int bits : new int[] {0, 0x0102_0304, 0x7fff_ffff, 0xc0a8_0001, 0x8000_0000, -1}) {
            trial.nextCase();
            trial.calling("highestByte(%08x)".formatted(bits));
            int got = numbers.highestByte(bits);
            int expected = Integer.parseInt("%08x".formatted(bits).substring(0, 2), 16);
            trial.expect("the number", expected, got, when(got == bits >> 24, CopiesSignBit.class));
        }
    }

    @Test
    void writesEightBytesWithoutSign(Trial trial) {
        expectDecimal(trial, 0, "0");
        expectDecimal(trial, 1_700_000_000_123L, "1700000000123");
        expectDecimal(trial, 0x7fff_ffff_ffff_ffffL, "9223372036854775807");
        expectDecimal(trial, 0xffff_ffff_ffff_ffffL, "18446744073709551615");
        expectDecimal(trial, 0x8000_0000_0000_0000L, "9223372036854775808");
        expectDecimal(trial, 0xffff_ffff_ffff_fff6L, "18446744073709551606");
        expectDecimal(trial, 0x8ac7_2304_89e8_0000L, "10000000000000000000");
    }

    private void expectDecimal(Trial trial, long bits, String expected) {
        trial.nextCase();
        trial.calling("decimal(%016x)".formatted(bits));
        String got = numbers.decimal(bits);
        trial.expect("the text", expected, got, when(("" + bits).equals(got), PrintsSigned.class));
    }
}
