package netcourse.lesson03.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.LineSplitter;

/// What learners get wrong in exercise 3.6, lines that end with CR LF, pushed chunk by chunk; in
/// the order of the behaviours of [netcourse.lesson03.LineSplitterCheck] that catch it.
public final class LineSplitterMistakes {
    private LineSplitterMistakes() {}

    /// A splitter without a mistake. Each mistake in exercise 3.6 replaces one step of it.
    abstract static class PlainLineSplitter implements LineSplitter {
        byte[] kept;
        int length;
        int maxLineBytes;
        long number;
        boolean afterCr;
        String refusal;

        @Override
        public void begin(int maxLineBytes) {
            if (maxLineBytes < 0) {
                throw new IllegalArgumentException("limit " + maxLineBytes);
            }
            this.maxLineBytes = maxLineBytes;
            kept = new byte[16];
            length = 0;
            number = 1;
            afterCr = false;
            refusal = null;
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            refuseIf(refusal != null, refusal);
            while (chunk.hasRemaining()) {
                take(chunk.get(), lines);
            }
        }

        void take(byte next, Consumer<String> lines) throws ProtocolException {
            if (afterCr && next != '\n') {
                loneCr(next);
            } else if (next == '\n') {
                refuseIf(!afterCr, "LF without CR");
                endLine(lines);
            } else if (next == '\r') {
                afterCr = true;
            } else {
                checkLength();
                keep(next);
            }
        }

        void loneCr(byte next) throws ProtocolException {
            refuseIf(true, "CR without LF");
        }

        void checkLength() throws ProtocolException {
            refuseIf(length == maxLineBytes, "more than " + maxLineBytes + " bytes");
        }

        void keep(byte next) {
            if (length == kept.length) {
                kept = Arrays.copyOf(kept, 2 * length);
            }
            kept[length++] = next;
        }

        void endLine(Consumer<String> lines) throws ProtocolException {
            String text = text();
            number++;
            length = 0;
            afterCr = false;
            lines.accept(text);
        }

        String text() throws ProtocolException {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(kept, 0, length);
                return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            } catch (CharacterCodingException e) {
                refuseIf(true, "bad UTF-8");
                return "";
            }
        }

        void refuseIf(boolean broken, String rule) throws ProtocolException {
            if (broken) {
                refusal = refusal == null ? rule + " in line " + number : refusal;
                throw new ProtocolException(refusal);
            }
        }

        @Override
        public void end() throws IOException {
            refuseIf(refusal != null, refusal);
            int bytes = length + (afterCr ? 1 : 0);
            if (bytes > 0) {
                throw new EOFException(bytes + " bytes in line " + number);
            }
        }
    }

    @Mistake(
            does =
                    """
                    looks for lines inside each chunk, and forgets what is left after the last of
                    them
                    """,
            sees =
                    """
                    A line that comes in two chunks is lost or cut. What is not complete must be
                    kept until the rest comes.
                    """,
            caughtBy = "handsOnLinesHoweverTheyCome")
    public static class ForgetsRest extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            length = 0;
            super.push(chunk, lines);
        }
    }

    @Mistake(
            does = "looks for CR LF as a pair inside one chunk",
            sees =
                    """
                    The chunk may end between the two: the CR is the last byte of one and the LF the
                    first of the next. Remember that the last byte was a CR.
                    """,
            caughtBy = "handsOnLinesHoweverTheyCome")
    public static class MissesTornEnd extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            super.push(chunk, lines);
            if (afterCr) {
                afterCr = false;
                keep((byte) '\r');
            }
        }
    }

    @Mistake(
            does = "makes a String of each chunk, and puts the Strings together",
            sees =
                    """
                    A character may come in two chunks. Neither half is UTF-8 on its own, so each
                    becomes U+FFFD. Put bytes together, and decode the line when it is complete.
                    """,
            caughtBy = "takesCharactersThatAreTorn")
    public static class DecodesEachChunk extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            String text = UTF_8.decode(chunk).toString();
            super.push(ByteBuffer.wrap(text.getBytes(UTF_8)), lines);
        }
    }

    @Mistake(
            does = "takes the bytes from chunk.array(), from index 0",
            sees =
                    """
                    A buffer need not begin where its array begins, nor end where it ends. And a
                    read-only or direct buffer gives you no array. Take what remains, with get.
                    """,
            caughtBy = "takesChunksOfAnyKind")
    public static class ReadsWholeArray extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            super.push(ByteBuffer.wrap(chunk.array()), lines);
            chunk.position(chunk.limit());
        }
    }

    @Mistake(
            does = "takes an LF alone for the end of a line, as BufferedReader does",
            sees =
                    """
                    Two programs in a row that differ in this see different messages in the same
                    bytes. That is how SMTP smuggling works. Here only CR LF ends a line.
                    """,
            caughtBy = "refusesLfWithoutCr")
    public static class TakesLoneLf extends PlainLineSplitter {
        @Override
        void take(byte next, Consumer<String> lines) throws ProtocolException {
            afterCr = afterCr || next == '\n';
            super.take(next, lines);
        }
    }

    @Mistake(
            does = "keeps a CR without LF as a part of the line",
            sees =
                    """
                    A later reader, such as a terminal or an old program, takes a CR inside a line
                    for its end. Refuse it with the byte that comes in place of the LF.
                    """,
            caughtBy = "refusesCrWithoutLf")
    public static class TakesLoneCr extends PlainLineSplitter {
        @Override
        void loneCr(byte next) {
            keep((byte) '\r');
            afterCr = next == '\r';
            if (!afterCr) {
                keep(next);
            }
        }
    }

    @Mistake(
            does = "compares the length with the limit only when the end of the line has come",
            sees =
                    """
                    A peer that never sends the end fills your memory: check the limit before you
                    keep a byte.
                    """,
            caughtBy = "refusesLineThatIsTooLongBeforeItsEnd")
    public static class ChecksLengthAtEnd extends PlainLineSplitter {
        @Override
        void checkLength() {}

        @Override
        void endLine(Consumer<String> lines) throws ProtocolException {
            refuseIf(length > maxLineBytes, "more than " + maxLineBytes + " bytes");
            super.endLine(lines);
        }
    }

    @Mistake(
            does = "compares the number of characters with a limit in bytes",
            sees =
                    """
                    In UTF-8 a char takes up to three bytes, so a line may get three times the
                    memory that you granted it.
                    """,
            caughtBy = "countsTheLimitInBytes")
    public static class CountsChars extends PlainLineSplitter {
        @Override
        void checkLength() throws ProtocolException {
            int chars = new String(kept, 0, length, StandardCharsets.UTF_8).length();
            refuseIf(chars >= maxLineBytes, "more than " + maxLineBytes + " bytes");
        }
    }

    @Mistake(
            does = "makes a buffer of the limit before a byte has come",
            sees =
                    """
                    Each connection costs the longest line at once, even if it says nothing: ten
                    thousand of them cost ten thousand limits. Let the buffer grow with what comes.
                    """,
            caughtBy = "needsNoMemoryForTheLimit")
    public static class AllocatesLimit extends PlainLineSplitter {
        @Override
        public void begin(int maxLineBytes) {
            super.begin(maxLineBytes);
            kept = new byte[maxLineBytes];
        }
    }

    @Mistake(
            does = "makes a new array for each chunk: the old bytes and the new ones",
            sees =
                    """
                    A line of n bytes that comes byte by byte is copied n times: for a million bytes
                    you copy half a terabyte. Let the array grow by a factor, not by a chunk.
                    """,
            caughtBy = "copiesNoLineForEachOfItsBytes")
    public static class CopiesAgain extends PlainLineSplitter {
        @Override
        void keep(byte next) {
            kept = Arrays.copyOf(kept, length + 1);
            kept[length++] = next;
        }
    }

    @Mistake(
            does = "replaces bytes that are not UTF-8, as new String does",
            sees =
                    """
                    They become U+FFFD. Different lines may become the same text, and nobody
                    notices. newDecoder().decode(…) throws.
                    """,
            caughtBy = "refusesTextThatIsNotUtf8")
    public static class ReplacesBadBytes extends PlainLineSplitter {
        @Override
        String text() {
            return new String(kept, 0, length, StandardCharsets.UTF_8);
        }
    }

    @Mistake(
            does = "takes the next chunk as if nothing had been refused",
            sees =
                    """
                    The refused peer goes on with the bytes that it meant to hide: the smuggled line
                    arrives after all. A stream that broke the rules stays refused.
                    """,
            caughtBy = "staysRefused")
    public static class GoesOnAfterRefusal extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            refusal = null;
            super.push(chunk, lines);
        }
    }

    @Mistake(
            does = "does nothing when the stream ends",
            sees =
                    """
                    A connection that broke inside a line looks like one that was closed in order,
                    and the half line is lost without a word.
                    """,
            caughtBy = "tellsCleanEndFromEarlyEnd")
    public static class EndIsAlwaysClean extends PlainLineSplitter {
        @Override
        public void end() throws IOException {
            refuseIf(refusal != null, refusal);
        }
    }
}
