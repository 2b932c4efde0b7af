package netcourse.lesson01;

import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Field;
import netcourse.checker.HexVectors;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.common.ProtocolException;
import netcourse.lesson01.exercise.MyTlvReader;
import netcourse.lesson01.exercise.TlvReader;
import netcourse.lesson01.mistake.TlvReaderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [TlvReader]. The golden profiles are made by `golden/tlv.py`.
@Check(
        id = "1.6",
        title = "type, length, value; skip the unknown",
        exercise = MyTlvReader.class,
        core = false,
        difficulty = 2,
        minutes = 25)
class TlvReaderCheck {
    private static final HexVectors GOLDEN = HexVectors.of("tlv.txt");
    private static final Profile NOTHING =
            new Profile(Optional.empty(), OptionalInt.empty(), List.of());

    /// Far more than a refusal takes, far less than a value of 65535 bytes.
    private static final int MUCH_BYTES = 50_000;

    private final TlvReader reader;

    TlvReaderCheck(TlvReader reader) {
        this.reader = reader;
    }

    @Test
    void readsOneRecord(Trial trial) {
        byte[] bytes = GOLDEN.bytes("name");
        CallResult outcome = read(trial, bytes, layout(bytes));
        boolean shortened =
                outcome.returned() instanceof Profile p && p.name().equals(Optional.of("he"));
        // With the header counted, "llo" is taken for the next record: tag 6c, length 6c6f.
        boolean early = outcome.message().matches(".*\\b(108|27756|27759)\\b.*");
        expectProfile(
                trial,
                named("hello"),
                outcome,
                when(shortened || early, LengthCountsHeader.class)
                        .orThrown(ProtocolException.class));
    }

    private static Profile named(String name) {
        return new Profile(Optional.of(name), OptionalInt.empty(), List.of());
    }

    private CallResult read(Trial trial, byte[] bytes, Field... layout) {
        trial.nextCase();
        trial.step("you get", bytes, layout);
        byte[] given = bytes.clone();
        CallResult outcome = CallResult.of(() -> reader.read(given));
        trial.expectThat(Arrays.equals(bytes, given), "expected the bytes to be left as they were");
        return outcome;
    }

    private static void expectProfile(
            Trial trial, Profile expected, CallResult outcome, Symptom... symptoms) {
        trial.expect(
                "the profile",
                expected,
                outcome.thrown() == null ? outcome.returned() : outcome.thrown(),
                symptoms);
    }

    /// The fields of whole records.
    private static Field[] layout(byte[] bytes) {
        List<Field> fields = new ArrayList<>();
        for (int at = 0; at < bytes.length; ) {
            int length = (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
            fields.add(new Field("tag", at, 1));
            fields.add(new Field("length", at + 1, 2));
            if (length > 0) {
                fields.add(new Field("value", at + 3, length));
            }
            at += 3 + length;
        }
        return fields.toArray(Field[]::new);
    }

    @Test
    void readsAllKnownTagsInAnyOrder(Trial trial) {
        expectProfile(trial, NOTHING, read(trial, new byte[0]));
        byte[] bytes = GOLDEN.bytes("all");
        Profile all =
                new Profile(
                        Optional.of("ada"),
                        OptionalInt.of(51966),
                        List.of("Pl\u00e4ne", "Pl\u00e4ne", ""));
        expectProfile(trial, all, read(trial, bytes, layout(bytes)));
        byte[] nameless = GOLDEN.bytes("nameless");
        Profile empty = new Profile(Optional.of(""), OptionalInt.of(1), List.of());
        expectProfile(trial, empty, read(trial, nameless, layout(nameless)));
        byte[] zero = Hex.parse("02 0002 0000");
        Profile portZero = new Profile(Optional.empty(), OptionalInt.of(0), List.of());
        expectProfile(trial, portZero, read(trial, zero, layout(zero)));
        byte[] blanks = Hex.parse("01 0003 206120");
        expectProfile(trial, named(" a "), read(trial, blanks, layout(blanks)));
        byte[] mark = Hex.parse("01 0006 efbbbf efbfbd");
        expectProfile(trial, named("\ufeff\ufffd"), read(trial, mark, layout(mark)));
    }

    @Test
    void skipsTagsThatItDoesNotKnow(Trial trial) {
        trial.ifStuck(StaysAtUnknown.class);
        Profile known = new Profile(Optional.of("ada"), OptionalInt.of(80), List.of());
        byte[] one = Hex.parse("04 0001 ff | 01 0003 616461 | 02 0002 0050");
        CallResult outcome = read(trial, one, layout(one));
        byte[] others = Arrays.copyOfRange(one, 4, one.length);
        boolean withoutIt = known.equals(CallResult.of(() -> reader.read(others)).returned());
        // What is wrong with the step over the value does not show here: it is a record itself.
        byte[] nested = Hex.parse("04 0003 010000 | 02 0002 0050");
        CallResult second =
                known.equals(outcome.returned())
                        ? outcome
                        : CallResult.of(() -> reader.read(nested));
        boolean refuses =
                outcome.threw(ProtocolException.class) && second.threw(ProtocolException.class);
        boolean stops = NOTHING.equals(outcome.returned()) && NOTHING.equals(second.returned());
        expectProfile(
                trial,
                known,
                outcome,
                thrown(withoutIt && refuses, UnknownIsError.class),
                when(stops, StopsAtUnknown.class));
        for (String golden : List.of("unknown", "zero")) { // 0 is a tag like any other
            byte[] bytes = GOLDEN.bytes(golden);
            expectProfile(trial, known, read(trial, bytes, layout(bytes)));
        }
    }

    @Test
    void readsAsManyRecordsAsThereAre(Trial trial) {
        trial.step("you get", "60000 records of tag 4 without a value, then a name");
        byte[] bytes = new byte[3 * 60_000 + 4];
        for (int at = 0; at < bytes.length; at += 3) {
            bytes[at] = 4;
        }
        System.arraycopy(Hex.parse("01 0001 61"), 0, bytes, bytes.length - 4, 4);
        CallResult outcome = CallResult.of(() -> reader.read(bytes));
        expectProfile(trial, named("a"), outcome);
        trial.expectThat(
                outcome.allocatedBytes() < 1000L * bytes.length,
                "%d bytes of records: you took %d bytes of memory, as if all that is left were copied for each"
                        .formatted(bytes.length, outcome.allocatedBytes()));
    }

    @Test
    void readsLengthsAsUnsigned(Trial trial) {
        byte[] bytes = GOLDEN.bytes("long");
        Profile expected =
                new Profile(
                        Optional.of("n".repeat(130)),
                        OptionalInt.empty(),
                        List.of("t".repeat(300)));
        CallResult first = read(trial, bytes, layout(bytes));
        expectProfile(
                trial, expected, first, thrown(PastTheEnd.wasNegative(first), SignedLength.class));
        byte[] longest = GOLDEN.bytes("longest");
        Profile topic =
                new Profile(Optional.empty(), OptionalInt.of(1), List.of("t".repeat(40000)));
        CallResult outcome = read(trial, longest, layout(longest));
        trial.expectThat(
                topic.equals(outcome.returned()),
                "expected a topic of 40000 bytes, and port 1 after an unknown value of 65535 bytes"
                        + (outcome.thrown() == null ? "" : "; you threw " + outcome.thrown()),
                when(PastTheEnd.wasNegative(outcome), SignedLength.class));
    }

    @Test
    void refusesSecondNameAndSecondPort(Trial trial) throws Throwable {
        expectSecondRefused(trial, "01 0001 61 | 03 0000 | 01 0001 62", 1, 7);
        expectSecondRefused(trial, "01 0000 | 01 0001 62", 1, 3);
        expectSecondRefused(trial, "02 0002 0051 | 02 0002 0050", 2, 5);
        expectSecondRefused(trial, "02 0002 0050 | 02 0002 0050", 2, 5);
        expectSecondRefused(trial, "02 0002 0000 | 02 0002 0050", 2, 5);
        byte[] twice = Hex.parse("04 0000 | 04 0000");
        expectProfile(trial, NOTHING, read(trial, twice, layout(twice)));
    }

    private void expectSecondRefused(Trial trial, String hex, long tag, int offset)
            throws Throwable {
        byte[] bytes = Hex.parse(hex);
        CallResult outcome = read(trial, bytes, layout(bytes));
        // Where the first is empty or zero, it may have been taken for one that is not there.
        boolean last =
                outcome.returned() instanceof Profile p
                        && (hex.startsWith("01 0001") && p.name().equals(Optional.of("b"))
                                || hex.contains("0051") && p.port().equals(OptionalInt.of(80)));
        outcome.expectRefused(
                trial,
                "tag %d comes twice".formatted(tag),
                "tag",
                offset,
                new long[] {tag},
                when(last, LastWins.class));
    }

    @Test
    void refusesRecordThatIsCut(Trial trial) throws Throwable {
        for (String golden : List.of("name", "all", "unknown")) {
            byte[] bytes = GOLDEN.bytes(golden);
            Field[] layout = layout(bytes);
            for (int length = 0; length < bytes.length; length++) {
                expectCut(trial, Arrays.copyOf(bytes, length), layout);
            }
        }
    }

    private void expectCut(Trial trial, byte[] bytes, Field... layout) throws Throwable {
        int end = bytes.length;
        Optional<Field> cut =
                Arrays.stream(layout)
                        .filter(f -> !f.name().equals("tag"))
                        .filter(f -> f.offset() <= end && f.offset() + f.length() > end)
                        .findFirst();
        CallResult outcome = read(trial, bytes);
        if (cut.isEmpty()) {
            trial.expectThat(
                    outcome.thrown() == null,
                    "%d bytes are whole records; you threw %s".formatted(end, outcome.thrown()));
        } else {
            Field field = cut.get();
            long left = end - field.offset();
            // A comparison that is one byte off refuses a field that lacks two.
            boolean unchecked =
                    field.length() - left > 1
                            && (PastTheEnd.ran(outcome)
                                    || String.valueOf(outcome.returned()).contains("\0"));
            outcome.expectRefused(
                    trial,
                    "the bytes end after %d of %d of a %s"
                            .formatted(left, field.length(), field.name()),
                    field.name(),
                    field.offset(),
                    new long[] {field.length(), left},
                    when(unchecked, PadsCutValue.class).orThrown(RuntimeException.class));
        }
    }

    @Test
    void takesNoMemoryForLengthThatLies(Trial trial) throws Throwable {
        for (String hex : List.of("01 ffff", "03 ffff 61", "09 ffff", "02 8000 0050")) {
            byte[] bytes = Hex.parse(hex);
            trial.nextCase();
            trial.step("you get", bytes);
            CallResult outcome = CallResult.leastOf(5, () -> reader.read(bytes));
            long length = HexFormat.fromHexDigits(hex.substring(3, 7));
            outcome.expectRefused(
                    trial,
                    "the length says %d, %d bytes are there".formatted(length, bytes.length - 3),
                    "value",
                    3,
                    new long[] {length, bytes.length - 3});
            boolean much = outcome.allocatedBytes() > Math.min(MUCH_BYTES, length);
            trial.expectThat(
                    !much,
                    "%d bytes of input say that %d follow: expected no memory for them, you took %d bytes before you refused"
                            .formatted(bytes.length, length, outcome.allocatedBytes()),
                    when(isAnnouncedAllocated(), AllocatesFirst.class));
        }
    }

    /// Code that takes much memory for every profile does not take it for what this one says.
    private boolean isAnnouncedAllocated() {
        byte[] modest = Hex.parse("01 0010 61");
        return CallResult.leastOf(5, () -> reader.read(modest)).allocatedBytes() < MUCH_BYTES / 2;
    }

    @Test
    void refusesPortThatIsNotTwoBytes(Trial trial) throws Throwable {
        for (String hex : List.of("02 0000", "02 0001 50", "02 0003 000050", "02 0004 00000050")) {
            byte[] bytes = Hex.parse(hex);
            long length = bytes[2];
            read(trial, bytes, layout(bytes))
                    .expectRefused(
                            trial,
                            "a port of %d bytes".formatted(length),
                            "length",
                            1,
                            new long[] {length});
        }
    }

    @Test
    void refusesTextThatIsNotUtf8(Trial trial) throws Throwable {
        for (String hex : List.of("01 0001 ff", "03 0002 c080", "03 0003 eda080", "01 0001 c3")) {
            byte[] bytes = Hex.parse(hex);
            read(trial, bytes, layout(bytes))
                    .expectRefused(trial, "text that is not UTF-8", "value", 3, new long[0]);
        }
    }
}
