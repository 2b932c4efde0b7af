package netcourse.lesson05;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson05.exercise.MyReplayWindow;
import netcourse.lesson05.exercise.ReplayWindow;
import netcourse.lesson05.mistake.ReplayWindowMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [ReplayWindow].
@Check(
        id = "5.6",
        title = "a replay window for datagrams",
        exercise = MyReplayWindow.class,
        core = false,
        difficulty = 2,
        minutes = 20)
class ReplayWindowCheck {
    private static final int SHOWN_CALLS = 12;

    /// A call, written out only if it is shown.
    private record Call(String what, long sequence) {
        @Override
        public String toString() {
            return what.formatted(text(sequence));
        }
    }

    private final ReplayWindow window;
    private final List<Call> calls = new ArrayList<>();
    private Trial trial;
    private int verified;

    ReplayWindowCheck(ReplayWindow window) {
        this.window = window;
    }

    // --- in order, once and twice ---

    @Test
    void acceptsInOrder(Trial trial) throws ReflectiveOperationException {
        for (long first : List.of(0L, 1L, 1000L)) {
            begin(trial);
            accepted(first, when(first == 0 && takes(1), RefusesZeroAtFirst.class));
            for (int i = 1; i < 200; i++) {
                accepted(first + i);
            }
        }
    }

    /// Whether a new window takes the last of these, each with a right tag.
    private boolean takes(long... sequences) throws ReflectiveOperationException {
        ReplayWindow other = fresh();
        other.begin();
        boolean taken = false;
        for (long each : sequences) {
            taken =
                    Boolean.TRUE.equals(
                            CallResult.of(() -> other.accept(each, () -> true)).returned());
        }
        return taken;
    }

    @Test
    void refusesWhatWasReceived(Trial trial) throws ReflectiveOperationException {
        begin(trial);
        accepted(0);
        refused(0, when(!takes(1, 1) && !takes(0, 1, 0), TakesZeroForNothing.class));
        for (int i = 1; i < 150; i++) {
            accepted(i);
            refused(i);
            for (int back = 1; back <= Math.min(i, 63); back += 7) {
                refused(i - back);
            }
        }
    }

    @Test
    void doesNotVerifyWhatWasReceived(Trial trial) {
        begin(trial);
        accepted(40);
        accepted(41);
        for (long sequence : List.of(41L, 40L)) {
            verified = 0;
            refused(sequence);
            expectNotVerified();
        }
    }

    private void expectNotVerified() {
        expectThat(
                verified == 0,
                "it is refused whatever its tag, but you verified it",
                always(VerifiesWhatItRefuses.class));
    }

    // --- out of order ---

    @Test
    void acceptsLateOnes(Trial trial) throws ReflectiveOperationException {
        boolean noLateOne = !takes(10, 9) && !takes(10, 5) && !takes(100, 60);
        begin(trial);
        accepted(10);
        for (long late : List.of(9L, 7L, 8L, 0L, 3L)) {
            accepted(late, when(noLateOne, DemandsOrder.class));
            refused(late);
        }
        accepted(12);
        accepted(11);
        refused(9);
        refused(12);
        accepted(6);
    }

    /// Every place of the window, each as the only late one.
    @Test
    void hasAPlaceForEachOf64(Trial trial) throws ReflectiveOperationException {
        boolean takes40For8 = takes(1000, 960) && !takes(1000, 992, 960);
        for (int back = 1; back <= 63; back++) {
            begin(trial);
            accepted(1000);
            Symptom narrow = when(takes40For8 && back >= 32 && back < 63, ShiftsAnInt.class);
            accepted(1000 - back, narrow, when(back == 63, IsOneTooNarrow.class));
            refused(1000 - back);
            accepted(1000 - (back == 1 ? 2 : back - 1), narrow);
            refused(1000);
        }
    }

    @Test
    void refusesWhatIsTooOld(Trial trial) {
        for (long highest : List.of(200L, 64L, 1L << 40)) {
            begin(trial);
            accepted(highest);
            for (int back : List.of(65, 100, 127, 128, 64)) {
                if (back <= highest) {
                    verified = 0;
                    refused(highest - back, when(back == 64, IsOneTooWide.class));
                    expectNotVerified();
                }
            }
            accepted(highest - 63);
            refused(highest - 63);
        }
    }

    @Test
    void refusesWhatIsTooOldByFar(Trial trial) {
        begin(trial);
        accepted((1L << 32) + 5);
        for (long sequence : List.of(5L, 4L, 0L, 1L << 31)) {
            // 2^32 less is the number of the one that was received first, 4 that of a late one.
            refused(sequence, when(sequence == 4, CutsTheDistance.class));
        }
        accepted(1L << 33);
        refused((1L << 32) - 2);
    }

    // --- the window moves ---

    @Test
    void movesByAnyDistance(Trial trial) throws ReflectiveOperationException {
        boolean clearsPassed =
                takes(LongStream.concat(LongStream.range(0, 64), LongStream.of(70, 65)).toArray());
        // By 65: the bits of 500 and 499 are now those of 564 and 563.
        boolean by1 = !takes(500, 499, 565, 563) && takes(500, 499, 565, 562);
        for (long distance :
                List.of(
                        1L, 2L, 7L, 31L, 32L, 33L, 62L, 63L, 64L, 65L, 66L, 96L, 127L, 128L, 129L,
                        200L)) {
            begin(trial);
            accepted(500);
            accepted(499);
            long highest = 500 + distance;
            accepted(highest);
            refused(highest);
            for (int back = 1; back <= 63; back++) {
                long late = highest - back;
                boolean was = late == 500 || late == 499;
                Symptom shift =
                        when(
                                clearsPassed && by1 && distance >= 64 && !was,
                                ShiftsByTheRemainder.class);
                if (was) {
                    refused(late);
                } else {
                    accepted(late, shift);
                    refused(late);
                }
            }
        }
    }

    @Test
    void jumpsFar(Trial trial) {
        for (long jump : List.of(64L, 1L << 31, 1L << 32, (1L << 32) + 1, 1L << 62)) {
            begin(trial);
            accepted(3);
            accepted(3 + jump);
            refused(3);
            refused(3 + jump);
            accepted(2 + jump);
            accepted(4 + jump);
        }
    }

    @Test
    void comparesUnsigned(Trial trial) throws ReflectiveOperationException {
        Symptom signed =
                when(
                        takes(Long.MIN_VALUE) && !takes(5, Long.MIN_VALUE) && takes(5, 1L << 62),
                        ComparesSigned.class);
        begin(trial);
        accepted(Long.MAX_VALUE);
        accepted(Long.MIN_VALUE, signed);
        refused(Long.MAX_VALUE);
        accepted(Long.MAX_VALUE - 1);
        accepted(Long.MIN_VALUE + 70);
        refused(Long.MAX_VALUE - 2);
        accepted(-1);
        refused(5, signed);
        refused(-1);
        accepted(-64);
        refused(-65);
        begin(trial);
        accepted(-1);
        refused(0, signed);
        begin(trial);
        accepted(5);
        accepted(1L << 63, signed);
        refused(5);
        begin(trial);
        accepted(5);
        accepted(-20);
        accepted(-83);
        refused(5);
    }

    // --- the tag ---

    @Test
    void changesNothingIfTheTagIsWrong(Trial trial) throws ReflectiveOperationException {
        Symptom moved = when(goesOnAfterWrongTag(), MovesBeforeTheTag.class);
        begin(trial);
        accepted(100);
        wrongTag(101);
        accepted(101, moved);
        wrongTag(99);
        accepted(99, moved);
        wrongTag(100_000);
        accepted(98, moved);
        accepted(102, moved);
        wrongTag(-1);
        accepted(103, moved);
        accepted(100_000, moved);
        refused(103);
    }

    /// A window that moved too early takes what is higher; one that has given up takes nothing.
    private boolean goesOnAfterWrongTag() throws ReflectiveOperationException {
        ReplayWindow other = fresh();
        other.begin();
        other.accept(100, () -> true);
        CallResult.of(() -> other.accept(101, () -> false));
        return Boolean.TRUE.equals(CallResult.of(() -> other.accept(102, () -> true)).returned());
    }

    @Test
    void changesNothingIfTheFirstTagIsWrong(Trial trial) throws ReflectiveOperationException {
        Symptom moved = when(goesOnAfterWrongTag(), MovesBeforeTheTag.class);
        begin(trial);
        wrongTag(1_000_000);
        accepted(0, moved);
        refused(0);
        begin(trial);
        wrongTag(0);
        accepted(0, moved);
        begin(trial);
        wrongTag(-1);
        wrongTag(-1);
        accepted(77, moved);
        accepted(14, moved);
        refused(77);
    }

    @Test
    void propagatesWhatTheTagThrows(Trial trial) {
        begin(trial);
        accepted(10);
        for (long sequence : List.of(11L, 9L, 1000L)) {
            IllegalStateException thrown = new IllegalStateException("the key was cleared");
            calls.add(new Call("accept(%s), and the tag throws", sequence));
            CallResult result =
                    CallResult.of(() ->
                            window.accept(
                                    sequence,
                                    () -> {
                                        throw thrown;
                                    }));
            expectThat(
                    result.thrown() == thrown,
                    "expected the same exception, was " + result.thrown());
        }
        accepted(9);
        accepted(11);
    }

    // --- all together ---

    @Test
    void judgesAnyOrder(Trial trial) {
        for (int seed = 1; seed <= 20; seed++) {
            begin(trial);
            Random random = new Random(seed);
            Set<Long> received = new HashSet<>();
            long highest = -1;
            for (long sequence : anyOrder(random)) {
                boolean old = sequence + 64 <= highest;
                if (old || received.contains(sequence)) {
                    refused(sequence);
                } else if (random.nextInt(5) == 0) {
                    wrongTag(sequence);
                } else {
                    accepted(sequence);
                    received.add(sequence);
                    highest = Math.max(highest, sequence);
                }
            }
        }
    }

    private static List<Long> anyOrder(Random random) {
        List<Long> all = new ArrayList<>();
        for (long i = 0; i < 150; i++) {
            all.add(i);
            all.add(Math.max(0, i - random.nextInt(90)));
        }
        for (int i = 0; i + 12 < all.size(); i += 6) {
            Collections.shuffle(all.subList(i, i + 12), random);
        }
        return all;
    }

    @Test
    void beginsAnew(Trial trial) {
        begin(trial);
        accepted(5000);
        accepted(4999);
        calls.add(new Call("begin()", 0));
        window.begin();
        accepted(0);
        accepted(4999);
        accepted(4998);
        refused(0);
        begin(trial);
        accepted(5000);
    }

    @Test
    void sharesNothingWithAnother(Trial trial) throws Exception {
        ReplayWindow other = fresh();
        begin(trial);
        accepted(10);
        other.begin();
        other.accept(500, () -> true);
        calls.add(new Call("accept(%s), on another object", 500));
        accepted(11);
        refused(10);
        accepted(500);
    }

    // --- what they share ---

    private ReplayWindow fresh() throws ReflectiveOperationException {
        var constructor = window.getClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private void begin(Trial trial) {
        this.trial = trial;
        calls.clear();
        calls.add(new Call("begin()", 0));
        window.begin();
    }

    private void accepted(long sequence, Symptom... symptoms) {
        verified = 0;
        expect(sequence, true, true, symptoms);
        expectThat(verified == 1, "expected you to verify its tag once");
    }

    private void refused(long sequence, Symptom... symptoms) {
        expect(sequence, true, false, symptoms);
    }

    private void wrongTag(long sequence) {
        expect(sequence, false, false);
    }

    private void expect(long sequence, boolean tag, boolean expected, Symptom... symptoms) {
        BooleanSupplier tagIsRight =
                () -> {
                    verified++;
                    return tag;
                };
        calls.add(
                new Call(
                        tag ? "accept(%s), the tag is right" : "accept(%s), the tag is wrong",
                        sequence));
        CallResult result = CallResult.of(() -> window.accept(sequence, tagIsRight));
        if (result.thrown() != null) {
            showCalls();
        }
        result.expectReturned(trial, "any sequence may come", symptoms);
        Object accepted = result.returned();
        expectThat(
                Boolean.valueOf(expected).equals(accepted),
                expected ? "expected true, was false" : "expected false, was true",
                symptoms);
    }

    private void expectThat(boolean right, String otherwise, Symptom... symptoms) {
        if (!right) {
            showCalls();
            throw trial.wrong(calls.getLast() + ": " + otherwise, symptoms);
        }
    }

    /// The last calls, as steps of the report; thousands are right.
    private void showCalls() {
        trial.nextCase();
        calls.subList(Math.max(0, calls.size() - SHOWN_CALLS), calls.size() - 1)
                .forEach(call -> trial.step("check called", call.toString()));
        trial.calling(calls.getLast().toString());
    }

    private static String text(long sequence) {
        return Long.toUnsignedString(sequence);
    }
}
