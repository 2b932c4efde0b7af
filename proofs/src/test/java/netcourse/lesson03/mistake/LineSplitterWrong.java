package netcourse.lesson03.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson03.answer.SolvedLineSplitter;
import netcourse.lesson03.exercise.LineSplitter;
import netcourse.lesson03.mistake.LineSplitterMistakes.PlainLineSplitter;

/// Further wrong solutions of exercise 3.6.
public final class LineSplitterWrong {
    private LineSplitterWrong() {}

    @Wrong(value = "does nothing", nameless = true)
    public static class ReturnsNothing implements LineSplitter {
        @Override
        public void begin(int maxLineBytes) {}

        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) {}

        @Override
        public void end() {}
    }

    @Wrong(value = "throws an exception that has nothing to do with it", nameless = true)
    public static class ThrowsItsOwn extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) {
            throw new IllegalStateException("not yet");
        }
    }

    @Wrong("takes U+FFFD, which a peer may send, for a sign of bad UTF-8")
    public static class RefusesReplacement extends PlainLineSplitter {
        @Override
        String text() throws ProtocolException {
            String text = new String(kept, 0, length, StandardCharsets.UTF_8);
            refuseIf(text.contains("\ufffd"), "bad UTF-8");
            return text;
        }
    }

    @Wrong("drops U+FEFF at the beginning of a line, as if it were the beginning of a file")
    public static class DropsByteOrderMark extends PlainLineSplitter {
        @Override
        String text() throws ProtocolException {
            return super.text().replaceFirst("^\ufeff", "");
        }
    }

    @Wrong("keeps the bytes of a line in a static array")
    public static class SharesBytes extends PlainLineSplitter {
        private static final byte[] SHARED = new byte[2 << 20];

        @Override
        public void begin(int maxLineBytes) {
            super.begin(maxLineBytes);
            kept = SHARED;
        }
    }

    @Wrong("has one limit for all splitters")
    public static class SharesLimit extends PlainLineSplitter {
        private static int limit;

        @Override
        public void begin(int maxLineBytes) {
            super.begin(maxLineBytes);
            limit = maxLineBytes;
        }

        @Override
        void checkLength() throws ProtocolException {
            maxLineBytes = limit;
            super.checkLength();
        }
    }

    @Wrong("lets its array grow by a step of 64 KiB")
    public static class GrowsByStep extends PlainLineSplitter {
        @Override
        void keep(byte next) {
            if (length == kept.length) {
                kept = Arrays.copyOf(kept, length + 65_536);
            }
            kept[length++] = next;
        }
    }

    @Wrong("calls itself for each byte")
    public static class CallsItself extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            refuseIf(refusal != null, refusal);
            if (chunk.hasRemaining()) {
                take(chunk.get(), lines);
                push(chunk, lines);
            }
        }
    }

    @Wrong("calls itself for each line")
    public static class CallsItselfForLines extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            refuseIf(refusal != null, refusal);
            boolean ended = false;
            while (chunk.hasRemaining() && !ended) {
                byte next = chunk.get();
                take(next, lines);
                ended = next == '\n';
            }
            if (chunk.hasRemaining()) {
                push(chunk, lines);
            }
        }
    }

    @Wrong("takes a limit of 0 for none")
    public static class ZeroIsUnlimited extends PlainLineSplitter {
        @Override
        void checkLength() throws ProtocolException {
            if (maxLineBytes > 0) {
                super.checkLength();
            }
        }
    }

    @Wrong("counts characters, not bytes, where the stream ends early")
    public static class EndCountsChars extends PlainLineSplitter {
        @Override
        public void end() throws IOException {
            refuseIf(refusal != null, refusal);
            int chars = text().length() + (afterCr ? 1 : 0);
            if (chars > 0) {
                throw new EOFException(chars + " bytes in line " + number);
            }
        }
    }

    @Wrong("says something else at the end of a refused stream")
    public static class EndSaysSomethingElse extends PlainLineSplitter {
        @Override
        public void end() throws IOException {
            if (refusal != null) {
                throw new ProtocolException("refused");
            }
            super.end();
        }
    }

    @Wrong("hands lines on in a thread of its own, and waits for it")
    public static class HandsOnElsewhere extends PlainLineSplitter {
        @Override
        void endLine(Consumer<String> lines) throws ProtocolException {
            super.endLine(line -> CompletableFuture.runAsync(() -> lines.accept(line)).join());
        }
    }

    @Wrong("hands a line on before it forgets it: a consumer that throws gets it again")
    public static class ForgetsLate extends PlainLineSplitter {
        @Override
        void endLine(Consumer<String> lines) throws ProtocolException {
            lines.accept(text());
            super.endLine(_ -> {});
        }
    }

    @Wrong("swallows what the consumer throws")
    public static class SwallowsConsumer extends PlainLineSplitter {
        @Override
        void endLine(Consumer<String> lines) throws ProtocolException {
            super.endLine(line -> {
                try {
                    lines.accept(line);
                } catch (RuntimeException e) {
                    // the next line may do better
                }
            });
        }
    }

    @Wrong("counts the CR among the bytes of the line")
    public static class LimitsCr extends PlainLineSplitter {
        @Override
        void endLine(Consumer<String> lines) throws ProtocolException {
            refuseIf(length + 1 > maxLineBytes, "more than " + maxLineBytes + " bytes");
            super.endLine(lines);
        }
    }

    @Wrong("drops blanks at the end of a line")
    public static class Strips extends PlainLineSplitter {
        @Override
        String text() throws ProtocolException {
            return super.text().stripTrailing();
        }
    }

    @Wrong(value = "takes what is beyond U+10FFFF", nameless = true)
    public static class DecodesByHand extends PlainLineSplitter {
        @Override
        String text() throws ProtocolException {
            boolean beyond = length == 4 && kept[0] == (byte) 0xf4 && (kept[1] & 0xff) >= 0x90;
            return beyond ? "?" : super.text();
        }
    }

    @Wrong("hands on the lines of a chunk after the whole chunk was right")
    public static class HandsOnLate extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            java.util.List<String> all = new java.util.ArrayList<>();
            super.push(chunk, all::add);
            all.forEach(lines);
        }
    }

    @Wrong("leaves the chunk little-endian")
    public static class ChangesByteOrder extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            super.push(chunk, lines);
            chunk.order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    @Wrong("counts a line only if the consumer has taken it")
    public static class CountsWhatIsTaken extends SolvedLineSplitter {
        private long lost;

        @Override
        public void begin(int maxLineBytes) {
            super.begin(maxLineBytes);
            lost = 0;
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            try {
                super.push(chunk, lines);
            } catch (ProtocolException e) {
                long number = Long.parseLong(e.getMessage().replaceFirst(".* ", ""));
                String wrong = e.getMessage().replaceFirst("[0-9]+$", "" + (number - lost));
                throw new ProtocolException(wrong);
            } catch (RuntimeException e) {
                lost++;
                throw e;
            }
        }
    }

    @Wrong(value = "keeps what is left of the last chunk only", nameless = true)
    public static class KeepsLastRest extends PlainLineSplitter {
        private int before;

        @Override
        public void begin(int maxLineBytes) {
            super.begin(maxLineBytes);
            before = 0;
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            kept = Arrays.copyOfRange(kept, before, before + Math.max(16, kept.length));
            length -= before;
            before = length;
            long line = number;
            super.push(chunk, lines);
            before = number == line ? before : 0;
        }
    }

    @Wrong(value = "does not know an empty line whose CR LF is torn", nameless = true)
    public static class LosesTornEmptyLine extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            super.push(chunk, lines);
            afterCr = afterCr && length > 0;
        }
    }

    @Wrong(value = "takes the bytes from the right place of chunk.array()", nameless = true)
    public static class NeedsArray extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            int at = chunk.arrayOffset() + chunk.position();
            int length = chunk.remaining();
            chunk.position(chunk.limit());
            super.push(ByteBuffer.wrap(chunk.array(), at, length), lines);
        }
    }

    @Wrong(value = "has no limit", nameless = true)
    public static class HasNoLimit extends PlainLineSplitter {
        @Override
        void checkLength() {}
    }

    @Wrong(value = "takes a byte more than the limit", nameless = true)
    public static class TakesOneMore extends PlainLineSplitter {
        @Override
        void checkLength() throws ProtocolException {
            refuseIf(length > maxLineBytes, "more than " + maxLineBytes + " bytes");
        }
    }

    @Wrong(value = "looks at the limit at the beginning of each chunk", nameless = true)
    public static class ChecksBeforeChunk extends HasNoLimit {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            refuseIf(refusal != null, refusal);
            refuseIf(length > maxLineBytes, "more than " + maxLineBytes + " bytes");
            super.push(chunk, lines);
        }
    }

    @Wrong(value = "counts the bytes of ASCII only", nameless = true)
    public static class CountsAscii extends PlainLineSplitter {
        @Override
        void checkLength() throws ProtocolException {
            int ascii = 0;
            for (int i = 0; i < length; i++) {
                ascii += kept[i] >= 0 ? 1 : 0;
            }
            refuseIf(ascii >= maxLineBytes, "more than " + maxLineBytes + " bytes");
        }
    }

    @Wrong(value = "begins with an array of 200 KB", nameless = true)
    public static class BeginsLarge extends PlainLineSplitter {
        @Override
        public void begin(int maxLineBytes) {
            super.begin(maxLineBytes);
            kept = new byte[200_000];
        }
    }

    @Wrong(value = "has a new array of 8 KiB for each chunk", nameless = true)
    public static class CopiesChunk extends PlainLineSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            byte[] copy = new byte[Math.max(8192, chunk.remaining())];
            int count = chunk.remaining();
            chunk.get(copy, 0, count);
            super.push(ByteBuffer.wrap(copy, 0, count), lines);
        }
    }

    @Wrong(value = "looks at the end only for a CR", nameless = true)
    public static class EndNeedsCr extends PlainLineSplitter {
        @Override
        public void end() throws IOException {
            if (afterCr || refusal != null) {
                super.end();
            }
        }
    }
}
