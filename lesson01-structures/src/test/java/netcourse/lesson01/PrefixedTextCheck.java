package netcourse.lesson01;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static netcourse.checker.Symptom.thrown;
import static netcourse.checker.Symptom.when;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Field;
import netcourse.checker.HexVectors;
import netcourse.checker.Trial;
import netcourse.common.Hex;
import netcourse.lesson01.exercise.MyPrefixedText;
import netcourse.lesson01.exercise.PrefixedText;
import netcourse.lesson01.mistake.PrefixedTextMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [PrefixedText]. The golden messages are made by `golden/text.py`.
@Check(
        id = "1.3",
        title = "text with a length in front of it",
        exercise = MyPrefixedText.class,
        core = true,
        difficulty = 2,
        minutes = 20)
class PrefixedTextCheck {
    private static final HexVectors GOLDEN = HexVectors.of("text.txt");
    private static final int MAX_BYTES = 65535;

    /// Half of what the largest length would make a reader allocate; an error message takes less.
    private static final int FRUGAL_BYTES = 32 * 1024;

    private record GoldenText(String name, String text) {
        byte[] message() {
            return GOLDEN.bytes(name);
        }
    }

    private static final GoldenText ASCII = new GoldenText("ascii", "hello");
    private static final GoldenText EMOJI = new GoldenText("emoji", "hi \ud83d\udc4b");
    private static final List<GoldenText> BEYOND_ASCII =
            List.of(
                    new GoldenText("accent", "caf\u00e9"),
                    new GoldenText("euro", "5 \u20ac"),
                    EMOJI);
    private static final List<GoldenText> UNUSUAL =
            List.of(
                    new GoldenText("blanks", " a\t\r\n "),
                    // Looks like the one character U+00E9, and is another text.
                    new GoldenText("two-characters", "e\u0301"),
                    new GoldenText("nul", "a\0b"),
                    new GoldenText("mark", "\ufeffx"),
                    // The characters that others put in the place of bad ones are good ones.
                    new GoldenText("replacement", "what? \ufffd"),
                    new GoldenText(
                            "edges",
                            "\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff"));

    private final PrefixedText texts;

    PrefixedTextCheck(PrefixedText texts) {
        this.texts = texts;
    }

    @Test
    void writesTheLengthAndTheText(Trial trial) {
        expectWritten(trial, ASCII);
        expectWritten(trial, new GoldenText("empty", ""));
    }

    @Test
    void countsTheLengthInBytes(Trial trial) {
        BEYOND_ASCII.forEach(golden -> expectWritten(trial, golden));
    }

    @Test
    void writesEveryCharacterAsItIs(Trial trial) {
        UNUSUAL.forEach(golden -> expectWritten(trial, golden));
    }

    @Test
    void writesEachTextIntoAnArrayOfItsOwn(Trial trial) {
        byte[] first = encode(trial, "hello");
        byte[] second = encode(trial, "world");
        trial.expectThat(
                second != null && !Arrays.equals(first, second),
                "expected the bytes of \"world\", got those of \"hello\" again");
        trial.expectThat(
                Arrays.equals(ASCII.message(), first),
                "the second call has changed what the first one returned, to " + Hex.format(first));
    }

    @Test
    void readsWhatPeersWrite(Trial trial) throws Throwable {
        expectRead(trial, ASCII.message(), 0, ASCII.text);
        for (GoldenText golden : BEYOND_ASCII) {
            expectRead(trial, golden.message(), 0, golden.text);
        }
        for (GoldenText golden : UNUSUAL) {
            expectRead(trial, golden.message(), 0, golden.text);
        }
        expectRead(trial, GOLDEN.bytes("empty"), 0, "");
        expectRead(trial, new byte[] {0, 3, 'a', 0, 0}, 0, "a\0\0");
    }

    @Test
    void readsFromTheOffsetAndNoFurther(Trial trial) throws Throwable {
        expectRead(trial, join(Hex.parse("4e 4c 01"), EMOJI.message()), 3, EMOJI.text);
        expectRead(trial, join(EMOJI.message(), Hex.parse("f0 9f")), 0, EMOJI.text);
        expectRead(trial, join(Hex.parse("ff"), GOLDEN.bytes("empty")), 1, "");
    }

    @Test
    void readsLongTexts(Trial trial) throws Throwable {
        // First those of which no byte is negative to Java.
        for (int length : new int[] {256, 0x7f7f, 255, 32767, 32768, MAX_BYTES}) {
            byte[] message = longMessage(length);
            trial.nextCase();
            trial.step("peer sent", message);
            trial.calling("decode(%d bytes, 0)".formatted(message.length));
            CallResult outcome = CallResult.of(() -> texts.decode(message, 0));
            boolean hasHighByte = length > Short.MAX_VALUE || (length & 0x80) != 0;
            boolean negative = hasHighByte && PastTheEnd.wasNegative(outcome);
            outcome.expectReturned(
                    trial,
                    "a text of %d bytes".formatted(length),
                    thrown(negative, SignedLength.class));
            trial.expect("length of the text", length, ((String) outcome.returned()).length());
            trial.expectThat(
                    outcome.returned().equals("x".repeat(length)), "expected nothing but x");
        }
    }

    @Test
    void refusesMessageCutAnywhere(Trial trial) throws Throwable {
        byte[] whole = ASCII.message();
        // With so few bytes, a comparison that is one or two bytes off would refuse it.
        byte[] half = Arrays.copyOf(whole, 4);
        expectRefused(trial, half, 0, "length", 0, new long[] {5, 2}, true);
        for (int length = whole.length - 1; length >= 0; length--) {
            int inText = length - 2;
            long[] numbers = inText < 0 ? new long[] {length} : new long[] {5, inText};
            expectRefused(trial, Arrays.copyOf(whole, length), 0, "length", 0, numbers);
        }
        byte[] later = join(Hex.parse("4e 4c 01"), Arrays.copyOf(whole, 4));
        expectRefused(trial, later, 3, "length", 3, new long[] {5, 2});
    }

    @Test
    void comparesTheLengthBeforeItAllocates(Trial trial) throws Throwable {
        byte[] liar = Hex.parse("ff ff 61 62 63");
        trial.step("peer sent", liar, layout(3));
        CallResult outcome = CallResult.leastOf(3, () -> texts.decode(liar, 0));
        trial.expectThat(
                outcome.allocatedBytes() < FRUGAL_BYTES,
                "a message of 5 bytes made you allocate %d".formatted(outcome.allocatedBytes()),
                when(isAnnouncedAllocated(), AllocatesAnnounced.class));
        outcome.expectRefused(
                trial,
                "the length is 65535, 3 bytes follow",
                "length",
                0,
                new long[] {MAX_BYTES, 3});
    }

    /// Code that makes a large array for every message does not make it for what this one says.
    private boolean isAnnouncedAllocated() {
        byte[] modest = Hex.parse("00 10 61 62 63");
        return CallResult.leastOf(3, () -> texts.decode(modest, 0)).allocatedBytes() < FRUGAL_BYTES;
    }

    @Test
    void refusesWhatIsNotUtf8(Trial trial) throws Throwable {
        for (String name :
                new String[] {
                    "bad-latin1",
                    "bad-start",
                    "bad-continuation",
                    "bad-interrupted",
                    "bad-cut-2",
                    "bad-cut-4",
                    "bad-overlong-nul",
                    "bad-overlong-slash",
                    "bad-overlong-3",
                    "bad-overlong-4",
                    "bad-high-half",
                    "bad-low-half",
                    "bad-six-byte-emoji",
                    "bad-above-10ffff"
                }) {
            byte[] bad = join(Hex.parse("4e 4c"), GOLDEN.bytes(name));
            expectRefused(trial, bad, 2, "text", 4, new long[0]);
        }
    }

    @Test
    void cutsNoCharacterInTwo(Trial trial) throws Throwable {
        // The missing byte is there, but it is the next field's.
        byte[] message = EMOJI.message();
        message[1]--;
        expectRefused(trial, message, 0, "text", 2, new long[0]);
    }

    @Test
    void refusesHalfSurrogatePairs(Trial trial) {
        for (String text :
                new String[] {
                    "\ud83d", "\udc4b", "a\ud83db", "\udc4b\ud83d", "\ud83d\ud83d\udc4b"
                }) {
            trial.nextCase();
            CallResult outcome = CallResult.of(() -> encode(trial, text));
            byte[] replaced = text.getBytes(UTF_8);
            boolean asJavaDoes =
                    outcome.returned() instanceof byte[] got && isFrom(2, got, replaced);
            outcome.expectThrown(
                    trial,
                    IllegalArgumentException.class,
                    "\"%s\" has half a surrogate pair".formatted(escaped(text)),
                    List.of(),
                    when(asJavaDoes, ReplacesHalfPairs.class));
        }
    }

    @Test
    void writesUpToTheLimitAndNoMore(Trial trial) {
        for (int length : new int[] {255, 256, 32767, 32768, MAX_BYTES}) {
            trial.nextCase();
            trial.expectBytes(longMessage(length), encode(trial, "x".repeat(length)));
        }
        // Not 65536 first: its low bits, 0, may stand there because nothing was written.
        expectTooLong(trial, "x".repeat(MAX_BYTES + 4), 65539);
        expectTooLong(trial, "x".repeat(MAX_BYTES + 1), 65536);
        expectTooLong(trial, "\u20ac".repeat(21846), 65538);
        expectTooLong(trial, "x".repeat(2 * (MAX_BYTES + 1)), 131072);
    }

    private void expectTooLong(Trial trial, String text, int bytes) {
        trial.nextCase();
        CallResult outcome = CallResult.of(() -> encode(trial, text));
        boolean wrapped =
                outcome.returned() instanceof byte[] got
                        && bytes != MAX_BYTES + 1
                        && got.length == 2 + bytes
                        && ((got[0] & 0xff) << 8 | got[1] & 0xff) == (bytes & 0xffff);
        outcome.expectThrown(
                trial,
                IllegalArgumentException.class,
                "the text has %d bytes of UTF-8".formatted(bytes),
                List.of("" + MAX_BYTES, "" + bytes),
                when(wrapped, WrapsLength.class));
    }

    private void expectWritten(Trial trial, GoldenText golden) {
        trial.nextCase();
        byte[] expected = golden.message();
        byte[] got = encode(trial, golden.text);
        boolean bytesRight = got != null && sameFrom(2, expected, got);
        boolean charsCounted =
                bytesRight && got[1] == golden.text.length() && got[1] != expected[1];
        boolean javas = Arrays.equals(got, inModifiedUtf8(golden.text));
        byte[] latin1 = golden.text.getBytes(ISO_8859_1);
        boolean isAscii = Arrays.equals(latin1, golden.text.getBytes(UTF_8));
        boolean oneEach = got != null && !isAscii && isFrom(2, got, latin1);
        trial.expectBytes(
                expected,
                got,
                layout(expected.length - 2),
                when(charsCounted && countsBothHalves(), CountsChars.class),
                when(javas && writesZeroAsTwoBytes(), InModifiedUtf8.class),
                when(oneEach, OneBytePerChar.class));
    }

    /// As `length()` does; a count of code points takes a pair for one.
    private boolean countsBothHalves() {
        return CallResult.of(() -> texts.encode(EMOJI.text)).returned() instanceof byte[] got
                && got.length > 2
                && got[1] == EMOJI.text.length();
    }

    /// As `writeUTF` does; a loop of one's own that takes each half of a pair for a character does
    /// not.
    private boolean writesZeroAsTwoBytes() {
        return CallResult.of(() -> texts.encode("\0")).returned() instanceof byte[] got
                && Arrays.equals(inModifiedUtf8("\0"), got);
    }

    private static boolean isFrom(int from, byte[] all, byte[] rest) {
        return all.length >= from && Arrays.equals(all, from, all.length, rest, 0, rest.length);
    }

    private static boolean sameFrom(int from, byte[] a, byte[] b) {
        return a.length > from
                && b.length > from
                && Arrays.equals(a, from, a.length, b, from, b.length);
    }

    private static byte[] inModifiedUtf8(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new DataOutputStream(bytes).writeUTF(text);
        } catch (IOException e) {
            throw new AssertionError("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void expectRead(Trial trial, byte[] message, int offset, String text) throws Throwable {
        trial.nextCase();
        step(trial, message, offset);
        byte[] given = message.clone();
        String got = texts.decode(given, offset);
        trial.expect("the text", quoted(text), got == null ? null : quoted(got));
        trial.expectThat(Arrays.equals(message, given), "decode must leave the message as it was");
    }

    private void expectRefused(
            Trial trial, byte[] message, int offset, String field, int at, long[] numbers)
            throws Throwable {
        expectRefused(trial, message, offset, field, at, numbers, false);
    }

    /// @param mayTrust whether five bytes are announced, and only `he` is there
    private void expectRefused(
            Trial trial,
            byte[] message,
            int offset,
            String field,
            int at,
            long[] numbers,
            boolean mayTrust)
            throws Throwable {
        trial.nextCase();
        step(trial, message, offset);
        CallResult outcome = CallResult.of(() -> texts.decode(message, offset));
        boolean isText = field.equals("text");
        String returned = escaped((String) outcome.returned());
        if (outcome.thrown() == null) {
            trial.step("you returned", "\"" + returned + "\"");
        }
        outcome.expectRefused(
                trial,
                isText ? "the text is not UTF-8" : "the message is cut",
                field,
                at,
                numbers,
                when(isText && returned.contains("\\ufffd"), ReplacesBadBytes.class),
                when(mayTrust && "he\0\0\0".equals(outcome.returned()), TrustsLength.class),
                thrown(mayTrust && PastTheEnd.ran(outcome), TrustsLength.class));
    }

    private void step(Trial trial, byte[] message, int offset) {
        trial.calling("decode(%s, %d)".formatted(Hex.format(message), offset));
    }

    private byte[] encode(Trial trial, String text) {
        String shown =
                text.length() > 20
                        ? "%d times %s".formatted(text.length(), escaped(text.substring(0, 1)))
                        : "\"" + escaped(text) + "\"";
        trial.calling("encode(%s)".formatted(shown));
        return texts.encode(text);
    }

    private static Field[] layout(int textBytes) {
        Field length = new Field("length", 0, 2);
        return textBytes == 0
                ? new Field[] {length}
                : new Field[] {length, new Field("text", 2, textBytes)};
    }

    private static byte[] longMessage(int length) {
        byte[] message = new byte[2 + length];
        Arrays.fill(message, (byte) 'x');
        message[0] = (byte) (length / 256);
        message[1] = (byte) (length % 256);
        return message;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    /// As it stands in a Java source, so that it can be read on any terminal.
    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder();
        String.valueOf(text)
                .chars()
                .forEach(c -> {
                    boolean plain = c >= ' ' && c <= '~';
                    shown.append(plain ? String.valueOf((char) c) : "\\u%04x".formatted(c));
                });
        return shown.toString();
    }
}
