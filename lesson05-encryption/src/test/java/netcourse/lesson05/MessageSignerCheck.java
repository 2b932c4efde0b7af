package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.UTF_8;
import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.checker.TwoThreads;
import netcourse.lesson05.Vectors.HmacVector;
import netcourse.lesson05.exercise.MessageSigner;
import netcourse.lesson05.exercise.MyMessageSigner;
import netcourse.lesson05.mistake.MessageSignerMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [MessageSigner]. How long a comparison of 16 bytes takes cannot be measured surely,
/// so the compiled class is looked at: [ConstantTime].
@Check(
        id = "5.2",
        title = "sign and verify with HMAC",
        exercise = MyMessageSigner.class,
        core = true,
        difficulty = 1,
        minutes = 15)
class MessageSignerCheck {
    private static final byte[] KEY = random(1, 32);
    private static final byte[] MESSAGE = random(2, 100);

    private final MessageSigner signer;

    MessageSignerCheck(MessageSigner signer) {
        this.signer = signer;
    }

    // --- sign ---

    @Test
    void signsAsPublished(Trial trial) throws Exception {
        byte[] firstKey = Vectors.RFC_4231.getFirst().key();
        for (HmacVector vector : published("1", "2", "6", "7")) {
            CallResult result = sign(trial, vector.key(), vector.message(), vector.tag().length);
            boolean hash =
                    isHash(result, vector.key(), vector.message())
                            || isHash(result, vector.message(), vector.key());
            byte[] withFirst = ReferenceCrypto.hmac(firstKey, vector.message());
            boolean first = Arrays.equals(withFirst, bytes(result));
            expectTag(
                    trial,
                    "test case %s of RFC 4231".formatted(vector.name()),
                    vector.tag(),
                    result,
                    when(hash, HashesTheKeyAsWell.class),
                    when(first, KeepsTheFirstKey.class));
        }
    }

    private static List<HmacVector> published(String... names) {
        List<String> wanted = List.of(names);
        return Vectors.RFC_4231.stream().filter(v -> wanted.contains(v.name())).toList();
    }

    private static boolean isHash(CallResult result, byte[] first, byte[] second)
            throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(first);
        return Arrays.equals(digest.digest(second), bytes(result));
    }

    @Test
    void signsBytesOfAnyValue(Trial trial) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        for (byte[] message : List.of(new byte[0], new byte[3], all, random(3, 5000))) {
            CallResult result = sign(trial, KEY, message, 32);
            byte[] text = new String(message, UTF_8).getBytes(UTF_8);
            boolean asText = Arrays.equals(ReferenceCrypto.hmac(KEY, text), bytes(result));
            byte[] expected = ReferenceCrypto.hmac(KEY, message);
            expectTag(trial, "any bytes", expected, result, when(asText, SignsText.class));
        }
        for (HmacVector vector : published("3", "4")) {
            CallResult result = sign(trial, vector.key(), vector.message(), 32);
            expectTag(trial, "test case " + vector.name(), vector.tag(), result);
        }
    }

    @Test
    void signsWithKeysOfAnyLength(Trial trial) {
        for (int length : List.of(1, 2, 16, 32, 63, 64, 65, 128, 1000)) {
            for (byte[] key : List.of(random(length, length), new byte[length])) {
                CallResult result = sign(trial, key, MESSAGE, 32);
                byte[] expected = ReferenceCrypto.hmac(key, MESSAGE);
                expectTag(trial, "the key has %d bytes".formatted(length), expected, result);
            }
        }
    }

    @Test
    void cutsTheTag(Trial trial) {
        byte[] whole = ReferenceCrypto.hmac(KEY, MESSAGE);
        for (int length = 16; length <= 32; length++) {
            CallResult result = sign(trial, KEY, MESSAGE, length);
            boolean last =
                    length < 32
                            && Arrays.equals(
                                    Arrays.copyOfRange(whole, 32 - length, 32), bytes(result));
            expectTag(
                    trial,
                    "the tag has %d bytes".formatted(length),
                    Arrays.copyOf(whole, length),
                    result,
                    when(last, TakesTheLastBytes.class));
        }
        for (HmacVector vector : published("5")) {
            CallResult result = sign(trial, vector.key(), vector.message(), 16);
            expectTag(trial, "test case " + vector.name(), vector.tag(), result);
        }
    }

    // --- verify ---

    @Test
    void verifiesTheRightTag(Trial trial) {
        for (HmacVector vector : Vectors.RFC_4231) {
            expectVerified(
                    trial, true, vector.key(), vector.message(), vector.tag(), vector.tag().length);
        }
        for (int length = 16; length <= 32; length++) {
            byte[] tag = Arrays.copyOf(ReferenceCrypto.hmac(KEY, MESSAGE), length);
            expectVerified(trial, true, KEY, MESSAGE, tag, length);
        }
        expectVerified(trial, true, KEY, new byte[0], ReferenceCrypto.hmac(KEY, new byte[0]), 32);
    }

    @Test
    void refusesTagWithOneBitAltered(Trial trial) {
        byte[] whole = ReferenceCrypto.hmac(KEY, MESSAGE);
        for (int bit = 0; bit < 8 * 16; bit++) {
            byte[] tag = flipped(Arrays.copyOf(whole, 16), bit);
            expectVerified(trial, false, KEY, MESSAGE, tag, 16);
        }
        for (int at = 0; at < 32; at++) {
            byte[] tag = flipped(whole, 8 * at + at % 8);
            expectVerified(trial, false, KEY, MESSAGE, tag, 32);
        }
        for (int length = 17; length < 32; length++) {
            byte[] tag = flipped(Arrays.copyOf(whole, length), 8 * length - 1);
            expectVerified(trial, false, KEY, MESSAGE, tag, length);
        }
        expectVerified(trial, false, KEY, MESSAGE, new byte[32], 32);
    }

    /// Differences whose sum is 0, whose XOR is 0, or that leave the hash code as it is.
    @Test
    void refusesTagWithTwoBytesAltered(Trial trial) {
        byte[] whole = ReferenceCrypto.hmac(KEY, MESSAGE);
        for (int length : List.of(16, 32)) {
            byte[] right = Arrays.copyOf(whole, length);
            for (int i = 0; i + 1 < length; i += 5) {
                Symptom cancel = always(LetsDifferencesCancel.class);
                expectTwoAltered(trial, flipped(flipped(right, 8 * i), 8 * i + 8), cancel);
                expectTwoAltered(trial, added(right, i, 1, -1), cancel);
                expectTwoAltered(trial, added(right, i, 1, -31));
                int apart = right[i + 1] - right[i];
                expectTwoAltered(trial, added(right, i, apart, -apart));
            }
        }
    }

    private void expectTwoAltered(Trial trial, byte[] tag, Symptom... symptoms) {
        CallResult result = verify(trial, KEY, MESSAGE, tag, tag.length);
        result.expectReturned(trial, "two bytes of the tag are altered");
        trial.expect("verify", false, result.returned(), symptoms);
    }

    private static byte[] added(byte[] bytes, int at, int one, int other) {
        byte[] added = bytes.clone();
        added[at] += (byte) one;
        added[at + 1] += (byte) other;
        return added;
    }

    @Test
    void refusesOtherMessageAndOtherKey(Trial trial) {
        byte[] tag = ReferenceCrypto.hmac(KEY, MESSAGE);
        for (int bit : List.of(0, 7, 8 * MESSAGE.length - 1)) {
            expectVerified(trial, false, KEY, flipped(MESSAGE, bit), tag, 32);
        }
        byte[] shorter = Arrays.copyOf(MESSAGE, MESSAGE.length - 1);
        expectVerified(trial, false, KEY, shorter, tag, 32);
        expectVerified(trial, false, KEY, new byte[0], tag, 32);
        for (int bit : List.of(0, 255)) {
            expectVerified(trial, false, flipped(KEY, bit), MESSAGE, tag, 32);
        }
    }

    @Test
    void refusesTagOfAnotherLength(Trial trial) {
        byte[] whole = ReferenceCrypto.hmac(KEY, MESSAGE);
        for (int agreed : List.of(16, 20, 32)) {
            for (int length : List.of(0, 1, 15, 16, 17, 20, 31, 32, 33, 64)) {
                if (length != agreed) {
                    expectRefusedLength(trial, Arrays.copyOf(whole, length), agreed);
                }
            }
        }
    }

    private void expectRefusedLength(Trial trial, byte[] tag, int agreed) {
        boolean throwsAlways = IntStream.of(0, 16, 33).allMatch(this::throwsForTagOf);
        CallResult result = verify(trial, KEY, MESSAGE, tag, agreed);
        String when =
                "%d bytes are agreed on, a tag of %d bytes came".formatted(agreed, tag.length);
        boolean shorter = tag.length < agreed && comparesWhatCame();
        result.expectReturned(trial, when, thrown(throwsAlways, ThrowsForTheTagThatCame.class));
        trial.expectThat(
                Boolean.FALSE.equals(result.returned()),
                when + ": expected false, was true",
                when(shorter, BelievesTheLengthThatCame.class));
    }

    /// Of 20 bytes that are agreed on, it takes 15 that are right, and not 15 of which one is
    /// wrong.
    private boolean comparesWhatCame() {
        byte[] tag = Arrays.copyOf(ReferenceCrypto.hmac(KEY, MESSAGE), 15);
        return Boolean.TRUE.equals(verifiedOf20(tag).returned())
                && Boolean.FALSE.equals(verifiedOf20(flipped(tag, 119)).returned());
    }

    private boolean throwsForTagOf(int length) {
        byte[] tag = Arrays.copyOf(ReferenceCrypto.hmac(KEY, MESSAGE), length);
        return verifiedOf20(tag).threw(RuntimeException.class);
    }

    private CallResult verifiedOf20(byte[] tag) {
        return CallResult.of(() -> signer.verify(KEY.clone(), MESSAGE.clone(), tag, 20));
    }

    @Test
    void comparesInConstantTime(Trial trial) {
        byte[] tag = ReferenceCrypto.hmac(KEY, MESSAGE);
        expectVerified(trial, true, KEY, MESSAGE, tag, 32);
        Class<?> type = signer.getClass();
        // With these, it is perhaps not the tags that are compared so.
        boolean asItShould = ConstantTime.callsIsEqual(type);
        boolean collects = ConstantTime.xors(type);
        ConstantTime.stoppingCall(type)
                .ifPresent(call -> {
                    throw trial.wrong(
                            call + " stops at the first difference",
                            when(!asItShould && !collects, ComparesWithEquals.class));
                });
        ConstantTime.branchOnByte(type)
                .ifPresent(method -> {
                    throw trial.wrong(
                            method + " has a branch that depends on a single byte",
                            when(!asItShould, BranchesOnBytes.class));
                });
    }

    // --- the caller's faults ---

    @Test
    void refusesOtherLengthsOfTag(Trial trial) {
        byte[] whole = ReferenceCrypto.hmac(KEY, MESSAGE);
        for (int length : List.of(15, 33, 8, 1, 0, -1, 64, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
            String when = "the tag is to have %d bytes".formatted(length);
            expectCallersFault(trial, when, sign(trial, KEY, MESSAGE, length));
            byte[] tag = Arrays.copyOf(whole, Math.clamp(length, 0, 64));
            expectCallersFault(trial, when, verify(trial, KEY, MESSAGE, tag, length));
        }
    }

    @Test
    void refusesEmptyKey(Trial trial) {
        byte[] empty = new byte[0];
        byte[] tag = ReferenceCrypto.hmac(empty, MESSAGE);
        for (CallResult result :
                List.of(
                        sign(trial, empty, MESSAGE, 32),
                        verify(trial, empty, MESSAGE, tag, 32),
                        verify(trial, empty, MESSAGE, new byte[5], 32))) {
            boolean signed = Arrays.equals(tag, bytes(result));
            expectCallersFault(
                    trial, "the key is empty", result, when(signed, FillsUpTheEmptyKey.class));
        }
    }

    private static void expectCallersFault(
            Trial trial, String when, CallResult result, Symptom... symptoms) {
        result.expectThrown(trial, IllegalArgumentException.class, when, List.of(), symptoms);
    }

    // --- several calls ---

    @Test
    void leavesEarlierResultsAlone(Trial trial) {
        byte[] first = bytes(sign(trial, KEY, MESSAGE, 32));
        sign(trial, KEY, new byte[7], 32);
        trial.step("then again", "the result of the first call");
        trial.expectBytes(ReferenceCrypto.hmac(KEY, MESSAGE), first);
    }

    /// The same arrays, and other bytes in them.
    @Test
    void looksAtTheBytesOfEachCall(Trial trial) {
        byte[] key = KEY.clone();
        byte[] message = MESSAGE.clone();
        for (byte[] changed : List.of(key, message)) {
            for (int i = 0; i < 3; i++) {
                begin(trial, key, message);
                trial.step("the arrays", "are those of the call before, with other bytes in them");
                trial.calling("sign(key, %d bytes, 32)".formatted(message.length));
                CallResult result = CallResult.of(() -> signer.sign(key, message, 32));
                expectTag(trial, "any bytes", ReferenceCrypto.hmac(key, message), result);
                Arrays.fill((byte[]) result.returned(), (byte) 0);
                trial.step("check wrote", "zeros over that tag");
                trial.calling("sign(key, %d bytes, 32)".formatted(message.length));
                result = CallResult.of(() -> signer.sign(key, message, 32));
                expectTag(trial, "as before", ReferenceCrypto.hmac(key, message), result);
                changed[5]++;
            }
        }
    }

    @Test
    void sharesNothingBetweenThreads(Trial trial) throws Exception {
        trial.step("two threads", "sign different messages with one object");
        byte[] one = random(21, 900);
        byte[] other = random(22, 700);
        TwoThreads.run(
                trial, () -> expectAlone(trial, KEY, one), () -> expectAlone(trial, KEY, other));
    }

    private Void expectAlone(Trial trial, byte[] key, byte[] message) {
        CallResult result = CallResult.of(() -> signer.sign(key, message, 32));
        byte[] expected = ReferenceCrypto.hmac(key, message);
        return TwoThreads.expectRight(trial, Arrays.equals(expected, bytes(result)), result);
    }

    // --- what they share ---

    private static void expectTag(
            Trial trial, String when, byte[] expected, CallResult result, Symptom... symptoms) {
        result.expectReturned(trial, when, symptoms);
        trial.expectBytes(expected, bytes(result), symptoms);
    }

    private void expectVerified(
            Trial trial, boolean right, byte[] key, byte[] message, byte[] tag, int tagBytes) {
        CallResult result = verify(trial, key, message, tag, tagBytes);
        result.expectReturned(trial, right ? "the tag is right" : "the tag is wrong");
        trial.expect("verify", right, result.returned());
    }

    private CallResult sign(Trial trial, byte[] key, byte[] message, int tagBytes) {
        byte[] givenKey = key.clone();
        byte[] given = message.clone();
        begin(trial, key, message);
        trial.calling("sign(key, %d bytes, %d)".formatted(message.length, tagBytes));
        CallResult result = CallResult.of(() -> signer.sign(givenKey, given, tagBytes));
        boolean alone = Arrays.equals(key, givenKey) && Arrays.equals(message, given);
        trial.expectThat(alone, "expected key and message to be left as they were");
        return result;
    }

    private CallResult verify(Trial trial, byte[] key, byte[] message, byte[] tag, int tagBytes) {
        byte[] givenKey = key.clone();
        byte[] given = message.clone();
        byte[] givenTag = tag.clone();
        begin(trial, key, message);
        trial.step("the peer sent", tag);
        trial.calling("verify(key, %d bytes, tag, %d)".formatted(message.length, tagBytes));
        CallResult result = CallResult.of(() -> signer.verify(givenKey, given, givenTag, tagBytes));
        boolean alone =
                Arrays.equals(key, givenKey)
                        && Arrays.equals(message, given)
                        && Arrays.equals(tag, givenTag);
        trial.expectThat(alone, "expected key, message and tag to be left as they were");
        return result;
    }

    private static void begin(Trial trial, byte[] key, byte[] message) {
        trial.nextCase();
        trial.step("the key is", key);
        trial.step("the message is", message);
    }

    private static byte[] bytes(CallResult result) {
        return result.returned() instanceof byte[] bytes ? bytes : null;
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static byte[] random(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
