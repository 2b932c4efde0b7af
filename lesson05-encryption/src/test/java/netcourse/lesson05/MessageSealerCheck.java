package netcourse.lesson05;

import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Field;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.checker.TwoThreads;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson05.Vectors.AeadVector;
import netcourse.lesson05.exercise.MessageSealer;
import netcourse.lesson05.exercise.MyMessageSealer;
import netcourse.lesson05.mistake.MessageSealerMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [MessageSealer].
@Check(
        id = "5.3",
        title = "seal with AES-GCM, and open",
        exercise = MyMessageSealer.class,
        core = true,
        difficulty = 2,
        minutes = 20)
class MessageSealerCheck {
    private static final byte[] KEY = random(1, 32);
    private static final byte[] NONCE = random(2, 12);
    private static final byte[] HEADER =
            new MessageHeader(MessageHeader.ENCRYPTED, 7, 0, 1, 36).bytes();
    private static final byte[] TEXT = random(3, 20);

    private final MessageSealer sealer;

    MessageSealerCheck(MessageSealer sealer) {
        this.sealer = sealer;
    }

    // --- seal ---

    @Test
    void sealsAsPublished(Trial trial) {
        for (AeadVector vector : Vectors.NIST_GCM) {
            byte[] expected =
                    ReferenceCrypto.joined(vector.nonce(), vector.ciphertext(), vector.tag());
            CallResult result =
                    seal(
                            trial,
                            vector.key(),
                            vector.nonce(),
                            vector.associatedData(),
                            vector.plaintext());
            Symptom kept =
                    keptCipher(
                            result,
                            fresh ->
                                    fresh.seal(
                                            vector.key(),
                                            vector.nonce(),
                                            vector.associatedData(),
                                            vector.plaintext()));
            expectSealed(trial, expected, result, symptoms(vector, expected, result, kept));
        }
    }

    private static Symptom[] symptoms(
            AeadVector vector, byte[] expected, CallResult result, Symptom kept) {
        byte[] without =
                ReferenceCrypto.seal(vector.key(), vector.nonce(), new byte[0], vector.plaintext());
        byte[] returned = bytes(result);
        byte[] rest = Arrays.copyOfRange(expected, 12, expected.length);
        byte[] short12 = Arrays.copyOf(expected, expected.length - 4);
        boolean associated = vector.associatedData().length > 0;
        return new Symptom[] {
            thrown(causeSays(result, "TLen"), GivesUnknownTagLength.class),
            kept,
            when(Arrays.equals(rest, returned), LeavesOutTheNonce.class),
            when(Arrays.equals(short12, returned), ShortensTheTag.class),
            when(associated && Arrays.equals(without, returned), ForgetsTheAssociatedData.class)
        };
    }

    /// A new cipher says neither: one at doFinal without init, the other at init. What seals in a
    /// new object has kept it from another call.
    private Symptom keptCipher(CallResult result, Consumer<MessageSealer> again) {
        boolean used = causeSays(result, "different key") || causeSays(result, "reuse iv");
        return thrown(
                used && CallResult.of(() -> again.accept(fresh())).thrown() == null,
                KeepsTheCipher.class);
    }

    private MessageSealer fresh() throws ReflectiveOperationException {
        var constructor = sealer.getClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static boolean causeSays(CallResult result, String words) {
        for (Throwable t = result.thrown(); t != null; t = t.getCause()) {
            if (String.valueOf(t.getMessage()).contains(words)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void sealsAnyLengths(Trial trial) {
        for (int length : List.of(0, 1, 15, 16, 17, 255, 256, 5000)) {
            expectSealed(trial, HEADER, random(length, length));
        }
        for (int length : List.of(0, 1, 15, 17, 300)) {
            expectSealed(trial, random(length, length), TEXT);
        }
    }

    private void expectSealed(Trial trial, byte[] associatedData, byte[] plaintext) {
        expectSealed(
                trial,
                ReferenceCrypto.seal(KEY, NONCE, associatedData, plaintext),
                seal(trial, KEY, NONCE, associatedData, plaintext));
    }

    @Test
    void sealsTheSameAgain(Trial trial) {
        byte[] expected = ReferenceCrypto.seal(KEY, NONCE, HEADER, TEXT);
        for (int i = 0; i < 3; i++) {
            CallResult result = seal(trial, KEY, NONCE, HEADER, TEXT);
            expectSealed(
                    trial,
                    expected,
                    result,
                    keptCipher(result, fresh -> fresh.seal(KEY, NONCE, HEADER, TEXT)));
        }
    }

    private static void expectSealed(
            Trial trial, byte[] expected, CallResult result, Symptom... symptoms) {
        result.expectReturned(trial, "the arguments are right", symptoms);
        trial.expectBytes(expected, bytes(result), layout(expected.length), symptoms);
    }

    // --- open ---

    @Test
    void opensAsPublished(Trial trial) {
        for (AeadVector vector : Vectors.NIST_GCM) {
            byte[] sealed =
                    ReferenceCrypto.joined(vector.nonce(), vector.ciphertext(), vector.tag());
            expectOpened(trial, vector.key(), vector.associatedData(), sealed, vector.plaintext());
        }
    }

    @Test
    void opensPlaintextsOfAnyLength(Trial trial) {
        for (int length : List.of(0, 1, 15, 16, 17, 255, 256, 70_000)) {
            byte[] plaintext = random(length, length);
            byte[] sealed = ReferenceCrypto.seal(KEY, NONCE, HEADER, plaintext);
            expectOpened(trial, KEY, HEADER, sealed, plaintext);
        }
    }

    private void expectOpened(
            Trial trial, byte[] key, byte[] associatedData, byte[] sealed, byte[] expected) {
        CallResult result = open(trial, key, associatedData, sealed);
        result.expectReturned(trial, "the tag is right");
        trial.expectBytes(expected, bytes(result));
    }

    // --- what is refused ---

    @Test
    void refusesWhatIsTooShort(Trial trial) {
        byte[] sealed = ReferenceCrypto.seal(KEY, NONCE, HEADER, TEXT);
        for (int length = 27; length >= 0; length--) {
            CallResult result = open(trial, KEY, HEADER, Arrays.copyOf(sealed, length));
            result.expectThrown(
                    trial,
                    ProtocolException.class,
                    "%d bytes came".formatted(length),
                    List.of(),
                    thrown(
                            Accident.in(result)
                                    && Accident.in(open(trial, KEY, HEADER, new byte[0])),
                            TrustsTheLength.class));
        }
    }

    @Test
    void refusesAnyByteAltered(Trial trial) {
        byte[] sealed = ReferenceCrypto.seal(KEY, NONCE, HEADER, TEXT);
        for (int bit : oneOfEachByte(sealed.length)) {
            CallResult result = open(trial, KEY, HEADER, flipped(sealed, bit));
            boolean inTag = bit / 8 >= sealed.length - 16;
            byte[] untested = ReferenceCrypto.decryptedWithoutTag(KEY, flipped(sealed, bit));
            boolean released = Arrays.equals(untested, bytes(result));
            expectRefused(
                    trial,
                    "bit %d of byte %d was altered".formatted(bit % 8, bit / 8),
                    result,
                    when(released && !inTag, NeverLooksAtTheTag.class));
        }
    }

    @Test
    void refusesWhatWasCutOrMadeLonger(Trial trial) {
        byte[] sealed = ReferenceCrypto.seal(KEY, NONCE, HEADER, TEXT);
        for (int length = 28; length <= sealed.length + 17; length++) {
            if (length != sealed.length) {
                String when = "%d of %d bytes came".formatted(length, sealed.length);
                expectRefused(trial, when, open(trial, KEY, HEADER, Arrays.copyOf(sealed, length)));
            }
        }
    }

    @Test
    void refusesOtherAssociatedData(Trial trial) {
        byte[] sealed = ReferenceCrypto.seal(KEY, NONCE, HEADER, TEXT);
        for (int bit : oneOfEachByte(HEADER.length)) {
            expectOtherData(trial, sealed, flipped(HEADER, bit));
        }
        for (int length : List.of(0, 1, 15, 17, 32)) {
            expectOtherData(trial, sealed, Arrays.copyOf(HEADER, length));
        }
        byte[] without = ReferenceCrypto.seal(KEY, NONCE, new byte[0], TEXT);
        boolean opened = Arrays.equals(TEXT, bytes(open(trial, KEY, HEADER, without)));
        for (byte[] header : List.of(HEADER, new byte[1])) {
            expectOtherData(trial, without, header, when(opened, IgnoresOtherAssociatedData.class));
        }
    }

    private void expectOtherData(
            Trial trial, byte[] sealed, byte[] associatedData, Symptom... symptoms) {
        CallResult result = open(trial, KEY, associatedData, sealed);
        expectRefused(trial, "the associated data differ", result, symptoms);
    }

    @Test
    void refusesOtherKey(Trial trial) {
        byte[] sealed = ReferenceCrypto.seal(KEY, NONCE, HEADER, TEXT);
        for (int bit : List.of(0, 127, 128, 255)) {
            CallResult result = open(trial, flipped(KEY, bit), HEADER, sealed);
            expectRefused(trial, "the key is another", result);
        }
    }

    private static void expectRefused(
            Trial trial, String when, CallResult result, Symptom... symptoms) {
        result.expectThrown(trial, ProtocolException.class, when, List.of(), symptoms);
    }

    @Test
    void saysTheSameWhateverTheCause(Trial trial) {
        byte[] sealed = ReferenceCrypto.seal(KEY, NONCE, HEADER, TEXT);
        CallResult first = open(trial, KEY, HEADER, flipped(sealed, 100));
        CallResult again = open(trial, KEY, HEADER, flipped(sealed, 100));
        expectSame(trial, first.thrown(), again.thrown());
        for (CallResult other :
                List.of(
                        first,
                        open(trial, KEY, HEADER, flipped(sealed, 8 * sealed.length - 1)),
                        open(trial, KEY, HEADER, flipped(sealed, 0)),
                        open(trial, KEY, flipped(HEADER, 9), sealed),
                        open(trial, flipped(KEY, 1), HEADER, sealed),
                        open(trial, KEY, HEADER, Arrays.copyOf(sealed, sealed.length - 1)),
                        open(trial, KEY, HEADER, Arrays.copyOf(sealed, 28)))) {
            expectSame(trial, first.thrown(), other.thrown());
        }
        for (CallResult other :
                List.of(
                        open(trial, KEY, HEADER, Arrays.copyOf(sealed, 27)),
                        open(trial, KEY, HEADER, Arrays.copyOf(sealed, 12)),
                        open(trial, KEY, HEADER, new byte[0]))) {
            expectSame(trial, first.thrown(), other.thrown(), always(SaysWhatWasWrong.class));
        }
    }

    /// @param differs what another message shows
    private static void expectSame(
            Trial trial, Throwable expected, Throwable actual, Symptom... differs) {
        String text =
                "one message could not be opened: %s; another: %s".formatted(expected, actual);
        trial.expectThat(expected.getClass() == actual.getClass(), text);
        boolean same =
                String.valueOf(expected.getMessage()).equals(String.valueOf(actual.getMessage()));
        trial.expectThat(same, text, differs);
        trial.expectThat(
                actual.getCause() == null && actual.getSuppressed().length == 0,
                "expected no cause and nothing suppressed, was %s, %s"
                        .formatted(actual.getCause(), Arrays.toString(actual.getSuppressed())),
                when(actual.getCause() instanceof GeneralSecurityException, GivesTheCause.class));
    }

    // --- the caller's faults ---

    @Test
    void refusesKeysAndNoncesOfOtherLengths(Trial trial) {
        byte[] sealed = ReferenceCrypto.seal(KEY, NONCE, HEADER, TEXT);
        for (int length : List.of(0, 1, 16, 24, 31, 33, 64)) {
            byte[] key = Arrays.copyOf(KEY, length);
            String when = "the key has %d bytes".formatted(length);
            CallResult result = seal(trial, key, NONCE, HEADER, TEXT);
            boolean aes =
                    (length == 16 || length == 24)
                            && Arrays.equals(
                                    ReferenceCrypto.seal(key, NONCE, HEADER, TEXT), bytes(result));
            expectCallersFault(trial, when, result, when(aes, TakesShorterKeys.class));
            expectCallersFault(trial, when, open(trial, key, HEADER, sealed));
            when += ", and 5 bytes came";
            expectCallersFault(trial, when, open(trial, key, HEADER, new byte[5]));
        }
        for (int length : List.of(0, 1, 8, 11, 13, 16, 32)) {
            CallResult result = seal(trial, KEY, Arrays.copyOf(NONCE, length), HEADER, TEXT);
            expectCallersFault(trial, "the nonce has %d bytes".formatted(length), result);
        }
    }

    private static void expectCallersFault(
            Trial trial, String when, CallResult result, Symptom... symptoms) {
        result.expectThrown(trial, IllegalArgumentException.class, when, List.of(), symptoms);
    }

    // --- several calls ---

    @Test
    void leavesEarlierResultsAlone(Trial trial) {
        byte[] sealed = ReferenceCrypto.seal(KEY, NONCE, HEADER, TEXT);
        byte[] first = bytes(seal(trial, KEY, NONCE, HEADER, TEXT));
        byte[] opened = bytes(open(trial, KEY, HEADER, sealed));
        byte[] other = flipped(TEXT, 3);
        seal(trial, KEY, NONCE, HEADER, other);
        open(trial, KEY, HEADER, ReferenceCrypto.seal(KEY, NONCE, HEADER, other));
        trial.step("then again", "the results of the first calls");
        trial.expectBytes(sealed, first, layout(sealed.length));
        trial.expectBytes(TEXT, opened);
    }

    /// The same arrays, and other bytes in them.
    @Test
    void looksAtTheBytesOfEachCall(Trial trial) {
        byte[] key = KEY.clone();
        byte[] nonce = NONCE.clone();
        byte[] header = HEADER.clone();
        byte[] text = TEXT.clone();
        for (byte[] changed : List.of(text, key, nonce, header)) {
            changed[5]++;
            trial.nextCase();
            trial.step("the arrays", "are those of the call before, with other bytes in them");
            byte[] expected = ReferenceCrypto.seal(key, nonce, header, text);
            trial.calling("seal(key, nonce, associated data, plaintext)");
            CallResult result = CallResult.of(() -> sealer.seal(key, nonce, header, text));
            expectSealed(trial, expected, result);
            trial.calling("open(key, associated data, sealed)");
            result = CallResult.of(() -> sealer.open(key, header, expected));
            result.expectReturned(trial, "it was sealed with these bytes");
            trial.expectBytes(text, bytes(result));
        }
    }

    @Test
    void sharesNothingBetweenThreads(Trial trial) throws Exception {
        trial.step("two threads", "seal and open different messages with one object");
        TwoThreads.run(
                trial,
                () -> expectAlone(trial, random(11, 32), random(12, 400)),
                () -> expectAlone(trial, random(21, 32), random(22, 300)));
    }

    private Void expectAlone(Trial trial, byte[] key, byte[] plaintext) {
        byte[] expected = ReferenceCrypto.seal(key, NONCE, HEADER, plaintext);
        CallResult result = CallResult.of(() -> sealer.seal(key, NONCE, HEADER, plaintext));
        TwoThreads.expectRight(trial, Arrays.equals(expected, bytes(result)), result);
        result = CallResult.of(() -> sealer.open(key, HEADER, expected));
        return TwoThreads.expectRight(trial, Arrays.equals(plaintext, bytes(result)), result);
    }

    // --- what they share ---

    private CallResult seal(
            Trial trial, byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext) {
        byte[][] given = copies(key, nonce, associatedData, plaintext);
        trial.nextCase();
        trial.step("the nonce is", nonce);
        trial.step("the associated data are", associatedData);
        trial.step("the plaintext is", plaintext);
        trial.calling("seal(key, nonce, associated data, plaintext)");
        CallResult result =
                CallResult.of(() -> sealer.seal(given[0], given[1], given[2], given[3]));
        expectAlone(trial, given, key, nonce, associatedData, plaintext);
        trial.expectThat(
                result.returned() == null || !Arrays.asList(given).contains(result.returned()),
                "expected an array of its own, got one of the arguments");
        return result;
    }

    private CallResult open(Trial trial, byte[] key, byte[] associatedData, byte[] sealed) {
        byte[][] given = copies(key, associatedData, sealed);
        trial.nextCase();
        trial.step("the associated data are", associatedData);
        trial.step("the peer sent", sealed, layout(sealed.length));
        trial.calling("open(key, associated data, sealed)");
        CallResult result = CallResult.of(() -> sealer.open(given[0], given[1], given[2]));
        expectAlone(trial, given, key, associatedData, sealed);
        return result;
    }

    private static byte[][] copies(byte[]... arrays) {
        return Arrays.stream(arrays).map(byte[]::clone).toArray(byte[][]::new);
    }

    private static void expectAlone(Trial trial, byte[][] given, byte[]... arrays) {
        trial.expectThat(
                Arrays.deepEquals(arrays, given), "expected the arrays to be left as they were");
    }

    private static Field[] layout(int length) {
        return length <= 28
                ? new Field[0]
                : new Field[] {
                    new Field("nonce", 0, 12),
                    new Field("ciphertext", 12, length - 28),
                    new Field("tag", length - 16, 16)
                };
    }

    private static byte[] bytes(CallResult result) {
        return (byte[]) result.returned();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    /// The number of a bit in each byte, another from byte to byte.
    private static int[] oneOfEachByte(int bytes) {
        return IntStream.range(0, bytes).map(i -> 8 * i + i % 8).toArray();
    }

    private static byte[] random(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
