package netcourse.lesson03.mistake;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import netcourse.common.ProtocolException;
import netcourse.lesson03.LineSplitter;

/// A splitter without a mistake. Each mistake in exercise 3.6 replaces one step of it.
abstract class PlainLineSplitter implements LineSplitter {
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
