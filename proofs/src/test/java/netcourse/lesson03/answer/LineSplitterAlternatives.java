package netcourse.lesson03.answer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.LineSplitter;

/// Unusual solutions of exercise 3.6, lines that end with CR LF, pushed chunk by chunk, which are
/// right.
public final class LineSplitterAlternatives {
    private LineSplitterAlternatives() {}

    @Alternative(
            """
            keeps no bytes of a line, but for a torn character: it decodes them as they
            come, and counts them
            """)
    public static class DecodesAsTheyCome implements LineSplitter {
        private enum State {
            INSIDE,
            AFTER_CR,
            REFUSED
        }

        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private final ByteBuffer torn = ByteBuffer.allocate(4);
        private final CharBuffer two = CharBuffer.allocate(2);
        private StringBuilder text;
        private State state;
        private long bytesLeft;
        private long max;
        private int line;
        private String why;

        @Override
        public void begin(int maxLineBytes) {
            if (maxLineBytes < 0) {
                throw new IllegalArgumentException("a limit of " + maxLineBytes + " bytes");
            }
            max = maxLineBytes;
            line = 0;
            startLine();
        }

        private void startLine() {
            line++;
            state = State.INSIDE;
            text = new StringBuilder();
            bytesLeft = max;
            torn.clear();
            decoder.reset();
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            do {
                if (state == State.REFUSED) {
                    throw new ProtocolException(why);
                }
                if (chunk.hasRemaining()) {
                    take(chunk.get(), lines);
                }
            } while (chunk.hasRemaining() || state == State.REFUSED);
        }

        private void take(byte next, Consumer<String> lines) {
            if (state == State.AFTER_CR && next != 10) {
                refuse("a CR stands alone, without LF");
            } else if (state == State.AFTER_CR) {
                String whole = text.toString();
                startLine();
                lines.accept(whole);
            } else if (next == 10) {
                refuse("an LF stands alone, without CR");
            } else if (next == 13) {
                decode(true);
                state = state == State.REFUSED ? state : State.AFTER_CR;
            } else if (bytesLeft-- == 0) {
                refuse("the limit is " + max + " bytes");
            } else {
                torn.put(next);
                decode(false);
            }
        }

        private void decode(boolean end) {
            torn.flip();
            CoderResult result = decoder.decode(torn, two, end);
            torn.compact();
            text.append(two.flip());
            two.clear();
            if (result.isError()) {
                refuse("this is no UTF-8");
            }
        }

        private void refuse(String reason) {
            state = State.REFUSED;
            why = "line " + line + ": " + reason;
        }

        @Override
        public void end() throws IOException {
            if (state == State.REFUSED) {
                throw new ProtocolException(why);
            }
            long bytes = max - bytesLeft + (state == State.AFTER_CR ? 1 : 0);
            if (bytes > 0) {
                throw new EOFException("line %d has %d bytes and no end".formatted(line, bytes));
            }
        }
    }

    @Alternative("looks for the end in an array of all that came of the line, CR LF included")
    public static class KeepsEndInArray implements LineSplitter {
        private byte[] kept;
        private int length;
        private int max;
        private int line;
        private ProtocolException refusal;

        @Override
        public void begin(int maxLineBytes) {
            if (maxLineBytes < 0) {
                throw new IllegalArgumentException("a limit of " + maxLineBytes + " bytes");
            }
            max = maxLineBytes;
            kept = new byte[8];
            length = 0;
            line = 1;
            refusal = null;
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
            refuseAgain();
            while (chunk.hasRemaining()) {
                byte next = chunk.get();
                boolean afterCr = length > 0 && kept[length - 1] == '\r';
                refuseIf(afterCr && next != '\n', "CR alone");
                refuseIf(!afterCr && next == '\n', "LF alone");
                refuseIf(!afterCr && next != '\r' && length == max, "more than " + max + " bytes");
                if (afterCr) {
                    String text = text();
                    length = 0;
                    line++;
                    lines.accept(text);
                } else {
                    kept = length < kept.length ? kept : Arrays.copyOf(kept, length + length / 2);
                    kept[length++] = next;
                }
            }
        }

        private String text() throws ProtocolException {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(kept, 0, length - 1);
                return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            } catch (CharacterCodingException e) {
                refuseIf(true, "not UTF-8");
                throw new IllegalStateException(e);
            }
        }

        private void refuseIf(boolean broken, String why) throws ProtocolException {
            if (broken) {
                refusal = new ProtocolException("line " + line + ": " + why);
                throw refusal;
            }
        }

        private void refuseAgain() throws ProtocolException {
            if (refusal != null) {
                throw refusal;
            }
        }

        @Override
        public void end() throws IOException {
            refuseAgain();
            if (length > 0) {
                throw new EOFException("line " + line + ": " + length + " bytes, and no end");
            }
        }
    }
}
