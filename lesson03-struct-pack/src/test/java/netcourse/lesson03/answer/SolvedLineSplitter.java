package netcourse.lesson03.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.function.Consumer;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.LineSplitter;

/// The answer to exercise 3.6.
public class SolvedLineSplitter implements LineSplitter {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int maxLineBytes;
    private boolean afterCr;
    private long number;
    private String refusal;

    @Override
    public void begin(int maxLineBytes) {
        if (maxLineBytes < 0) {
            throw new IllegalArgumentException("maxLineBytes must be 0.., was " + maxLineBytes);
        }
        this.maxLineBytes = maxLineBytes;
        line.reset();
        afterCr = false;
        number = 1;
        refusal = null;
    }

    // @start region="split-lines"
    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        refuseAgain();
        while (chunk.hasRemaining()) {
            byte next = chunk.get();
            if (afterCr != (next == '\n')) {
                throw refuse(afterCr ? "CR without LF" : "LF without CR");
            } else if (next == '\n') {
                lines.accept(endLine());
            } else if (next == '\r') {
                afterCr = true; // its LF may come with the next chunk
            } else if (line.size() == maxLineBytes) {
                throw refuse("more than " + maxLineBytes + " bytes");
            } else {
                line.write(next);
            }
        }
    }

    // @end

    private String endLine() throws ProtocolException {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
            line.reset();
            afterCr = false;
            number++;
            return text;
        } catch (CharacterCodingException e) {
            throw refuse("bad UTF-8");
        }
    }

    @Override
    public void end() throws IOException {
        refuseAgain();
        int bytes = line.size() + (afterCr ? 1 : 0);
        if (bytes > 0) {
            throw new EOFException(
                    "stream ended after %d bytes in line %d".formatted(bytes, number));
        }
    }

    private ProtocolException refuse(String what) {
        refusal = what + " in line " + number;
        return new ProtocolException(refusal);
    }

    private void refuseAgain() throws ProtocolException {
        if (refusal != null) {
            throw new ProtocolException(refusal);
        }
    }
}
