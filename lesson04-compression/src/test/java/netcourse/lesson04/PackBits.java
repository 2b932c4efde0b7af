package netcourse.lesson04;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// What packed bytes come to, as the check of 4.1 itself decodes them.
///
/// @param error empty if all of them can be decoded
record PackBits(byte[] bytes, String error) {
    private static final int LONGEST = 128;

    static PackBits decode(byte[] packed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < packed.length; ) {
            int control = packed[at];
            int count = control >= 0 ? control + 1 : control == -LONGEST ? 0 : 1 - control;
            int needed = control >= 0 ? count : Math.min(count, 1);
            int came = packed.length - at - 1;
            if (came < needed) {
                String error = "%d of %d bytes after the control byte %02x at %d";
                return new PackBits(
                        bytes.toByteArray(), error.formatted(came, needed, control & 0xff, at));
            }
            byte[] part = Arrays.copyOfRange(packed, at + 1, at + 1 + needed);
            for (int i = 0; i < count; i++) {
                bytes.write(part[i % needed]);
            }
            at += 1 + needed;
        }
        return new PackBits(bytes.toByteArray(), "");
    }

    /// The most that these bytes may take when they are encoded.
    static int mostBytes(byte[] bytes) {
        int most = 0;
        int literals = 0;
        for (int at = 0, run; at < bytes.length; at += run) {
            run = run(bytes, at);
            if (run < 3) {
                literals += run;
            } else {
                most += ofLiterals(literals) + ofRun(run);
                literals = 0;
            }
        }
        return most + ofLiterals(literals);
    }

    private static int run(byte[] bytes, int from) {
        int to = from;
        while (to < bytes.length && bytes[to] == bytes[from]) {
            to++;
        }
        return to - from;
    }

    private static int ofRun(int run) {
        int left = run % LONGEST;
        return 2 * (run / LONGEST) + (left < 3 ? ofLiterals(left) : 2);
    }

    private static int ofLiterals(int count) {
        return count + (count + LONGEST - 1) / LONGEST;
    }
}
