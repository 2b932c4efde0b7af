package netcourse.lesson04.mistake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.RunLength;

/// Common mistakes in exercise 4.1, run-length coding, in the order of the behaviours of
/// [netcourse.lesson04.RunLengthCheck] that catch them.
public final class RunLengthMistakes {
    private RunLengthMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class RunLengthInSteps implements RunLength {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            checkLimit(maxBytes);
            ByteArrayOutputStream bytes = open(maxBytes);
            for (int at = 0; at < packed.length; at++) {
                int control = packed[at] & 0xff;
                boolean run = isRun(control);
                int count = run ? 257 - control : literals(control);
                int needed = run ? 1 : count;
                byte[] part = take(packed, at, needed);
                checkRoom(count, bytes.size(), maxBytes);
                for (int i = 0; i < count; i += needed) {
                    bytes.writeBytes(part);
                }
                at += needed;
            }
            return bytes.toByteArray();
        }

        static void checkLimit(int maxBytes) {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
            }
        }

        ByteArrayOutputStream open(int maxBytes) {
            return new ByteArrayOutputStream();
        }

        boolean isRun(int control) {
            return control > 0x80;
        }

        int literals(int control) {
            return control < 0x80 ? control + 1 : 0;
        }

        byte[] take(byte[] packed, int control, int needed) throws ProtocolException {
            int came = packed.length - control - 1;
            if (came < needed) {
                throw new ProtocolException(
                        "%d of %d bytes after the control byte at %d"
                                .formatted(came, needed, control));
            }
            return Arrays.copyOfRange(packed, control + 1, control + 1 + needed);
        }

        void checkRoom(int count, int soFar, int maxBytes) throws ProtocolException {
            if (count > maxBytes - soFar) {
                throw new ProtocolException("more than %d bytes".formatted(maxBytes));
            }
        }

        @Override
        public byte[] encode(byte[] bytes) {
            ByteArrayOutputStream packed = open(2 * bytes.length);
            int literals = 0;
            for (int at = 0, run; at < bytes.length; at += run) {
                run = run(bytes, at);
                if (run >= shortestRun()) {
                    writeLiterals(bytes, literals, at, packed);
                    packed.write(257 - run);
                    packed.write(bytes[at]);
                    literals = at + run;
                }
            }
            writeRest(bytes, literals, packed);
            return packed.toByteArray();
        }

        int run(byte[] bytes, int from) {
            int to = from + 1;
            while (to < bytes.length && to - from < longest() && bytes[to] == bytes[from]) {
                to++;
            }
            return to - from;
        }

        int shortestRun() {
            return 3;
        }

        int longest() {
            return 128;
        }

        void writeLiterals(byte[] bytes, int from, int to, ByteArrayOutputStream packed) {
            for (int at = from; at < to; at += longest()) {
                int count = Math.min(longest(), to - at);
                packed.write(count - 1);
                packed.write(bytes, at, count);
            }
        }

        void writeRest(byte[] bytes, int from, ByteArrayOutputStream packed) {
            writeLiterals(bytes, from, bytes.length, packed);
        }
    }

    @Mistake(
            does = "takes the control byte for the number of literals",
            sees =
                    """
                    The control byte n announces n + 1 bytes: 0 of them would make no sense. The
                    last literal is missing, and is then taken for a control byte.
                    """,
            caughtBy = "decodesLiterals")
    public static class CountsLiteralsFromZero extends RunLengthInSteps {
        @Override
        int literals(int control) {
            return control < 0x80 ? control : 0;
        }
    }

    @Mistake(
            does = "takes the control byte 80 for a run of 129",
            sees =
                    """
                    80 is -128 as a signed byte, and announces nothing: the byte after it is the
                    next control byte. An encoder may write it as padding.
                    """,
            caughtBy = "takes80ForNothing")
    public static class Takes80ForRun extends RunLengthInSteps {
        @Override
        boolean isRun(int control) {
            return control >= 0x80;
        }
    }

    @Mistake(
            does = "reads what a control byte announces without looking how much is left",
            sees =
                    """
                    If the bytes are cut, an index runs out of bounds, or Arrays.copyOfRange puts
                    zeros where nothing came. What the sender announces is a claim: compare it with
                    what is there.
                    """,
            caughtBy = "refusesBytesThatAreCut")
    public static class TrustsControlByte extends RunLengthInSteps {
        @Override
        byte[] take(byte[] packed, int control, int needed) {
            return Arrays.copyOfRange(packed, control + 1, control + 1 + needed);
        }
    }

    @Mistake(
            does = "takes as much memory as the limit allows, whatever comes out",
            sees =
                    """
                    The limit says what is too much, not what is usual: 1,000 messages of 5 bytes
                    each cost a thousand times the limit. Let the array grow with what comes out.
                    """,
            caughtBy = "takesNoMemoryForTheLimit")
    public static class AllocatesTheLimit extends RunLengthInSteps {
        @Override
        ByteArrayOutputStream open(int maxBytes) {
            return new ByteArrayOutputStream(maxBytes);
        }
    }

    @Mistake(
            does = "decodes everything, then compares the length with the limit",
            sees =
                    """
                    By then the memory is gone: two bytes become 128. The limit is there for the
                    input that somebody made to hurt you, so check it before each run.
                    """,
            caughtBy = "refusesBeforeItTakesMemory")
    public static class ChecksTheLimitAtTheEnd extends RunLengthInSteps {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            byte[] bytes = super.decode(packed, maxBytes);
            super.checkRoom(bytes.length, 0, maxBytes);
            return bytes;
        }

        @Override
        void checkRoom(int count, int soFar, int maxBytes) {}
    }

    @Mistake(
            does = "adds up the length of the output in an int, and compares the sum at its end",
            sees =
                    """
                    32 MiB of runs come to 2^31 bytes, which an int takes for -2147483648: less than
                    any limit. Check after each step, while the sum is still small, or use a long.
                    """,
            caughtBy = "refusesMoreThanAnIntCounts")
    public static class CountsInInt extends RunLengthInSteps {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            checkLimit(maxBytes);
            int sum = 0;
            for (int at = 0; at < packed.length; at++) {
                int control = packed[at] & 0xff;
                sum += isRun(control) ? 257 - control : literals(control);
                at += isRun(control) ? 1 : literals(control);
            }
            checkRoom(sum, 0, maxBytes);
            ByteBuffer bytes = ByteBuffer.wrap(new byte[sum]);
            return bytes.put(super.decode(packed, maxBytes)).array();
        }
    }

    @Mistake(
            does = "writes literals only when a run follows them",
            sees =
                    """
                    After the last run, or if there is none, bytes are left over when the loop ends.
                    They must be written, too.
                    """,
            caughtBy = "encodesWhatDecodesToTheSame")
    public static class ForgetsLastLiterals extends RunLengthInSteps {
        @Override
        void writeRest(byte[] bytes, int from, ByteArrayOutputStream packed) {
            // nothing follows
        }
    }

    @Mistake(
            does = "makes a run of two equal bytes",
            sees =
                    """
                    A run takes two bytes, so two equal ones save nothing; and where literals stand
                    before and after it, they need a second control byte.
                    """,
            caughtBy = "encodesPairsAsLiterals")
    public static class PairsAsRuns extends RunLengthInSteps {
        @Override
        int shortestRun() {
            return 2;
        }
    }

    @Mistake(
            does = "writes a count of more than 128 into a control byte",
            sees =
                    """
                    A control byte holds 1 to 128 literals, or a run of 2 to 128: 129 becomes 80,
                    which announces nothing, and 1000 becomes 19. Cut what is longer into pieces.
                    """,
            caughtBy = "encodesAtMost128AtOnce")
    public static class CountOverflows extends RunLengthInSteps {
        @Override
        int longest() {
            return Integer.MAX_VALUE;
        }

        @Override
        void writeLiterals(byte[] bytes, int from, int to, ByteArrayOutputStream packed) {
            if (from < to) {
                packed.write(to - from - 1);
                packed.write(bytes, from, to - from);
            }
        }
    }

    @Mistake(
            does = "keeps what one call works with in a field, which all calls share",
            sees =
                    """
                    Two threads that call at the same time write over each other's bytes and
                    counts. Make what a call needs inside the call.
                    """,
            caughtBy = "keepsNothingBetweenCalls")
    public static class SharesField extends RunLengthInSteps {
        private final ByteArrayOutputStream shared = new ByteArrayOutputStream();

        @Override
        ByteArrayOutputStream open(int maxBytes) {
            shared.reset();
            return shared;
        }
    }
}
