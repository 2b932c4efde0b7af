package netcourse.lesson05;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.when;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.ConcurrentCall;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.checker.TwoThreads;
import netcourse.common.Hex;
import netcourse.common.MessageHeader;
import netcourse.lesson05.exercise.MyRepeatedKeyFinder;
import netcourse.lesson05.exercise.RepeatedKeyFinder;
import netcourse.lesson05.mistake.RepeatedKeyFinderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [RepeatedKeyFinder]. Where all bytes of a key differ, no shorter key fits a stream
/// whose headers show all of them.
@Check(
        id = "5.1",
        title = "recover a repeated XOR key from a known beginning",
        exercise = MyRepeatedKeyFinder.class,
        core = false,
        difficulty = 2,
        minutes = 25)
class RepeatedKeyFinderCheck {
    private static final int MAX = 256;
    private static final MessageHeader FIRST = new MessageHeader(0, 7, 0, 1, 0);
    private static final byte[] A_KEY = {0x5a};
    private static final byte[] B_KEY = {(byte) 0xa5};

    private final RepeatedKeyFinder finder;

    RepeatedKeyFinderCheck(RepeatedKeyFinder finder) {
        this.finder = finder;
    }

    // --- one message ---

    @Test
    void findsKeyOfOneMessage(Trial trial) {
        for (String hex : List.of("5a", "00", "ff", "80 00", "ff 01", "7f 80 00 ff")) {
            byte[] key = Hex.parse(hex);
            CallResult result = find(trial, new XorStream(key, FIRST).send(0), MAX);
            byte[] returned = key(result);
            boolean whole = Arrays.equals(repeated(key), returned);
            expectKey(trial, key, result, when(whole, TakesTheWholeHeader.class));
        }
    }

    @Test
    void findsKeyOfAnyLength(Trial trial) {
        for (int length = 1; length <= 16; length++) {
            byte[] key = different(length, 13);
            CallResult result = find(trial, new XorStream(key, FIRST).send(0), MAX);
            boolean divisors = length == 3 && findsDivisorsOnly();
            expectKey(trial, key, result, when(divisors, DividesTheHeader.class));
        }
    }

    private boolean findsDivisorsOnly() {
        return IntStream.rangeClosed(1, 16)
                .allMatch(length -> finds(different(length, 13)) == (16 % length == 0));
    }

    /// Whether the learner's code finds this key in one message.
    private boolean finds(byte[] key) {
        return Arrays.equals(key, found(key, 0));
    }

    /// What it finds in messages with these bodies.
    private byte[] found(byte[] key, int... bodies) {
        XorStream stream = new XorStream(key, FIRST);
        Arrays.stream(bodies).forEach(stream::send);
        return key(CallResult.of(() -> finder.find(stream.ciphertexts(), FIRST, MAX)));
    }

    @Test
    void findsKeyWhoseBytesRepeat(Trial trial) {
        for (String text :
                List.of("aab", "aaaab", "abac", "abcabd", "abababac", "aaaaaaaaaaaaaaab")) {
            byte[] key = text.getBytes(US_ASCII);
            CallResult result = find(trial, new XorStream(key, FIRST).send(0), MAX);
            boolean early = endsAtTheSecondA(text) && endsAtTheSecondA("abcabd");
            expectKey(trial, key, result, when(early, StopsAtTheFirstByte.class));
        }
    }

    private boolean endsAtTheSecondA(String text) {
        byte[] key = text.getBytes(US_ASCII);
        return Arrays.equals(Arrays.copyOf(key, text.indexOf('a', 1)), found(key, 0));
    }

    /// 0 is a byte like any other, and not "unknown".
    @Test
    void findsKeyOfZerosAndOneOtherByte(Trial trial) {
        for (int length : List.of(2, 5, 16)) {
            for (int at : List.of(0, length - 1)) {
                byte[] key = new byte[length];
                key[at] = 7;
                expectKey(trial, key, find(trial, new XorStream(key, FIRST).send(0), MAX));
            }
        }
    }

    @Test
    void findsTheShortestKey(Trial trial) {
        expectShortest(trial, "abab", "ab");
        expectShortest(trial, "aaaaaaa", "a");
        expectShortest(trial, "abcabcabc", "abc");
        expectShortest(trial, "abcdefghabcdefgh", "abcdefgh");
    }

    private void expectShortest(Trial trial, String key, String shortest) {
        XorStream stream = new XorStream(key.getBytes(US_ASCII), FIRST).send(0);
        expectKey(trial, shortest.getBytes(US_ASCII), find(trial, stream, MAX));
    }

    @Test
    void knowsTheWholeHeader(Trial trial) {
        byte[] key = different(5, 77);
        int all = MessageHeader.RESPONSE | MessageHeader.ENCRYPTED | MessageHeader.ONE_WAY;
        for (MessageHeader first :
                List.of(
                        new MessageHeader(MessageHeader.ONE_WAY, 0, 0, 0, 3),
                        new MessageHeader(all, 0xfffe, 0x8001, 0x8000_0000L, 0),
                        new MessageHeader(0, 0x80, 0, 0xffff_ffffL, 77))) {
            for (int body : List.of(0, 127, 128, 255, 256, 70_000)) {
                CallResult result = find(trial, new XorStream(key, first).send(body), MAX);
                boolean kept = Arrays.equals(withBodyLength(key, first, body), key(result));
                expectKey(trial, key, result, when(kept, KeepsTheBodyLength.class));
            }
        }
    }

    /// What the first header shows if its body length is taken as it was given.
    private static byte[] withBodyLength(byte[] key, MessageHeader first, int body) {
        byte[] shown = repeated(key);
        byte[] given = first.bytes();
        for (int i = 12; i < 16; i++) {
            shown[i] ^= (byte) (given[i] ^ body >>> 8 * (15 - i));
        }
        return shown;
    }

    // --- several messages ---

    /// All messages begin with the first byte of the key.
    @Test
    void knowsTheSequenceOfEachMessage(Trial trial) {
        for (int length : List.of(1, 4, 5, 7)) {
            byte[] key = different(length, 40);
            int body = 5 * length - 16 % length;
            MessageHeader first = new MessageHeader(0, 7, 0, 0xfffd, body);
            XorStream stream =
                    new XorStream(key, first).send(body).send(body).send(body).send(body);
            CallResult result = find(trial, stream, MAX);
            boolean repeats =
                    finds(key, first, List.of(sent(key, first, body), sent(key, first, body)));
            expectKey(trial, key, result, when(repeats, RepeatsTheFirstHeader.class));
        }
        XorStream last =
                new XorStream(different(4, 2), new MessageHeader(0, 7, 0, 0xffff_fffeL, 0));
        expectKey(trial, different(4, 2), find(trial, last.send(0).send(4), MAX));
    }

    @Test
    void followsTheKeyFromMessageToMessage(Trial trial) {
        for (int length = 2; length <= 16; length++) {
            byte[] key = different(length, 99);
            XorStream stream = new XorStream(key, FIRST).send(length).send(3).send(1000).send(0);
            CallResult result = find(trial, stream, MAX);
            expectKey(trial, key, result, when(beginsAnew(), BeginsTheKeyAnew.class));
        }
    }

    /// Neither the headers alone nor the bodies alone have a multiple of 7 bytes.
    private boolean beginsAnew() {
        byte[] key = different(7, 99);
        MessageHeader second = new MessageHeader(0, 7, 0, 2, 0);
        return finds(key, FIRST, List.of(sent(key, FIRST, 1), sent(key, second, 1)));
    }

    /// A message on its own, whose first byte lies under the first byte of the key.
    private static byte[] sent(byte[] key, MessageHeader header, int body) {
        return new XorStream(key, header).send(body).ciphertexts().getFirst();
    }

    /// Whether the learner's code finds the key in messages that only its mistake could send.
    private boolean finds(byte[] key, MessageHeader first, List<byte[]> ciphertexts) {
        return Arrays.equals(key, key(CallResult.of(() -> finder.find(ciphertexts, first, MAX))));
    }

    @Test
    void putsLongKeyTogether(Trial trial) {
        for (int length : List.of(17, 20, 31, 32, 33, 47, 48, 64, 100, 127, 128, 129, 255)) {
            byte[] key = different(length, 5);
            XorStream stream = new XorStream(key, FIRST);
            for (int body = 0; !stream.showsAll(); body = (body + 7) % 60) {
                stream.send(body);
            }
            CallResult result = find(trial, stream, MAX);
            boolean one = Arrays.equals(Arrays.copyOf(key, 16), key(result)) && looksAtOneMessage();
            expectKey(trial, key, result, when(one, LooksAtOneMessage.class));
        }
    }

    /// The first message shows the letter a only, the second begins with the b.
    private boolean looksAtOneMessage() {
        return Arrays.equals(new byte[] {'a'}, found("aaaaaaaaaaaaaaaab".getBytes(US_ASCII), 0, 0));
    }

    /// The second message shows places that are 2, 3 or 4 times a shorter length from the first; to
    /// contradict 16 bytes, it must be 2 times in the first two cases, then 3, then 4.
    @Test
    void comparesPlacesThatAreFarApart(Trial trial) {
        for (int body : List.of(24, 29, 33, 49)) {
            byte[] key = different(16 + body + 16, 8);
            XorStream stream = new XorStream(key, FIRST).send(body).send(0);
            CallResult result = find(trial, stream, body < 32 ? 16 + body : 32);
            byte[] returned = key(result);
            boolean neighbours = body == 24 && returned != null && returned.length == 16;
            expectNone(
                    trial,
                    "every length contradicts a header",
                    result,
                    when(neighbours, ComparesNeighboursOnly.class));
        }
    }

    @Test
    void followsTheKeyThroughLongStreams(Trial trial) {
        byte[] key = different(7, 50);
        expectKey(
                trial,
                key,
                find(trial, new XorStream(key, FIRST).send(70_000).send(0).send(4), MAX));
        XorStream many = new XorStream(key, FIRST);
        for (int i = 0; i < 20_000; i++) {
            many.send(0);
        }
        expectKey(trial, key, find(trial, many, MAX));
    }

    /// With one message, it is the 16 bytes that it shows, although the real key is longer.
    @Test
    void findsTheShortestThatFitsIfTooLittleIsShown(Trial trial) {
        byte[] key = different(20, 3);
        CallResult result = find(trial, new XorStream(key, FIRST).send(90), MAX);
        expectKey(trial, Arrays.copyOf(key, 16), result);
    }

    // --- none ---

    @Test
    void findsNoneIfAllContradict(Trial trial) {
        for (int length : List.of(2, 8, 16, 20, 256)) {
            byte[] key = different(length, 21);
            XorStream stream = new XorStream(key, FIRST);
            while (!stream.showsAll()) {
                stream.send(1);
            }
            CallResult result = find(trial, stream, length - 1);
            boolean found = Arrays.equals(key, key(result));
            expectNone(
                    trial,
                    "the key has %d bytes, the maximum is %d".formatted(length, length - 1),
                    result,
                    when(found, IgnoresTheMaximum.class));
            result = find(trial, stream, length);
            boolean none = result.returned() != null && key(result) == null;
            boolean oneMore = length < MAX && Arrays.equals(key, withMaximum(stream, length + 1));
            expectKey(trial, key, result, when(none && oneMore, StopsBeforeTheMaximum.class));
        }
    }

    private byte[] withMaximum(XorStream stream, int max) {
        return key(CallResult.of(() -> finder.find(stream.ciphertexts(), FIRST, max)));
    }

    @Test
    void guessesNothing(Trial trial) {
        for (int gap : List.of(1, 4, 15)) {
            XorStream stream = new XorStream(different(200, 11), FIRST).send(gap).send(3);
            CallResult result = find(trial, stream, MAX);
            byte[] returned = key(result);
            boolean guessed = returned != null && returned.length == 32 + gap;
            expectNone(
                    trial,
                    "no header shows bytes 16 to %d of the stream".formatted(15 + gap),
                    result,
                    when(guessed, GuessesBytes.class));
        }
        expectNone(trial, "nothing was sent", find(trial, new XorStream(new byte[1], FIRST), MAX));
    }

    /// 30 bytes contradict no header, but two of them are not shown; so do 31, and all are.
    @Test
    void triesNoLongerKey(Trial trial) {
        byte[] key =
                Hex.parse(
                        """
                        00 00 00 01 00 01 00 00 00 00 00 01 01 00 00 00
                        01 01 00 01 00 00 00 01 00 01 00 01 01 00 00 00
                        00 01 00 00 00 00 00 00 00 00 01 00 00 00 01
                        """);
        CallResult result = find(trial, new XorStream(key, FIRST).send(31).send(4), MAX);
        byte[] returned = key(result);
        boolean longer = returned != null && returned.length == 31;
        expectNone(
                trial,
                "a key of 30 bytes contradicts no header, but not all its bytes are shown",
                result,
                when(longer, TriesLongerKeys.class));
    }

    private static void expectNone(
            Trial trial, String when, CallResult result, Symptom... symptoms) {
        result.expectReturned(trial, when, symptoms);
        byte[] returned = key(result);
        String text = returned == null ? "null" : Hex.format(returned);
        trial.expectThat(
                Optional.empty().equals(result.returned()),
                "%s: expected Optional.empty(), got %s".formatted(when, text),
                symptoms);
    }

    // --- what is refused ---

    @Test
    void refusesOtherMaximums(Trial trial) {
        for (int max : List.of(0, -1, 257, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
            find(trial, new XorStream(different(3, 1), FIRST).send(3), max)
                    .expectThrown(
                            trial,
                            IllegalArgumentException.class,
                            "the maximum is " + max,
                            List.of());
        }
    }

    @Test
    void refusesCiphertextsWithoutHeader(Trial trial) {
        for (int length : List.of(15, 1, 0)) {
            for (List<byte[]> each :
                    List.of(
                            List.of(new byte[length]),
                            List.of(new byte[16], new byte[length]),
                            List.of(new byte[length], new byte[16]))) {
                find(trial, each, FIRST, MAX)
                        .expectThrown(
                                trial,
                                IllegalArgumentException.class,
                                "a ciphertext has %d bytes".formatted(length),
                                List.of());
            }
            find(trial, List.of(new byte[16], new byte[length]), FIRST, 1)
                    .expectThrown(
                            trial,
                            IllegalArgumentException.class,
                            "a ciphertext has %d bytes, and no key fits the other"
                                    .formatted(length),
                            List.of());
        }
    }

    // --- several calls ---

    @Test
    void leavesEarlierResultsAlone(Trial trial) {
        byte[] one = different(6, 6);
        byte[] other = different(6, 60);
        byte[] first = key(find(trial, new XorStream(one, FIRST).send(3), MAX));
        byte[] second = key(find(trial, new XorStream(other, FIRST).send(3), MAX));
        trial.step("then again", "the result of the first call");
        trial.expectBytes(one, first);
        trial.expectBytes(other, second);
    }

    @Test
    void keepsNothingBetweenCalls(Trial trial) throws Exception {
        trial.step("two threads", "find different keys with one object");
        TwoThreads.run(
                trial,
                () -> expectAlone(trial, different(9, 9)),
                () -> expectAlone(trial, different(14, 100)));
        trial.step("thread A", "takes a ciphertext out of the list, and thread B calls find");
        List<ConcurrentCall<?>> calls = new ArrayList<>();
        Runnable other =
                () -> calls.add(ConcurrentCall.start(trial, "B", () -> expectAlone(trial, B_KEY)));
        expectAlone(trial, A_KEY, meanwhile(stream(A_KEY), other));
        for (ConcurrentCall<?> each : calls) {
            each.result();
        }
    }

    /// Each time the last ciphertext is taken out of it, another thread calls first.
    private static List<byte[]> meanwhile(List<byte[]> ciphertexts, Runnable other) {
        return new AbstractList<>() {
            private int times;

            @Override
            public byte[] get(int index) {
                if (index == size() - 1 && times++ < 4) {
                    other.run();
                }
                return ciphertexts.get(index);
            }

            @Override
            public int size() {
                return ciphertexts.size();
            }
        };
    }

    private static List<byte[]> stream(byte[] key) {
        return new XorStream(key, FIRST).send(17).send(0).send(5).ciphertexts();
    }

    private Void expectAlone(Trial trial, byte[] key) {
        return expectAlone(trial, key, stream(key));
    }

    private Void expectAlone(Trial trial, byte[] key, List<byte[]> ciphertexts) {
        CallResult result = CallResult.of(() -> finder.find(ciphertexts, FIRST, MAX));
        return TwoThreads.expectRight(trial, Arrays.equals(key, key(result)), result);
    }

    // --- what they share ---

    private static void expectKey(
            Trial trial, byte[] expected, CallResult result, Symptom... symptoms) {
        String when = "the key has %d bytes".formatted(expected.length);
        result.expectReturned(trial, when, symptoms);
        trial.expectThat(result.returned() != null, when + ": expected a key, got null");
        trial.expectThat(
                key(result) != null, when + ": expected it, got Optional.empty()", symptoms);
        trial.expectBytes(expected, key(result), symptoms);
    }

    private CallResult find(Trial trial, XorStream stream, int max) {
        return find(trial, stream.ciphertexts(), stream.first(), max);
    }

    private CallResult find(Trial trial, List<byte[]> ciphertexts, MessageHeader first, int max) {
        List<byte[]> given = ciphertexts.stream().map(byte[]::clone).toList();
        trial.nextCase();
        ciphertexts.stream().limit(4).forEach(c -> trial.step("the peer sent", c));
        trial.calling("find(%d ciphertexts, %s, %d)".formatted(ciphertexts.size(), first, max));
        CallResult result = CallResult.of(() -> finder.find(given, first, max));
        for (int i = 0; i < given.size(); i++) {
            trial.expectThat(
                    Arrays.equals(ciphertexts.get(i), given.get(i)),
                    "expected ciphertext %d to be left as it was".formatted(i + 1),
                    when(
                            ciphertexts.get(i).length >= MessageHeader.BYTES
                                    && isKey(ciphertexts.get(i), given.get(i), first, i),
                            WritesIntoTheCiphertext.class));
        }
        return result;
    }

    /// Whether the header of a ciphertext is now the bytes of the key that it showed.
    private static boolean isKey(byte[] before, byte[] now, MessageHeader first, int index) {
        byte[] plain =
                new MessageHeader(
                                first.flags(),
                                first.protocol(),
                                first.error(),
                                first.sequence() + index,
                                before.length - MessageHeader.BYTES)
                        .bytes();
        return IntStream.range(0, plain.length)
                .allMatch(at -> now[at] == (byte) (before[at] ^ plain[at]));
    }

    private static byte[] key(CallResult result) {
        return result.returned() instanceof Optional<?> some ? (byte[]) some.orElse(null) : null;
    }

    /// As much of the repeated key as fits over a header.
    private static byte[] repeated(byte[] key) {
        byte[] bytes = new byte[MessageHeader.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = key[i % key.length];
        }
        return bytes;
    }

    /// Bytes of which no two are the same, up to 256 of them.
    private static byte[] different(int length, int start) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (start + 77 * i);
        }
        return bytes;
    }
}
