package netcourse.lesson04.answer;

import java.io.ByteArrayOutputStream;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.RunLength;

/// The answer to exercise 4.1.
public class SolvedRunLength implements RunLength {
    @Override
    public byte[] encode(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int at = 0, end; at < bytes.length; at = end) {
            end = at + run(bytes, at);
            boolean isRun = end - at >= 3;
            while (!isRun && end < bytes.length && end - at < 128 && run(bytes, end) < 3) {
                end++; // one more literal
            }
            packed.write(isRun ? 257 - (end - at) : end - at - 1);
            packed.write(bytes, at, isRun ? 1 : end - at);
        }
        return packed.toByteArray();
    }

    /// How many bytes from here on are equal, at most 128.
    private static int run(byte[] bytes, int from) {
        int to = from + 1;
        while (to < bytes.length && to - from < 128 && bytes[to] == bytes[from]) {
            to++;
        }
        return to - from;
    }

    @Override
    public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0, needed; at < packed.length; at += 1 + needed) {
            int control = packed[at]; // -128 … 127
            int count = control >= 0 ? control + 1 : control == -128 ? 0 : 1 - control;
            needed = control >= 0 ? count : Math.min(count, 1);
            int came = packed.length - at - 1;
            if (came < needed) {
                String message = "%d of %d bytes after the control byte at %d";
                throw new ProtocolException(message.formatted(came, needed, at));
            }
            if (count > maxBytes - bytes.size()) {
                throw new ProtocolException("more than %d bytes".formatted(maxBytes));
            }
            for (int i = 0; i < count; i++) {
                bytes.write(packed[at + 1 + i % needed]);
            }
        }
        return bytes.toByteArray();
    }
}
