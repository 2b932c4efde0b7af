package netcourse.lesson04.answer;

import java.io.ByteArrayOutputStream;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.RunLength;

/// The answer to exercise 4.1.
public class SolvedRunLength implements RunLength {
    private static final int LONGEST = 128;

    // @start region="run-length-encode"
    @Override
    public byte[] encode(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int literals = 0; // where the bytes begin that are not written yet
        for (int at = 0, run; at < bytes.length; at += run) {
            run = run(bytes, at);
            if (run >= 3) {
                writeLiterals(bytes, literals, at, packed);
                packed.write(257 - run);
                packed.write(bytes[at]);
                literals = at + run;
            }
        }
        writeLiterals(bytes, literals, bytes.length, packed);
        return packed.toByteArray();
    }

    /// How many bytes from here on are equal.
    private static int run(byte[] bytes, int from) {
        int to = from + 1;
        while (to < bytes.length && to - from < LONGEST && bytes[to] == bytes[from]) {
            to++;
        }
        return to - from;
    }

    private static void writeLiterals(
            byte[] bytes, int from, int to, ByteArrayOutputStream packed) {
        for (int at = from; at < to; at += LONGEST) {
            int count = Math.min(LONGEST, to - at);
            packed.write(count - 1);
            packed.write(bytes, at, count);
        }
    }

    // @end

    // @start region="run-length-decode"
    @Override
    public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0, needed; at < packed.length; at += 1 + needed) {
            int control = packed[at] & 0xff;
            boolean run = control > 0x80;
            int count = run ? 257 - control : control == 0x80 ? 0 : control + 1;
            needed = run ? 1 : count;
            int came = packed.length - at - 1;
            if (came < needed) {
                throw new ProtocolException(
                        "%d of %d bytes after the control byte at %d".formatted(came, needed, at));
            }
            if (count > maxBytes - bytes.size()) {
                throw new ProtocolException("more than %d bytes".formatted(maxBytes));
            }
            for (int i = 1; i <= count; i++) {
                bytes.write(packed[at + (run ? 1 : i)]);
            }
        }
        return bytes.toByteArray();
    }

    // @end
}
