package netcourse.lesson01;

import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Field;
import netcourse.checker.HexVectors;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson01.exercise.MyPeerEntryCodec;
import netcourse.lesson01.exercise.PeerEntryCodec;
import netcourse.lesson01.mistake.PeerEntryCodecMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [PeerEntryCodec]. The golden records are made by a C compiler, `golden/peer-entry.c`.
@Check(
        id = "1.4",
        title = "a fixed record with padding",
        exercise = MyPeerEntryCodec.class,
        core = true,
        difficulty = 2,
        minutes = 20)
class PeerEntryCodecCheck {
    private static final HexVectors GOLDEN = HexVectors.of("peer-entry.txt");
    private static final Field[] LAYOUT = {
        new Field("kind", 0, 1),
        new Field("padding", 1, 3),
        new Field("id", 4, 4),
        new Field("port", 8, 2),
        new Field("name", 10, 8),
        new Field("padding", 18, 2)
    };
    private static final PeerEntry FIRST = new PeerEntry(1, 0x0102_0304, 0x0506, "ada");
    private static final PeerEntry FULL = new PeerEntry(2, 7, 5000, "gateway1");
    private static final PeerEntry EMPTY = new PeerEntry(0, 0, 0, "");
    private static final PeerEntry BLANKS = new PeerEntry(3, 8, 9, " a b ");
    private static final PeerEntry UNSIGNED = new PeerEntry(200, 3_000_000_000L, 50000, "b");
    private static final PeerEntry LARGEST = new PeerEntry(255, 4_294_967_295L, 65535, "~~~~ ~~~");

    private final PeerEntryCodec codec;

    PeerEntryCodecCheck(PeerEntryCodec codec) {
        this.codec = codec;
    }

    @Test
    void putsEveryFieldAtItsOffset(Trial trial) {
        expectWritten(trial, FIRST, "first");
        expectWritten(trial, EMPTY, "empty");
        expectWritten(trial, UNSIGNED, "unsigned");
    }

    @Test
    void writesNameOfAllEightBytes(Trial trial) {
        expectWritten(trial, FULL, "full");
        expectWritten(trial, LARGEST, "largest");
    }

    @Test
    void writesEachEntryIntoAnArrayOfItsOwn(Trial trial) {
        trial.calling("encode(%s)".formatted(LARGEST));
        byte[] first = codec.encode(LARGEST);
        expectWritten(trial, FIRST, "first");
        trial.expectThat(
                Arrays.equals(GOLDEN.bytes("largest"), first),
                "the second call has changed what the first one returned, to " + Hex.format(first));
    }

    @Test
    void readsEveryField(Trial trial) throws Throwable {
        expectRead(trial, GOLDEN.bytes("first"), FIRST);
        expectRead(trial, GOLDEN.bytes("empty"), EMPTY);
        expectRead(trial, GOLDEN.bytes("blanks"), BLANKS);
    }

    @Test
    void readsNumbersWithoutSign(Trial trial) throws Throwable {
        expectReadUnsigned(trial, GOLDEN.bytes("unsigned"), UNSIGNED);
        expectReadUnsigned(trial, GOLDEN.bytes("largest"), LARGEST);
    }

    private void expectReadUnsigned(Trial trial, byte[] bytes, PeerEntry expected) {
        trial.nextCase();
        trial.step("peer sent", bytes, LAYOUT);
        CallResult outcome = CallResult.of(() -> codec.decode(bytes));
        boolean negative =
                outcome.threw(IllegalArgumentException.class) && PastTheEnd.wasNegative(outcome);
        Symptom signed = when(negative, SignedNumbers.class);
        trial.expectThat(
                outcome.thrown() == null,
                "expected %s, got %s".formatted(expected, outcome.thrown()),
                signed);
        trial.expect("the entry", expected, outcome.returned());
    }

    @Test
    void readsNameOfAllEightBytes(Trial trial) throws Throwable {
        expectRead(trial, GOLDEN.bytes("full"), FULL);
    }

    @Test
    void keepsUpperAndLowerCase(Trial trial) throws Throwable {
        PeerEntry mixed = new PeerEntry(1, 0x0102_0304, 0x0506, "AdA");
        byte[] bytes = GOLDEN.bytes("first");
        bytes[10] = 'A';
        bytes[12] = 'A';
        trial.calling("encode(%s)".formatted(mixed));
        trial.expectBytes(bytes, codec.encode(mixed), LAYOUT);
        expectRead(trial, bytes, mixed);
    }

    @Test
    void ignoresPaddingAndWhatFollowsTheName(Trial trial) throws Throwable {
        byte[] onlyPadding = GOLDEN.bytes("first");
        Arrays.fill(onlyPadding, 1, 4, (byte) 0xaa);
        Arrays.fill(onlyPadding, 18, 20, (byte) 0xaa);
        expectRead(trial, onlyPadding, FIRST);
        expectRead(trial, GOLDEN.bytes("dirty"), FIRST);
    }

    @Test
    void refusesAnyOtherLength(Trial trial) {
        // With so few bytes, a comparison with 18 would refuse it.
        expectWrongLength(trial, 5);
        for (int length = PeerEntryCodec.BYTES - 1; length >= 0; length--) {
            expectWrongLength(trial, length);
        }
        expectWrongLength(trial, PeerEntryCodec.BYTES + 1);
        expectWrongLength(trial, 2 * PeerEntryCodec.BYTES);
    }

    @Test
    void refusesNameThatIsNoPrintableAscii(Trial trial) throws Throwable {
        for (int bad : new int[] {0x80, 0xff, 0xe9, 0x1f, 0x0a, 0x7f}) {
            for (int at : new int[] {12, 10, 17}) {
                byte[] bytes = GOLDEN.bytes("full");
                bytes[at] = (byte) bad;
                trial.nextCase();
                trial.step("peer sent", bytes, LAYOUT);
                CallResult outcome = CallResult.of(() -> codec.decode(bytes));
                outcome.expectRefused(
                        trial,
                        "byte %d is %02x".formatted(at, bad),
                        "name",
                        10,
                        new long[0],
                        thrown(isBlamed(outcome), BlamesCaller.class));
            }
        }
    }

    /// Not a kind of it: a format string that does not fit throws one of those.
    private static boolean isBlamed(CallResult outcome) {
        return outcome.thrown() != null
                && outcome.thrown().getClass() == IllegalArgumentException.class;
    }

    private void expectWritten(Trial trial, PeerEntry entry, String golden) {
        trial.nextCase();
        trial.calling("encode(%s)".formatted(entry));
        byte[] expected = GOLDEN.bytes(golden);
        byte[] got = codec.encode(entry);
        boolean noLastPadding = Arrays.equals(got, Arrays.copyOf(expected, 18));
        trial.expectBytes(
                expected,
                got,
                LAYOUT,
                when(got != null && isPacked(got, expected), WithoutPadding.class),
                when(noLastPadding, WithoutLastPadding.class),
                when(got != null && isBigEndian(got, entry), BigEndian.class),
                when(endsInZero(got, expected), NeedsZero.class));
    }

    /// With kind at the beginning and the whole name at the end.
    private static boolean isPacked(byte[] got, byte[] expected) {
        return got.length == 15
                && got[0] == expected[0]
                && Arrays.equals(got, 7, 15, expected, 10, 18);
    }

    private static boolean isBigEndian(byte[] got, PeerEntry entry) {
        return got.length == PeerEntryCodec.BYTES
                && Integer.reverseBytes((int) entry.id()) != (int) entry.id()
                && ByteBuffer.wrap(got).getInt(4) == (int) entry.id()
                && ByteBuffer.wrap(got).getShort(8) == (short) entry.port();
    }

    private static boolean endsInZero(byte[] got, byte[] expected) {
        byte[] shorter = expected.clone();
        shorter[17] = 0;
        return Arrays.equals(got, shorter);
    }

    private void expectRead(Trial trial, byte[] bytes, PeerEntry expected) throws Throwable {
        trial.nextCase();
        trial.step("peer sent", bytes, LAYOUT);
        byte[] given = bytes.clone();
        CallResult outcome = CallResult.of(() -> codec.decode(given));
        trial.expectThat(Arrays.equals(bytes, given), "decode must leave the bytes as they were");
        boolean dirty = bytes[1] != 0;
        trial.expectThat(
                outcome.thrown() == null,
                "expected %s, got %s"
                        .formatted(expected, String.valueOf(outcome.thrown()).replace("\0", "\\0")),
                when(!dirty && hasAllZeros(outcome, expected.name()), KeepsZeros.class),
                when(dirty && bytes[17] == 0 && refusesNoField(outcome), RefusesPadding.class));
        boolean trimmed =
                outcome.returned() instanceof PeerEntry got
                        && !got.name().equals(expected.name())
                        && got.name().equals(expected.name().strip());
        trial.expect("the entry", expected, outcome.returned(), when(trimmed, TrimsName.class));
    }

    private static boolean hasAllZeros(CallResult outcome, String name) {
        int zeros = 8 - name.length();
        return zeros > 1 && outcome.message().contains(name + "\0".repeat(zeros));
    }

    /// A field that reaches into the padding is refused under its own name.
    private static boolean refusesNoField(CallResult outcome) {
        return outcome.threw(ProtocolException.class)
                && !outcome.message().matches("(?s).*\\b(kind|id|port|name)\\b.*");
    }

    private void expectWrongLength(Trial trial, int length) {
        byte[] bytes = Arrays.copyOf(GOLDEN.bytes("first"), length);
        trial.nextCase();
        trial.calling("decode(%d bytes)".formatted(length));
        CallResult outcome = CallResult.of(() -> codec.decode(bytes));
        if (outcome.thrown() == null) {
            trial.step("you returned", String.valueOf(outcome.returned()));
        }
        boolean tookLess = outcome.returned() != null || PastTheEnd.ran(outcome);
        boolean unchecked = length == 5 && tookLess && takesMore();
        outcome.expectThrown(
                trial,
                ProtocolException.class,
                "there are %d bytes".formatted(length),
                List.of("20", "" + length),
                when(unchecked, TakesAnyLength.class).orThrown(RuntimeException.class));
    }

    /// Code that checks one side only does check.
    private boolean takesMore() {
        byte[] two = Arrays.copyOf(GOLDEN.bytes("first"), 2 * PeerEntryCodec.BYTES);
        return !CallResult.of(() -> codec.decode(two)).threw(ProtocolException.class);
    }
}
