package netcourse.lesson03;

import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.nio.BufferOverflowException;
import java.util.Arrays;
import java.util.List;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Field;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson03.GoldenMessages.GoldenHeader;
import netcourse.lesson03.exercise.HeaderPacker;
import netcourse.lesson03.exercise.MyHeaderPacker;
import netcourse.lesson03.mistake.HeaderPackerMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [HeaderPacker]. The golden headers are made by `golden/headers.py`.
@Check(
        id = "3.2",
        title = "pack the message header",
        exercise = MyHeaderPacker.class,
        core = true,
        difficulty = 1,
        minutes = 15)
class HeaderPackerCheck {
    private static final byte UNTOUCHED = (byte) 0xee;

    private final HeaderPacker packer;

    HeaderPackerCheck(HeaderPacker packer) {
        this.packer = packer;
    }

    @Test
    void putsEveryFieldAtItsOffset(Trial trial) {
        for (GoldenHeader header : GoldenHeader.all()) {
            if (header.sequence() <= Integer.MAX_VALUE && header.length() <= Integer.MAX_VALUE) {
                expectPacked(trial, header, new byte[16], 0);
            }
        }
        // Whether it makes sense is for the reader to say.
        byte[] errorInRequest = GoldenHeader.all().getFirst().bytes().clone();
        errorInRequest[7] = 5;
        expectPacked(trial, new GoldenHeader(0, 1, 5, 7, 5, errorInRequest), new byte[16], 0);
    }

    @Test
    void packsTheUpperHalfOfEveryRange(Trial trial) {
        GoldenHeader.all().forEach(header -> expectPacked(trial, header, new byte[16], 0));
    }

    @Test
    void replacesWhatStoodThere(Trial trial) {
        GoldenHeader.all().forEach(header -> expectPacked(trial, header, untouched(16), 0));
    }

    @Test
    void packsAtItsOffsetAndNowhereElse(Trial trial) {
        GoldenHeader header = GoldenHeader.all().get(1);
        for (int offset : new int[] {3, 1, 4}) {
            expectPacked(trial, header, untouched(20), offset);
        }
    }

    private static byte[] untouched(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, UNTOUCHED);
        return bytes;
    }

    private void expectPacked(Trial trial, GoldenHeader h, byte[] target, int offset) {
        boolean dirty = target[0] != 0;
        byte[] expected = target.clone();
        System.arraycopy(h.bytes(), 0, expected, offset, HeaderPacker.BYTES);
        trial.nextCase();
        CallResult attempt = pack(trial, h, target, offset);
        attempt.expectReturned(
                trial,
                "all numbers are in range",
                thrown(attempt.message().equals("integer overflow"), RefusesUpperHalf.class));
        trial.expectBytes(expected, target, layout(offset), symptoms(h, target, offset, dirty));
    }

    /// What wrong bytes tell about the code that wrote them.
    private static Symptom[] symptoms(GoldenHeader h, byte[] target, int offset, boolean dirty) {
        byte[] got = Arrays.copyOfRange(target, offset, offset + HeaderPacker.BYTES);
        byte[] noVersion = h.bytes().clone();
        noVersion[2] = 0;
        boolean littleEndian =
                got[12] == h.bytes()[15] && got[15] == h.bytes()[12] && got[12] != got[15];
        byte[] exchanged = h.bytes().clone();
        System.arraycopy(h.bytes(), 4, exchanged, 6, 2);
        System.arraycopy(h.bytes(), 6, exchanged, 4, 2);
        boolean swapped = Arrays.equals(got, exchanged);
        boolean atStart = Arrays.equals(Arrays.copyOf(target, HeaderPacker.BYTES), h.bytes());
        return new Symptom[] {
            when(offset > 0 && atStart, IgnoresOffset.class),
            when(offset == 0 && Arrays.equals(got, noVersion), ForgetsVersion.class),
            when(offset == 0 && !dirty && littleEndian, LittleEndian.class),
            when(offset == 0 && !dirty && swapped, SwapsNumbers.class),
            when(dirty && offset == 0, AddsToOldBytes.class)
        };
    }

    private static Field[] layout(int offset) {
        return Arrays.stream(GoldenMessages.layout(0))
                .map(f -> new Field(f.name(), f.offset() + offset, f.length()))
                .toArray(Field[]::new);
    }

    @Test
    void refusesNumbersOutOfRange(Trial trial) {
        for (int flags : new int[] {16, -1, 256, 257}) {
            expectRefused(trial, "flags", flags, 15, new GoldenHeader(flags, 1, 0, 7, 5, null));
        }
        for (int n : new int[] {65536, -1, 65537, Integer.MIN_VALUE}) {
            String name = "protocol number";
            expectRefused(trial, name, n, 65535, new GoldenHeader(0, n, 0, 7, 5, null));
            expectRefused(trial, "error number", n, 65535, new GoldenHeader(1, 1, n, 7, 5, null));
        }
        for (long n : new long[] {0x1_0000_0000L, -1, 0x1_0000_0007L, Long.MIN_VALUE}) {
            long max = 4_294_967_295L;
            expectRefused(trial, "sequence", n, max, new GoldenHeader(0, 1, 0, n, 5, null));
            expectRefused(trial, "body length", n, max, new GoldenHeader(0, 1, 0, 7, n, null));
        }
    }

    private void expectRefused(Trial trial, String field, long number, long max, GoldenHeader h) {
        byte[] target = untouched(HeaderPacker.BYTES);
        trial.nextCase();
        CallResult attempt = pack(trial, h, target, 0);
        attempt.expectThrown(
                trial,
                IllegalArgumentException.class,
                "%s is %d".formatted(field, number),
                List.of(field, "" + number, "" + max),
                when(attempt.thrown() == null && number == max + 1, WrapsTooLarge.class));
        expectUntouched(trial, target);
    }

    @Test
    void refusesArrayWithoutRoomAndWritesNothing(Trial trial) {
        GoldenHeader header = GoldenHeader.all().getFirst();
        for (int length : new int[] {15, 8, 1, 0}) {
            expectNoRoom(trial, header, untouched(length), 0);
        }
        for (int offset :
                new int[] {5, 19, 20, 21, -1, -16, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            expectNoRoom(trial, header, untouched(20), offset);
        }
    }

    private void expectNoRoom(Trial trial, GoldenHeader header, byte[] target, int offset) {
        trial.nextCase();
        CallResult attempt = pack(trial, header, target, offset);
        boolean foundOutLate =
                attempt.threw(IndexOutOfBoundsException.class)
                        || attempt.threw(BufferOverflowException.class);
        attempt.expectThrown(
                trial,
                IllegalArgumentException.class,
                "an array of %d bytes, offset %d".formatted(target.length, offset),
                List.of(),
                thrown(foundOutLate, WritesHalf.class));
        expectUntouched(trial, target);
    }

    private static void expectUntouched(Trial trial, byte[] target) {
        trial.expectThat(
                Arrays.equals(target, untouched(target.length)),
                "nothing must be written when it is refused",
                when(true, WritesHalf.class));
    }

    private CallResult pack(Trial trial, GoldenHeader h, byte[] target, int offset) {
        trial.calling(
                "pack(new byte[%d], %d, flags %d, protocol %d, error %d, sequence %d, body length %d)"
                        .formatted(
                                target.length,
                                offset,
                                h.flags(),
                                h.protocol(),
                                h.error(),
                                h.sequence(),
                                h.length()));
        return CallResult.of(() ->
                packer.pack(
                        target,
                        offset,
                        h.flags(),
                        h.protocol(),
                        h.error(),
                        h.sequence(),
                        h.length()));
    }
}
