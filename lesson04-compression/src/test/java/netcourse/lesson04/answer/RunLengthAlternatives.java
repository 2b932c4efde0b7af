package netcourse.lesson04.answer;

import java.nio.ByteBuffer;
import java.util.Arrays;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.RunLength;

/// Unusual solutions of exercise 4.1, run-length coding, which are right.
public final class RunLengthAlternatives {
    private RunLengthAlternatives() {}

    @Alternative(
            """
            goes through the control bytes twice: counts what comes out, then makes an array of just
            that length; writes each literal at once, and raises the count before it
            """)
    public static class CountsFirst implements RunLength {
        @Override
        public byte[] encode(byte[] bytes) {
            ByteBuffer packed = ByteBuffer.allocate(bytes.length + bytes.length / 64 + 2);
            int literalsAt = -1; // of the control byte of the literals that are being written
            for (int at = 0, run; at < bytes.length; at += run) {
                run = 1;
                while (run < 128 && at + run < bytes.length && bytes[at + run] == bytes[at]) {
                    run++;
                }
                boolean goesOn = at > 0 && bytes[at - 1] == bytes[at];
                if (run > 2 || run == 2 && goesOn) {
                    packed.put((byte) (1 - run)).put(bytes[at]);
                    literalsAt = -1;
                } else {
                    run = 1;
                    if (literalsAt < 0 || packed.get(literalsAt) == 127) {
                        literalsAt = packed.position();
                        packed.put((byte) -1);
                    }
                    packed.put(literalsAt, (byte) (packed.get(literalsAt) + 1)).put(bytes[at]);
                }
            }
            return Arrays.copyOf(packed.array(), packed.position());
        }

        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBytes);
            }
            long sum = 0;
            for (int at = 0; at < packed.length; at += 1 + needed(packed[at])) {
                int came = packed.length - at - 1;
                if (came < needed(packed[at])) {
                    throw new ProtocolException(
                            "control byte at %d: needed %d bytes, came %d"
                                    .formatted(at, needed(packed[at]), came));
                }
                sum += Math.max(needed(packed[at]), count(packed[at]));
            }
            if (sum > maxBytes) {
                throw new ProtocolException(sum + " bytes, the limit is " + maxBytes);
            }
            ByteBuffer in = ByteBuffer.wrap(packed);
            byte[] bytes = new byte[(int) sum];
            for (int at = 0, count; at < sum; at += count) {
                byte control = in.get();
                count = count(control);
                if (control < 0 && count > 0) {
                    Arrays.fill(bytes, at, at + count, in.get());
                } else {
                    in.get(bytes, at, count);
                }
            }
            return bytes;
        }

        private static int needed(byte control) {
            return control < 0 ? Math.min(count(control), 1) : count(control);
        }

        private static int count(byte control) {
            return control == -128 ? 0 : Math.abs(control) + 1;
        }
    }
}
