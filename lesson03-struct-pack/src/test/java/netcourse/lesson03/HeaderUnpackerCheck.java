package netcourse.lesson03;

import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.util.Arrays;
import java.util.List;
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
        boolean refused = attempt.threw(ProtocolException.class);
        Symptom signed =
                when(high && !refused, SignedNumbers.class)
                        .orThrown(IllegalArgumentException.class);
        attempt.expectReturned(trial, "expected " + expected, signed);
        trial.expect(
                "the header",
                expected,
                got[0],
                when(got[0] != null && high, SignedNumbers.class)
                        .orThrown(IllegalArgumentException.class));
        expectUnchanged(trial, h.bytes(), bytes);
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
                    when(length == 15 && attempt.thrown() == null, TakesAnyLength.class));
        }
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
    private static Symptom[] symptoms(CallResult attempt, String field, byte[] bytes) {
        boolean taken = attempt.thrown() == null;
        boolean blames = attempt.threw(IllegalArgumentException.class);
        boolean large = field.equals("body length") && bytes[12] < 0;
        // One bit may be the case of a letter.
        boolean alien =
                Integer.bitCount((bytes[0] ^ 'N') & 0xff)
                                + Integer.bitCount((bytes[1] ^ 'C') & 0xff)
                        > 1;
        boolean early = attempt.message().contains("length") && field.equals("magic");
        return new Symptom[] {
            when(large && (taken || blames), SignedLength.class)
                    .orThrown(IllegalArgumentException.class),
            thrown(blames, BlamesCaller.class),
            when(early, ChecksLengthFirst.class),
            when(taken && field.equals("magic") && alien, TakesAnyMagic.class),
            when(taken && field.equals("version"), TakesNewerVersion.class),
            when(taken && field.equals("flags"), TakesUnknownFlags.class),
            when(taken && field.equals("error number"), IgnoresErrorInRequest.class)
        };
    }
}
