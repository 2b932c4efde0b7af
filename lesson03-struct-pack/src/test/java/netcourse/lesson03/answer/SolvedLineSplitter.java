package netcourse.lesson03.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.LineSplitter;

/// The answer to exercise 3.6.
public class SolvedLineSplitter implements LineSplitter {
    // @start region="split-lines"
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int maxLineBytes;
    private boolean afterCr;
    private long number;
    private String refusal;

    // @end

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

    @Override
    public void push(ByteBuffer chunk, Consumer<String> lines) throws ProtocolException {
        while (refusal == null && chunk.hasRemaining()) {
            take(chunk.get()).ifPresent(lines);
        }
        if (refusal != null) {
            throw new ProtocolException(refusal + " in line " + number);
        }
    }

    // @start region="split-lines"
    private Optional<String> take(byte next) {
        if (afterCr != (next == '\n')) {
            refusal = afterCr ? "CR without LF" : "LF without CR";
        } else if (next == '\n') {
            return endLine();
        } else if (next == '\r') {
            afterCr = true; // its LF may come with the next chunk
        } else if (line.size() == maxLineBytes) {
            refusal = "more than " + maxLineBytes + " bytes";
        } else {
            line.write(next);
        }
        return Optional.empty();
    }

    private Optional<String> endLine() {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
            line.reset();
            afterCr = false;
            number++;
            return Optional.of(text);
        } catch (CharacterCodingException e) {
            refusal = "bad UTF-8";
            return Optional.empty();
        }
    }

    // @end

    @Override
    public void end() throws IOException {
        push(ByteBuffer.allocate(0), _ -> {}); // if the stream was refused, it is again
        int bytes = line.size() + (afterCr ? 1 : 0);
        if (bytes > 0) {
            throw new EOFException(
                    "stream ended after %d bytes in line %d".formatted(bytes, number));
        }
    }
}
