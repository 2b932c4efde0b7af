package netcourse.lesson03;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.nio.BufferOverflowException;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
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
            if (!header.hasHighNumber()) {
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
                thrown(
                        h.hasHighNumber() && attempt.message().equals("integer overflow"),
                        RefusesUpperHalf.class));
        trial.expectBytes(expected, target, layout(offset), symptoms(h, target, offset, dirty));
    }

    /// What wrong bytes tell about the code that wrote them.
    private Symptom[] symptoms(GoldenHeader h, byte[] target, int offset, boolean dirty) {
        byte[] got = Arrays.copyOfRange(target, offset, offset + HeaderPacker.BYTES);
        byte[] noVersion = h.bytes().clone();
        noVersion[2] = 0;
        boolean plain = offset == 0 && !dirty;
        boolean atStart = Arrays.equals(Arrays.copyOf(target, HeaderPacker.BYTES), h.bytes());
        return new Symptom[] {
            when(offset > 0 && atStart, IgnoresOffset.class),
            when(plain && Arrays.equals(got, noVersion), ForgetsVersion.class),
            when(plain && isReversed(got, h.bytes()), LittleEndian.class),
            when(plain && Arrays.equals(got, swapped(h)) && swapsBoth(), SwapsNumbers.class),
            when(dirty && offset == 0 && isAdded(got, h.bytes()), AddsToOldBytes.class)
        };
    }

    /// Whether every number has its bytes the other way round. The magic may be text.
    private static boolean isReversed(byte[] got, byte[] expected) {
        byte[] reversed = expected.clone();
        for (Field field : GoldenMessages.layout(0)) {
            for (int i = 0; field.offset() >= 4 && i < field.length(); i++) {
                reversed[field.offset() + i] = expected[field.offset() + field.length() - 1 - i];
            }
        }
        return Arrays.equals(got, 2, 16, reversed, 2, 16)
                && !Arrays.equals(got, 4, 16, expected, 4, 16);
    }

    private static byte[] swapped(GoldenHeader h) {
        byte[] swapped = h.bytes().clone();
        System.arraycopy(h.bytes(), 4, swapped, 6, 2);
        System.arraycopy(h.bytes(), 6, swapped, 4, 2);
        return swapped;
    }

    /// Where neither number is 0, so that none of them may be missing.
    private boolean swapsBoth() {
        GoldenHeader both = GoldenHeader.all().get(1);
        byte[] target = new byte[HeaderPacker.BYTES];
        call(both, target, 0);
        return Arrays.equals(target, swapped(both));
    }

    /// Whether old bits are there beside the new ones, and not only where the new byte is 0, which
    /// may have been left out.
    private static boolean isAdded(byte[] got, byte[] expected) {
        int added = 0;
        for (int i = 0; i < got.length; i++) {
            byte both = (byte) (expected[i] | UNTOUCHED);
            if (got[i] != expected[i] && got[i] != both) {
                return false;
            }
            added += got[i] == both && both != UNTOUCHED && both != expected[i] ? 1 : 0;
        }
        return added > 0;
    }

    private static Field[] layout(int offset) {
        return Arrays.stream(GoldenMessages.layout(0))
                .map(f -> new Field(f.name(), f.offset() + offset, f.length()))
                .toArray(Field[]::new);
    }

    @Test
    void refusesNumbersOutOfRange(Trial trial) {
        for (int flags : new int[] {16, -1, 256, 257}) {
            expectRefused(trial, "flags", flags, 15, n -> header((int) n, 1, 0, 7, 5));
        }
        for (int number : new int[] {65536, -1, 65537, Integer.MIN_VALUE}) {
            String name = "protocol number";
            expectRefused(trial, name, number, 65535, n -> header(0, (int) n, 0, 7, 5));
            expectRefused(trial, "error number", number, 65535, n -> header(1, 1, (int) n, 7, 5));
        }
        for (long number : new long[] {0x1_0000_0000L, -1, 0x1_0000_0007L, Long.MIN_VALUE}) {
            long max = 4_294_967_295L;
            expectRefused(trial, "sequence", number, max, n -> header(0, 1, 0, n, 5));
            expectRefused(trial, "body length", number, max, n -> header(0, 1, 0, 7, n));
        }
    }

    private static GoldenHeader header(
            int flags, int protocol, int error, long sequence, long length) {
        return new GoldenHeader(flags, protocol, error, sequence, length, null);
    }

    /// @param with the header that has another number in this field
    private void expectRefused(
            Trial trial, String field, long number, long max, LongFunction<GoldenHeader> with) {
        byte[] target = untouched(HeaderPacker.BYTES);
        trial.nextCase();
        CallResult attempt = pack(trial, with.apply(number), target, 0);
        attempt.expectThrown(
                trial,
                IllegalArgumentException.class,
                "%s is %d".formatted(field, number),
                List.of(field, "" + number, "" + max),
                when(
                        attempt.thrown() == null && number == max + 1 && takesAny(max, with),
                        WrapsTooLarge.class));
        expectUntouched(trial, target);
    }

    /// Whether no limit is looked at, neither another one nor 0.
    private boolean takesAny(long max, LongFunction<GoldenHeader> with) {
        return LongStream.of(-1, 17 * (max + 1) + 1)
                .mapToObj(n -> call(with.apply(n), new byte[HeaderPacker.BYTES], 0))
                .allMatch(attempt -> attempt.thrown() == null);
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
                thrown(foundOutLate && !isUntouched(target), WritesHalf.class));
        expectUntouched(trial, target, always(WritesHalf.class));
    }

    private static void expectUntouched(Trial trial, byte[] target, Symptom... symptoms) {
        trial.expectThat(
                isUntouched(target), "nothing must be written when it is refused", symptoms);
    }

    private static boolean isUntouched(byte[] target) {
        return Arrays.equals(target, untouched(target.length));
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
        return call(h, target, offset);
    }

    private CallResult call(GoldenHeader h, byte[] target, int offset) {
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
