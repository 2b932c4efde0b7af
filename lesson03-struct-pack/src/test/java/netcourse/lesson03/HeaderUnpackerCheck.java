package netcourse.lesson03;

import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.GoldenMessages.GoldenHeader;
import netcourse.lesson03.exercise.HeaderUnpacker;
import netcourse.lesson03.exercise.MyHeaderUnpacker;
import netcourse.lesson03.mistake.HeaderUnpackerMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [HeaderUnpacker]. The golden headers are made by `golden/headers.py` and
/// `golden/messages.py`.
@Check(
        id = "3.3",
        title = "unpack and refuse the header",
        exercise = MyHeaderUnpacker.class,
        core = true,
        difficulty = 1,
        minutes = 15)
class HeaderUnpackerCheck {
    private static final int MAX_BODY_BYTES = 40;

    private final HeaderUnpacker unpacker;

    HeaderUnpackerCheck(HeaderUnpacker unpacker) {
        this.unpacker = unpacker;
    }

    @Test
    void unpacksEveryField(Trial trial) {
        expectUnpacked(trial, GoldenHeader.all().get(0));
        expectUnpacked(trial, GoldenHeader.all().get(1));
        expectUnpacked(trial, GoldenHeader.all().get(2));
    }

    @Test
    void unpacksNumbersWithoutSign(Trial trial) {
        GoldenHeader.valid().forEach(h -> expectUnpacked(trial, h));
    }

    @Test
    void takesErrorNumberInAnyResponse(Trial trial) {
        for (int flags : new int[] {1, 3, 5, 9, 15}) {
            byte[] bytes = header("failed");
            bytes[3] = (byte) flags;
            expectUnpacked(trial, new GoldenHeader(flags, 65535, 3, 4_294_967_295L, 2, bytes));
        }
    }

    private void expectUnpacked(Trial trial, GoldenHeader h) {
        MessageHeader expected =
                new MessageHeader(
                        h.flags(), h.protocol(), h.error(), h.sequence(), (int) h.length());
        trial.nextCase();
        trial.step("peer sent", h.bytes(), GoldenMessages.layout(0));
        MessageHeader[] got = new MessageHeader[1];
        byte[] bytes = h.bytes().clone();
        CallResult attempt =
                CallResult.of(() -> got[0] = unpacker.unpack(bytes, Integer.MAX_VALUE));
        boolean high = h.protocol() > Short.MAX_VALUE || h.sequence() > Integer.MAX_VALUE;
        attempt.expectReturned(
                trial,
                "expected " + expected,
                thrown(high && isNegative(attempt), SignedNumbers.class));
        trial.expect("the header", expected, got[0]);
        expectUnchanged(trial, h.bytes(), bytes);
    }

    /// Whether the record, or a check like its own, refused a number below 0.
    private static boolean isNegative(CallResult attempt) {
        return isCallersFault(attempt) && attempt.message().contains("was -");
    }

    /// The type itself: of its subclasses, some tell of a slip of the learner's own.
    private static boolean isCallersFault(CallResult attempt) {
        return attempt.thrown() != null
                && attempt.thrown().getClass() == IllegalArgumentException.class;
    }

    private static void expectUnchanged(Trial trial, byte[] before, byte[] after) {
        trial.expectThat(
                Arrays.equals(before, after), "the caller's array has other bytes than before");
    }

    @Test
    void refusesAnotherProtocol(Trial trial) {
        expectRefused(trial, "bad magic");
        expectRefused(trial, "bad version");
    }

    @Test
    void refusesEveryWrongMagicAndVersion(Trial trial) {
        byte[] good = header("hello");
        for (int at = 0; at < 2; at++) {
            for (int bit = 1; bit < 0x100; bit <<= 1) {
                byte[] bad = good.clone();
                bad[at] ^= (byte) bit;
                String was = "0x%02x%02x".formatted(bad[0], bad[1]);
                expectRefused(trial, bad, List.of("magic", was, "bytes 0-1"), MAX_BODY_BYTES);
            }
        }
        for (int version : new int[] {0, 2, 3, 127, 128, 255}) {
            byte[] bad = good.clone();
            bad[2] = (byte) version;
            List<String> words = List.of("version", "" + version, "byte 2");
            expectRefused(trial, bad, words, MAX_BODY_BYTES);
        }
    }

    @Test
    void refusesFlagsWithoutMeaning(Trial trial) {
        expectRefused(trial, "bad flags");
        for (int flags : new int[] {0x10, 0x20, 0x40, 0x80, 0x81, 0xff}) {
            byte[] bad = header("hello");
            bad[3] = (byte) flags;
            expectRefused(trial, bad, List.of("flags", "" + flags, "byte 3"), MAX_BODY_BYTES);
        }
    }

    @Test
    void refusesErrorInRequest(Trial trial) {
        expectRefused(trial, "bad error");
        for (int error : new int[] {0x100, 0x7fff, 0x8000, 0xffff}) {
            byte[] bad = header("bad error");
            bad[6] = (byte) (error >> 8);
            bad[7] = (byte) error;
            List<String> words = List.of("error number", "" + error, "bytes 6-7");
            expectRefused(trial, bad, words, MAX_BODY_BYTES);
        }
        for (int flags : new int[] {2, 4, 8, 14}) {
            byte[] bad = header("bad error");
            bad[3] = (byte) flags;
            List<String> words = List.of("error number", "5", "bytes 6-7");
            expectRefused(trial, bad, words, MAX_BODY_BYTES);
        }
    }

    @Test
    void refusesBodyLengthAboveTheLimit(Trial trial) {
        expectRefused(trial, "length 41");
        expectRefused(trial, "length 2147483647");
        byte[] fits = header("length 41");
        trial.nextCase();
        trial.step("peer sent", fits, GoldenMessages.layout(0));
        CallResult.of(() -> unpacker.unpack(fits, 41)).expectReturned(trial, "41 of 41 bytes");
        List<String> words = List.of("body length", "5", "bytes 12-15");
        expectRefused(trial, header("hello"), words, 0);
    }

    @Test
    void refusesBodyLengthThatNoIntHolds(Trial trial) {
        expectRefused(trial, "length 2147483648");
        expectRefused(trial, "length 4294967295");
        List<String> words = List.of("body length", "4294967295", "bytes 12-15");
        expectRefused(trial, header("length 4294967295"), words, Integer.MAX_VALUE);
    }

    @Test
    void namesTheFirstOfSeveralWrongFields(Trial trial) {
        expectRefused(trial, "bad magic before all");
        List<String> fields = List.of("magic", "version", "flags", "error number", "body length");
        int[] at = {1, 2, 3, 7, 12};
        for (int first = 0; first < at.length; first++) {
            for (int second = first + 1; second < at.length; second++) {
                byte[] bad = header("hello");
                bad[at[first]] = 0x10;
                bad[at[second]] = 0x10;
                expectRefused(trial, bad, List.of(fields.get(first)), MAX_BODY_BYTES);
            }
        }
    }

    @Test
    void otherNumberOfBytesIsTheCallersFault(Trial trial) {
        for (int length : new int[] {15, 17, 4, 0, 32}) {
            byte[] bytes = Arrays.copyOf(header("hello"), length);
            trial.nextCase();
            trial.calling("unpack(%d bytes, 40)".formatted(length));
            CallResult attempt = CallResult.of(() -> unpacker.unpack(bytes, MAX_BODY_BYTES));
            attempt.expectThrown(
                    trial,
                    IllegalArgumentException.class,
                    "there are %d bytes".formatted(length),
                    List.of(),
                    when(attempt.thrown() == null && takesEveryLength(), TakesAnyLength.class));
        }
    }

    /// If it is filled up with zeros, the header itself may be wrong.
    private boolean takesEveryLength() {
        return Stream.of(15, 17, 4, 0, 32)
                .map(length -> Arrays.copyOf(header("hello"), length))
                .map(bytes -> CallResult.of(() -> unpacker.unpack(bytes, MAX_BODY_BYTES)))
                .allMatch(a -> a.thrown() == null || a.threw(ProtocolException.class));
    }

    private static byte[] header(String name) {
        return Arrays.copyOf(GoldenMessages.bytes(name), MessageHeader.BYTES);
    }

    private void expectRefused(Trial trial, String name) {
        List<String> words =
                GoldenMessages.bad().stream()
                        .filter(b -> b.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .words();
        expectRefused(trial, header(name), words, MAX_BODY_BYTES);
    }

    private void expectRefused(Trial trial, byte[] bytes, List<String> words, int maxBodyBytes) {
        trial.nextCase();
        trial.step("peer sent", bytes, GoldenMessages.layout(0));
        byte[] given = bytes.clone();
        CallResult attempt =
                CallResult.of(() ->
                        trial.step("you returned", "" + unpacker.unpack(given, maxBodyBytes)));
        attempt.expectThrown(
                trial,
                ProtocolException.class,
                "refused with at most %d bytes of body".formatted(maxBodyBytes),
                words,
                symptoms(attempt, words.getFirst(), bytes));
        expectUnchanged(trial, bytes, given);
    }

    /// What it did instead of naming the field.
    private Symptom[] symptoms(CallResult attempt, String field, byte[] bytes) {
        boolean taken = attempt.thrown() == null;
        boolean negative = field.equals("body length") && bytes[12] < 0 && isNegative(attempt);
        boolean early =
                field.equals("magic")
                        && attempt.message().contains("length")
                        && !attempt.message().contains("magic");
        return new Symptom[] {
            thrown(negative, SignedLength.class),
            thrown(field.equals("magic") && isCallersFault(attempt), BlamesCaller.class),
            when(early, ChecksLengthFirst.class),
            when(taken && field.equals("magic") && takes(0, 'H', 'T'), TakesAnyMagic.class),
            when(
                    taken && field.equals("version") && takes(2, 3) && !takes(2, 0),
                    TakesNewerVersion.class),
            when(
                    taken && field.equals("flags") && takes(3, 0x20) && takes(3, 0x80),
                    TakesUnknownFlags.class),
            when(
                    taken && field.equals("error number") && bytes[6] == 0,
                    IgnoresErrorInRequest.class)
        };
    }

    /// Whether a header with these bytes is taken.
    private boolean takes(int at, int... bytes) {
        byte[] header = header("hello");
        for (int i = 0; i < bytes.length; i++) {
            header[at + i] = (byte) bytes[i];
        }
        return CallResult.of(() -> unpacker.unpack(header, MAX_BODY_BYTES)).returned() != null;
    }
}
