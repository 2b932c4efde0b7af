package netcourse.lesson01;

import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Field;
import netcourse.checker.HexVectors;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.common.ProtocolException;
import netcourse.lesson01.exercise.MyTcpControlCodec;
import netcourse.lesson01.exercise.TcpControlCodec;
import netcourse.lesson01.mistake.TcpControlCodecMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [TcpControlCodec]. The golden headers are made from the Linux kernel's declaration of
/// a TCP header, by `golden/tcp-control.c`.
@Check(
        id = "1.5",
        title = "the data offset and flags of TCP",
        exercise = MyTcpControlCodec.class,
        core = false,
        difficulty = 2,
        minutes = 25)
class TcpControlCodecCheck {
    private static final HexVectors GOLDEN = HexVectors.of("tcp-control.txt");
    private static final Field[] LAYOUT = {
        new Field("ports", 0, 4),
        new Field("sequence", 4, 4),
        new Field("acknowledgment", 8, 4),
        new Field("offset + reserved", 12, 1),
        new Field("flags", 13, 1),
        new Field("window", 14, 2),
        new Field("checksum", 16, 2),
        new Field("urgent pointer", 18, 2)
    };

    private final TcpControlCodec codec;

    TcpControlCodecCheck(TcpControlCodec codec) {
        this.codec = codec;
    }

    @Test
    void writesTheHeaderLengthInWords(Trial trial) {
        // Not 5 first: one word too few gives what 20 bytes do.
        for (int words = 6; words <= 15; words++) {
            expectWritten(trial, new TcpControl(4 * words, Set.of()), "words-" + words, 0);
        }
        expectWritten(trial, new TcpControl(20, Set.of()), "words-5", 0);
    }

    @Test
    void writesEveryFlag(Trial trial) {
        flagVectors().forEach(c -> expectWritten(trial, c, names(c.flags()), 0));
    }

    @Test
    void replacesWhatStoodThere(Trial trial) {
        // Bits that are there already, others that are not: |= differs from ^= and from nothing.
        Set<TcpFlag> last = Set.of(TcpFlag.ACK, TcpFlag.PSH, TcpFlag.FIN);
        expectWritten(trial, new TcpControl(32, last), names(last), 0xa5);
        expectWritten(trial, new TcpControl(20, Set.of(TcpFlag.ACK)), "ACK", 0xff);
        flagVectors().forEach(c -> expectWritten(trial, c, names(c.flags()), 0xa5));
    }

    @Test
    void readsEveryHeaderLength(Trial trial) throws Throwable {
        for (int words = 5; words <= 15; words++) {
            byte[] header = GOLDEN.bytes("words-" + words);
            TcpControl expected = new TcpControl(4 * words, Set.of());
            expectRead(trial, header, expected);
            expectRead(trial, Arrays.copyOf(header, 60 + 100), expected);
        }
    }

    @Test
    void readsEveryFlag(Trial trial) throws Throwable {
        for (TcpControl control : flagVectors()) {
            expectRead(trial, GOLDEN.bytes(names(control.flags())), control);
        }
    }

    @Test
    void ignoresReservedBits(Trial trial) throws Throwable {
        TcpControl expected = new TcpControl(20, Set.of(TcpFlag.ACK));
        for (int reserved = 1; reserved <= 15; reserved++) {
            // Enough data after it that no misread length can run past the end.
            byte[] segment = Arrays.copyOf(GOLDEN.bytes("reserved-" + reserved), 200);
            expectRead(trial, segment, expected);
        }
    }

    @Test
    void refusesSegmentShorterThanAnyHeader(Trial trial) throws Throwable {
        byte[] whole = GOLDEN.bytes("ACK");
        for (int length = 19; length >= 0; length--) {
            byte[] cut = Arrays.copyOf(whole, length);
            expectRefused(trial, cut, "the header is cut", "header", 0, 20, length);
        }
    }

    @Test
    void refusesDataOffsetBelowFive(Trial trial) throws Throwable {
        for (int words = 4; words >= 0; words--) {
            byte[] header = GOLDEN.bytes("words-" + words);
            String when = "the data offset is " + words;
            expectRefused(trial, header, when, "data offset", 12, words);
        }
    }

    @Test
    void refusesHeaderLongerThanTheSegment(Trial trial) throws Throwable {
        for (int words = 15; words > 5; words--) {
            byte[] whole = GOLDEN.bytes("words-" + words);
            for (int length = 20; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                String when = "the data offset is %d bytes of %d".formatted(4 * words, length);
                expectRefused(trial, cut, when, "data offset", 12, 4L * words, length);
            }
        }
    }

    private static List<TcpControl> flagVectors() {
        List<TcpControl> all = new ArrayList<>();
        // First one whose bit, counted from the wrong end, is no neighbour of the right one.
        all.add(new TcpControl(20, Set.of(TcpFlag.SYN)));
        for (TcpFlag flag : TcpFlag.values()) {
            all.add(new TcpControl(20, Set.of(flag)));
        }
        all.add(new TcpControl(40, Set.of(TcpFlag.SYN, TcpFlag.ACK)));
        all.add(new TcpControl(32, Set.of(TcpFlag.ACK, TcpFlag.PSH, TcpFlag.FIN)));
        all.add(new TcpControl(60, Set.of(TcpFlag.values())));
        return all;
    }

    private static String names(Set<TcpFlag> flags) {
        return flags.stream().sorted().map(TcpFlag::name).collect(Collectors.joining(" "));
    }

    /// @param before what stands in bytes 12 and 13
    private void expectWritten(Trial trial, TcpControl control, String golden, int before) {
        byte[] expected = GOLDEN.bytes(golden);
        // Longer or shorter than the header's length: an array of 20 bytes is enough.
        expected = Arrays.copyOf(expected, before == 0 ? 20 : expected.length + 4);
        Arrays.fill(expected, 20, expected.length, (byte) before);
        byte[] header = expected.clone();
        header[12] = (byte) before;
        header[13] = (byte) before;
        trial.nextCase();
        trial.calling("write(%s, header with %02x %02x there)".formatted(control, before, before));
        codec.write(control, header);
        int flags = header[13] & 0xff;
        trial.expectBytes(
                expected,
                header,
                LAYOUT,
                when(
                        header[12] != expected[12]
                                && header[12] == (byte) (control.headerBytes() << 4),
                        CountsBytes.class),
                when(
                        flags != (expected[13] & 0xff) && flags == reversed(expected[13]),
                        ReversesFlags.class),
                when(before != 0 && flags == (expected[13] & 0xff | before), KeepsOldBits.class));
    }

    private static int reversed(byte bits) {
        return Integer.reverse(bits) >>> 24;
    }

    private void expectRead(Trial trial, byte[] segment, TcpControl expected) throws Throwable {
        trial.nextCase();
        step(trial, segment);
        byte[] given = segment.clone();
        CallResult outcome = CallResult.of(() -> codec.read(given));
        trial.expectThat(Arrays.equals(segment, given), "read must leave the segment as it was");
        int offset = (segment[12] & 0xff) >>> 4;
        boolean reserved = (segment[12] & 0x0f) != 0;
        boolean failed = outcome.thrown() != null;
        boolean asWords = outcome.message().endsWith("was " + offset);
        int withReserved = (segment[12] & 0xff) >>> 2;
        boolean misread =
                withReserved != expected.headerBytes() && hasNumber(outcome, withReserved)
                        || outcome.returned() instanceof TcpControl got
                                && got.headerBytes() != expected.headerBytes();
        Symptom[] symptoms = {
            when(reserved && misread, ReadsReserved.class),
            when(reserved && outcome.threw(ProtocolException.class), RefusesReserved.class),
            when(failed && asWords && offset == 5, CountsBytes.class),
            when(offset == 8 && segment[13] == 0 && isNegative(outcome), SignedOffset.class),
            when(isReversed(outcome.returned(), segment[13], expected), ReversesFlags.class)
        };
        trial.expectThat(
                !failed, "expected %s, got %s".formatted(expected, outcome.thrown()), symptoms);
        trial.expect("bytes 12 and 13", expected, outcome.returned(), symptoms);
    }

    private static boolean hasNumber(CallResult outcome, long number) {
        return outcome.message().matches("(?s).*(?<![\\w.])%d(?!\\d).*".formatted(number));
    }

    /// As 80 comes out that is shifted by 4 or by 2 with its sign, or with the ones before it.
    private static boolean isNegative(CallResult outcome) {
        byte sign = (byte) 0x80;
        return hasNumber(outcome, sign >> 4)
                || hasNumber(outcome, sign >> 2)
                || hasNumber(outcome, sign >>> 4)
                || hasNumber(outcome, sign >>> 2);
    }

    private static boolean isReversed(Object got, byte flags, TcpControl expected) {
        return got instanceof TcpControl control
                && control.headerBytes() == expected.headerBytes()
                && !control.flags().equals(expected.flags())
                && Arrays.stream(TcpFlag.values())
                        .allMatch(f ->
                                control.flags().contains(f) == ((flags & 1 << f.ordinal()) != 0));
    }

    private void expectRefused(
            Trial trial, byte[] segment, String when, String field, int at, long... numbers)
            throws Throwable {
        trial.nextCase();
        step(trial, segment);
        CallResult outcome = CallResult.of(() -> codec.read(segment));
        if (outcome.returned() != null) {
            trial.step("you returned", outcome.returned().toString());
        }
        boolean longer =
                outcome.returned() instanceof TcpControl got
                        && segment.length >= 20
                        && got.headerBytes() > segment.length;
        outcome.expectRefused(
                trial,
                when,
                field,
                at,
                numbers,
                when(longer, TrustsOffset.class),
                thrown(isBlamed(outcome), BlamesCaller.class));
    }

    /// Not a kind of it: a format string that does not fit throws one of those.
    private static boolean isBlamed(CallResult outcome) {
        return outcome.thrown() != null
                && outcome.thrown().getClass() == IllegalArgumentException.class;
    }

    private static void step(Trial trial, byte[] segment) {
        if (segment.length < 20) {
            trial.step("peer sent", segment);
        } else {
            trial.step("peer sent", segment, LAYOUT);
        }
    }
}
