package netcourse.lesson01;

import static netcourse.checker.Symptom.when;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import netcourse.checker.Check;
import netcourse.checker.HexVectors;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson01.exercise.InternetChecksum;
import netcourse.lesson01.exercise.MyInternetChecksum;
import netcourse.lesson01.mistake.InternetChecksumMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [InternetChecksum]. The golden checksums are made by `golden/checksum.py`.
@Check(
        id = "1.7",
        title = "the Internet checksum",
        exercise = MyInternetChecksum.class,
        core = false,
        difficulty = 2,
        minutes = 20)
class InternetChecksumCheck {
    private static final HexVectors GOLDEN = HexVectors.of("checksum.txt");

    private final InternetChecksum sum;

    InternetChecksumCheck(InternetChecksum sum) {
        this.sum = sum;
    }

    @Test
    void addsBigEndianNumbersAndComplements(Trial trial) {
        int expected = golden("small");
        int got = checksum(trial, GOLDEN.bytes("small"));
        int swapped = Short.toUnsignedInt(Short.reverseBytes((short) expected));
        expect(
                trial,
                expected,
                got,
                when((got & 0xffff) == 0xffff - expected, ForgetsComplement.class),
                when((got & 0xffff) == swapped, LittleEndian.class));
        trial.expect("the same bytes again", hex(got), hex(sum.checksum(GOLDEN.bytes("small"))));
    }

    private static int golden(String name) {
        return Short.toUnsignedInt(ByteBuffer.wrap(GOLDEN.bytes(name + ".checksum")).getShort());
    }

    private int checksum(Trial trial, byte[] bytes) {
        trial.nextCase();
        trial.step("you get", bytes);
        byte[] given = bytes.clone();
        int got = sum.checksum(given);
        trial.expectThat(Arrays.equals(bytes, given), "expected the bytes to be left as they were");
        return got;
    }

    private static void expect(Trial trial, int expected, int got, Symptom... symptoms) {
        trial.expect("the checksum", hex(expected), hex(got), symptoms);
    }

    private static String hex(int checksum) {
        return "0x%04x".formatted(checksum);
    }

    @Test
    void addsTheCarryAgain(Trial trial) {
        byte[] bytes = GOLDEN.bytes("carry");
        int got = checksum(trial, bytes);
        boolean dropped = (got & 0xffff) == complement(plainSum(bytes, 0xff, 0xff));
        expect(trial, golden("carry"), got, when(dropped, LosesCarry.class));
    }

    @Test
    void takesHighBytesAsUnsigned(Trial trial) {
        for (String name : List.of("rfc1071", "ipv4")) {
            byte[] bytes = GOLDEN.bytes(name);
            int got = checksum(trial, bytes);
            // A sign of high bytes alone may be a carry that was lost.
            boolean signed =
                    isComplementOf(plainSum(bytes, -1, -1), got)
                            || isComplementOf(plainSum(bytes, 0xff, -1), got);
            expect(trial, golden(name), got, when(signed, SignedBytes.class));
        }
    }

    /// The sum before its carries are added.
    ///
    /// @param highMask -1 to leave the sign where it is
    private static long plainSum(byte[] bytes, int highMask, int lowMask) {
        long sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += i % 2 == 0 ? (bytes[i] & highMask) << 8 : bytes[i] & lowMask;
        }
        return sum;
    }

    private static int complement(long sum) {
        return (int) ~sum & 0xffff;
    }

    /// Whether that sum leads there, in an int or a long, with carries added in any way.
    private static boolean isComplementOf(long sum, int got) {
        int unsigned = (int) sum;
        while (unsigned >>> 16 != 0) {
            unsigned = (unsigned & 0xffff) + (unsigned >>> 16);
        }
        int signed = (int) sum;
        while (signed > 0xffff) {
            signed = (signed & 0xffff) + (signed >> 16);
        }
        long once = (sum & 0xffff) + (sum >> 16);
        return List.of(complement(unsigned), complement(signed), complement(once))
                .contains(got & 0xffff);
    }

    @Test
    void tellsSumOfOnesFromSumOfZeros(Trial trial) {
        for (String name : List.of("ones", "zeros")) {
            expect(trial, golden(name), checksum(trial, GOLDEN.bytes(name)));
        }
    }

    @Test
    void addsTheCarryOfTheCarryToo(Trial trial) {
        byte[] bytes = GOLDEN.bytes("twice");
        int got = checksum(trial, bytes);
        long sum = plainSum(bytes, 0xff, 0xff);
        boolean once = (got & 0xffff) == complement((sum & 0xffff) + (sum >>> 16));
        expect(trial, golden("twice"), got, when(once, FoldsOnce.class));
    }

    @Test
    void padsOddLengthWithTrailingZero(Trial trial) {
        trial.ifThrown(IndexOutOfBoundsException.class, NeedsPairs.class);
        for (String name : List.of("odd", "one", "oddhigh")) {
            byte[] bytes = GOLDEN.bytes(name);
            int got = checksum(trial, bytes);
            int inFront = independent(withZeroBeforeLast(bytes));
            expect(
                    trial,
                    golden(name),
                    got,
                    when(got == inFront, PadsInFront.class),
                    when(
                            name.equals("odd")
                                    && got == independent(Arrays.copyOf(bytes, bytes.length - 1)),
                            NeedsPairs.class));
        }
        byte[] header = GOLDEN.bytes("ipv4");
        for (int length = 1; length < header.length; length++) {
            byte[] prefix = Arrays.copyOf(header, length);
            expect(trial, independent(prefix), checksum(trial, prefix));
        }
    }

    private static byte[] withZeroBeforeLast(byte[] bytes) {
        byte[] padded = Arrays.copyOf(bytes, bytes.length + 1);
        padded[bytes.length] = bytes[bytes.length - 1];
        padded[bytes.length - 1] = 0;
        return padded;
    }

    /// By another way than addition: 65536 leaves 1 when it is divided by 65535, so the whole
    /// number leaves what the sum of its 16-bit parts leaves.
    private static int independent(byte[] bytes) {
        BigInteger number = new BigInteger(1, Arrays.copyOf(bytes, (bytes.length + 1) / 2 * 2));
        int remainder = number.mod(BigInteger.valueOf(65535)).intValue();
        return remainder == 0 && number.signum() > 0 ? 0 : 65535 - remainder;
    }

    @Test
    void hasChecksumFfffForNothing(Trial trial) {
        expect(trial, 0xffff, checksum(trial, new byte[0]));
    }

    @Test
    void knowsWhetherBytesArrivedAsTheyWereSent(Trial trial) {
        byte[] header = GOLDEN.bytes("ipv4");
        ByteBuffer.wrap(header).putShort(10, (short) golden("ipv4"));
        expectRight(trial, true, header);
        expectRight(trial, true, new byte[] {-1, -1});
        // Each number is ffff: without any of them the sum is ffff, too.
        byte[] ones = new byte[20];
        Arrays.fill(ones, (byte) -1);
        expectRight(trial, true, ones);
        // An odd number of bytes, and the checksum in another place: that of ICMP.
        byte[] echo = GOLDEN.bytes("echo");
        ByteBuffer.wrap(echo).putShort(2, (short) golden("echo"));
        expectRight(trial, true, echo);
        echo[echo.length - 1] ^= 1;
        expectRight(trial, false, echo);
        for (int bit = 0; bit < 8 * header.length; bit++) {
            byte[] damaged = header.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            expectRight(trial, false, damaged);
        }
        expectRight(trial, false, new byte[20]);
        expectRight(trial, false, new byte[0]);
    }

    private void expectRight(Trial trial, boolean right, byte[] bytes) {
        trial.nextCase();
        trial.step("you get", bytes);
        byte[] given = bytes.clone();
        boolean got = sum.isRight(given);
        trial.expectThat(Arrays.equals(bytes, given), "expected the bytes to be left as they were");
        boolean ffff =
                bytes.length % 2 == 0
                        && got == (independent(bytes) == 0xffff)
                        && sum.isRight(new byte[2])
                        && !sum.isRight(new byte[] {0x12, 0x34})
                        && !sum.isRight(new byte[] {-1, -1});
        trial.expect("isRight", right, got, when(ffff, ExpectsItself.class).orNothing());
    }

    @Test
    void addsAnyNumberOfBytes(Trial trial) {
        byte[] packet = Arrays.copyOf(GOLDEN.bytes("ipv4"), 1000);
        packet[999] = 7;
        expect(trial, independent(packet), checksum(trial, packet));
        for (int length : List.of(70_000, 140_000, 300_001)) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0xfe);
            int got = checksum(trial, bytes);
            boolean inInt = isComplementOf((int) plainSum(bytes, 0xff, 0xff), got);
            expect(trial, independent(bytes), got, when(inInt, OverflowsInt.class));
        }
        // So long that adding the carry twice is not enough.
        byte[] bytes = new byte[131_082];
        Arrays.fill(bytes, 0, 131_080, (byte) 0xff);
        bytes[131_081] = 1;
        expect(trial, 0xfffe, checksum(trial, bytes));
    }
}
