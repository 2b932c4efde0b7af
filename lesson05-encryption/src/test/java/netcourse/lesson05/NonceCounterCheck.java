package netcourse.lesson05;

import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Field;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson05.exercise.MyNonceCounter;
import netcourse.lesson05.exercise.NonceCounter;
import netcourse.lesson05.exercise.NonceCounter.Direction;
import netcourse.lesson05.mistake.NonceCounterMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [NonceCounter]. Counters begin near the place that is judged, so nobody counts far.
@Check(
        id = "5.4",
        title = "nonces from a counter, which refuses to wrap",
        exercise = MyNonceCounter.class,
        core = true,
        difficulty = 1,
        minutes = 10)
class NonceCounterCheck {
    private static final long FAR = Long.MAX_VALUE;
    private static final Direction CLIENT = Direction.CLIENT_TO_SERVER;
    private static final Direction SERVER = Direction.SERVER_TO_CLIENT;
    private static final Field[] LAYOUT = {
        new Field("direction", 0, 4), new Field("counter", 4, 8)
    };

    private final NonceCounter counter;

    NonceCounterCheck(NonceCounter counter) {
        this.counter = counter;
    }

    // --- counting ---

    @Test
    void countsFromTheFirst(Trial trial) {
        begin(trial, CLIENT, 0, FAR);
        for (int i = 0; i < 20; i++) {
            byte[] nonce = expectNonce(trial, CLIENT, i);
            trial.expectThat(nonce.length == 12, "expected 12 bytes");
        }
    }

    @Test
    void writesEveryByteOfTheCounter(Trial trial) {
        for (long first :
                List.of(
                        0xffL,
                        0x7fffL,
                        0xffffL,
                        0x7fff_ffffL,
                        0xffff_ffffL,
                        0x0102_0304_0506_0708L,
                        0x7fff_ffff_ffff_fff0L)) {
            begin(trial, CLIENT, first, FAR);
            expectNonce(trial, CLIENT, first);
            expectNonce(trial, CLIENT, first + 1);
            expectNonce(trial, CLIENT, first + 2);
        }
    }

    @Test
    void separatesTheDirections(Trial trial) {
        for (long first : List.of(1L << 40, 0xffff_ffffL, 0L)) {
            begin(trial, SERVER, first, FAR);
            byte[] expected = nonce(SERVER, first);
            CallResult result = next(trial);
            boolean client = Arrays.equals(nonce(CLIENT, first), bytes(result));
            expectBytes(trial, expected, result, when(client, ForgetsTheDirection.class));
            expectNonce(trial, SERVER, first + 1);
            begin(trial, CLIENT, first, FAR);
            expectNonce(trial, CLIENT, first);
        }
    }

    @Test
    void givesArrayOfItsOwn(Trial trial) {
        begin(trial, SERVER, 5, FAR);
        byte[] first = bytes(next(trial));
        byte[] second = bytes(next(trial));
        Symptom same = when(first == second, ReusesTheArray.class);
        trial.step("then again", "the result of the first call");
        trial.expectBytes(nonce(SERVER, 5), first, LAYOUT, same);
        Arrays.fill(second, (byte) 0xee);
        trial.step("check wrote", "ee over the result of the second call");
        expectBytes(trial, nonce(SERVER, 7), next(trial), same);
        for (int i = 8; i < 40; i++) {
            expectNonce(trial, SERVER, i);
        }
        trial.step("then again", "the result of the first call");
        trial.expectBytes(nonce(SERVER, 5), first, LAYOUT);
    }

    // --- the limit ---

    @Test
    void refusesFromTheLimitOn(Trial trial) {
        for (long limit : List.of(1L, 2L, 256L, 1L << 32, (1L << 40) + 7, Long.MAX_VALUE)) {
            begin(trial, CLIENT, limit - 1, limit);
            expectNonce(trial, CLIENT, limit - 1);
            CallResult result = next(trial);
            boolean gave = Arrays.equals(nonce(CLIENT, limit), bytes(result));
            boolean stops = CallResult.of(counter::next).threw(IllegalStateException.class);
            expectUsedUp(trial, limit, result, when(gave && stops, GivesTheLimitToo.class));
        }
    }

    @Test
    void refusesAtOnceIfNothingIsLeft(Trial trial) {
        for (long limit : List.of(0L, 1L, 77L, 1L << 63, -1L)) {
            begin(trial, SERVER, limit, limit);
            expectUsedUp(trial, limit, next(trial));
        }
    }

    @Test
    void comparesUnsigned(Trial trial) {
        begin(trial, CLIENT, 5, -1);
        CallResult result = next(trial);
        expectBytes(
                trial,
                nonce(CLIENT, 5),
                result,
                thrown(result.threw(IllegalStateException.class), ComparesSigned.class));
        for (long first : List.of(0x7fff_ffff_ffff_ffffL, 1L << 63, 0xfffe_fdfc_fbfa_f9f8L)) {
            begin(trial, CLIENT, first, -1);
            expectNonce(trial, CLIENT, first);
            expectNonce(trial, CLIENT, first + 1);
        }
        for (long limit : List.of((1L << 63) + 1, -5L)) {
            begin(trial, CLIENT, limit - 2, limit);
            expectNonce(trial, CLIENT, limit - 2);
            expectNonce(trial, CLIENT, limit - 1);
            expectUsedUp(trial, limit, next(trial));
        }
        CallResult refused = tryBegin(trial, CLIENT, -1, 5);
        expectRefused(trial, refused, "first is 2^64-1, the limit is 5");
        refused = tryBegin(trial, CLIENT, 1L << 63, Long.MAX_VALUE);
        expectRefused(trial, refused, "first is 2^63, the limit is 2^63-1");
    }

    @Test
    void refusesFromThenOn(Trial trial) {
        for (long limit : List.of(3L, 1L << 63, -1L)) {
            begin(trial, SERVER, limit - 1, limit);
            expectNonce(trial, SERVER, limit - 1);
            expectUsedUp(trial, limit, next(trial));
            for (int i = 0; i < 5; i++) {
                CallResult result = next(trial);
                boolean wrapped = Arrays.equals(nonce(SERVER, limit + 1 + i), bytes(result));
                expectUsedUp(trial, limit, result, when(wrapped, WrapsInTheEnd.class));
            }
        }
    }

    private static void expectUsedUp(
            Trial trial, long limit, CallResult result, Symptom... symptoms) {
        result.expectThrown(
                trial,
                IllegalStateException.class,
                "the limit, %s, is reached".formatted(Long.toUnsignedString(limit)),
                List.of(),
                symptoms);
    }

    @Test
    void refusesFirstOverTheLimit(Trial trial) {
        for (long limit : List.of(0L, 5L, 1L << 32, Long.MAX_VALUE, -3L)) {
            CallResult result = tryBegin(trial, CLIENT, limit + 1, limit);
            expectRefused(trial, result, "first is one more than the limit");
        }
    }

    @Test
    void changesNothingIfItRefuses(Trial trial) {
        begin(trial, CLIENT, 4, 6);
        expectNonce(trial, CLIENT, 4);
        trial.calling("begin(SERVER_TO_CLIENT, 9, 8)");
        CallResult result = CallResult.of(() -> counter.begin(SERVER, 9, 8));
        expectRefused(trial, result, "first is one more than the limit");
        expectNonce(trial, CLIENT, 5);
        expectUsedUp(trial, 6, next(trial));
    }

    private static void expectRefused(Trial trial, CallResult result, String when) {
        result.expectThrown(trial, IllegalArgumentException.class, when, List.of());
    }

    // --- several keys, several objects ---

    @Test
    void beginsAnewForNewKey(Trial trial) {
        begin(trial, CLIENT, 8, 9);
        expectNonce(trial, CLIENT, 8);
        expectUsedUp(trial, 9, next(trial));
        counter.begin(SERVER, 3, 5);
        trial.calling("begin(SERVER_TO_CLIENT, 3, 5)");
        expectNonce(trial, SERVER, 3);
        counter.begin(CLIENT, 0, 1);
        trial.calling("begin(CLIENT_TO_SERVER, 0, 1)");
        expectNonce(trial, CLIENT, 0);
        expectUsedUp(trial, 1, next(trial));
    }

    @Test
    void countsAloneInEachObject(Trial trial) throws Exception {
        NonceCounter other = fresh();
        begin(trial, CLIENT, 10, FAR);
        other.begin(SERVER, 20, FAR);
        trial.step("another object", "begins at 20, from server to client");
        other.next();
        CallResult result = next(trial);
        boolean counted =
                Arrays.equals(nonce(CLIENT, 21), bytes(result))
                        || Arrays.equals(nonce(SERVER, 21), bytes(result));
        expectBytes(trial, nonce(CLIENT, 10), result, when(counted, CountsForAllObjects.class));
        trial.expectBytes(nonce(SERVER, 21), other.next(), LAYOUT);
        begin(trial, CLIENT, 30, 32);
        other.begin(SERVER, 40, FAR);
        trial.step("another object", "begins at 40, from server to client");
        expectNonce(trial, CLIENT, 30);
        expectNonce(trial, CLIENT, 31);
        expectUsedUp(trial, 32, next(trial));
    }

    private NonceCounter fresh() throws ReflectiveOperationException {
        var constructor = counter.getClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /// What a new object gives first.
    private byte[] firstOf(long first) {
        return bytes(
                CallResult.of(() -> {
                    NonceCounter other = fresh();
                    other.begin(CLIENT, first, FAR);
                    return other.next();
                }));
    }

    // --- what they share ---

    private void begin(Trial trial, Direction direction, long first, long limit) {
        CallResult result = tryBegin(trial, direction, first, limit);
        boolean signed = first >= 0 && limit < 0;
        result.expectReturned(
                trial,
                "first is not over the limit",
                thrown(
                        signed && result.threw(IllegalArgumentException.class),
                        ComparesSigned.class));
    }

    private CallResult tryBegin(Trial trial, Direction direction, long first, long limit) {
        trial.nextCase();
        trial.calling(
                "begin(%s, %s, %s)"
                        .formatted(
                                direction,
                                Long.toUnsignedString(first),
                                Long.toUnsignedString(limit)));
        return CallResult.of(() -> counter.begin(direction, first, limit));
    }

    private CallResult next(Trial trial) {
        trial.calling("next()");
        return CallResult.of(counter::next);
    }

    private byte[] expectNonce(Trial trial, Direction direction, long count) {
        CallResult result = next(trial);
        byte[] expected = nonce(direction, count);
        boolean right = Arrays.equals(expected, bytes(result));
        Symptom[] symptoms = right ? new Symptom[0] : symptoms(direction, count, bytes(result));
        expectBytes(trial, expected, result, symptoms);
        return bytes(result);
    }

    private Symptom[] symptoms(Direction direction, long count, byte[] returned) {
        long all = 0x0102_0304_0506_0708L;
        byte[] cut = nonce(direction, (int) count & 0xffff_ffffL);
        byte[] signedCut = nonce(direction, (int) count);
        boolean is32 = Arrays.equals(cut, returned) || Arrays.equals(signedCut, returned);
        boolean losesTheHigh = Arrays.equals(nonce(CLIENT, (int) all), firstOf(all));
        boolean reverses =
                Arrays.equals(nonce(direction, Long.reverseBytes(count)), returned)
                        && Arrays.equals(nonce(CLIENT, Long.reverseBytes(all)), firstOf(all));
        return new Symptom[] {
            when(reverses, CountsLittleEndian.class),
            when(is32 && losesTheHigh, CountsInAnInt.class)
        };
    }

    private static void expectBytes(
            Trial trial, byte[] expected, CallResult result, Symptom... symptoms) {
        result.expectReturned(trial, "the limit is not reached", symptoms);
        trial.expectBytes(expected, bytes(result), LAYOUT, symptoms);
    }

    private static byte[] nonce(Direction direction, long count) {
        return ByteBuffer.allocate(12).putInt(direction.ordinal()).putLong(count).array();
    }

    private static byte[] bytes(CallResult result) {
        return (byte[]) result.returned();
    }
}
