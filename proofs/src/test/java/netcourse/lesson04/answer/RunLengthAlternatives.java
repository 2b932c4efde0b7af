package netcourse.lesson04.answer;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    @Alternative(
            """
            makes a list of the runs, then joins those of one or two bytes to literals; reads by a
            ByteBuffer, and takes its BufferUnderflowException for the end; refuses the limit first
            """)
    public static class ListsTheRuns implements RunLength {
        private record Run(byte value, int length) {}

        @Override
        public byte[] encode(byte[] bytes) {
            List<Run> runs = new ArrayList<>();
            for (byte value : bytes) {
                Run last = runs.isEmpty() ? new Run(value, 0) : runs.removeLast();
                if (last.value == value && last.length < 128) {
                    runs.add(new Run(value, last.length + 1));
                } else {
                    runs.add(last);
                    runs.add(new Run(value, 1));
                }
            }
            ByteBuffer packed = ByteBuffer.allocate(2 * bytes.length + 2);
            ByteBuffer literals = ByteBuffer.allocate(128);
            for (Run run : runs) {
                for (int i = 0; i < run.length && run.length < 3; i++) {
                    literals.put(run.value);
                    write(literals, 128, packed);
                }
                if (run.length > 2) {
                    write(literals, 1, packed);
                    packed.put((byte) (257 - run.length)).put(run.value);
                }
            }
            write(literals, 1, packed);
            return Arrays.copyOf(packed.array(), packed.position());
        }

        private static void write(ByteBuffer literals, int least, ByteBuffer packed) {
            if (literals.position() >= least) {
                packed.put((byte) (literals.position() - 1)).put(literals.flip());
                literals.clear();
            }
        }

        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBytes);
            }
            ByteBuffer in = ByteBuffer.wrap(packed);
            byte[] out = new byte[16];
            int size = 0;
            while (in.hasRemaining()) {
                int control = in.get() & 0xff;
                int count = control < 128 ? control + 1 : (257 - control) % 129;
                if (count > maxBytes - size) {
                    throw new ProtocolException("limit " + maxBytes);
                }
                if (size + count > out.length) {
                    out = Arrays.copyOf(out, 2 * (size + count));
                }
                int needed = control < 128 ? count : Math.min(1, count);
                int came = in.remaining();
                try {
                    if (control < 128) {
                        in.get(out, size, count);
                    } else if (count > 0) {
                        Arrays.fill(out, size, size + count, in.get());
                    }
                } catch (BufferUnderflowException e) {
                    throw new ProtocolException(
                            "at %d: %d/%d".formatted(in.position() - 1, came, needed));
                }
                size += count;
            }
            return Arrays.copyOf(out, size);
        }
    }
}
