package netcourse.lesson04.mistake;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.BoundedDeflate;

/// Common mistakes in exercise 4.2, deflate and inflate within a limit, in the order of the
/// behaviours of [netcourse.lesson04.BoundedDeflateCheck] that catch them.
public final class BoundedDeflateMistakes {
    private BoundedDeflateMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class BoundedDeflateInSteps implements BoundedDeflate {
        @Override
        public byte[] deflate(byte[] bytes, Supplier<Deflater> deflaters) {
            try (Deflater deflater = deflaters.get()) {
                deflater.setInput(bytes);
                finish(deflater);
                return drain(deflater);
            }
        }

        void finish(Deflater deflater) {
            deflater.finish();
        }

        byte[] drain(Deflater deflater) {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            byte[] buffer = new byte[1024];
            while (!deflater.finished()) {
                compressed.write(buffer, 0, deflater.deflate(buffer));
            }
            return compressed.toByteArray();
        }

        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
            }
            try (Inflater inflater = inflaters.get()) {
                return inflateAll(inflater, compressed, maxBytes);
            }
        }

        final byte[] inflateAll(Inflater inflater, byte[] compressed, int maxBytes)
                throws ProtocolException {
            try {
                inflater.setInput(compressed);
                byte[] bytes = drain(inflater, maxBytes);
                checkEnd(inflater);
                return bytes;
            } catch (DataFormatException e) {
                throw new ProtocolException(e.getMessage());
            }
        }

        byte[] drain(Inflater inflater, int maxBytes)
                throws DataFormatException, ProtocolException {
            ByteArrayOutputStream bytes = open(maxBytes);
            byte[] buffer = new byte[1024];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer, 0, ask(buffer, maxBytes - bytes.size()));
                checkRoom(count, bytes.size(), maxBytes);
                if (count == 0 && !inflater.finished() && !goesOn(inflater)) {
                    break;
                }
                bytes.write(buffer, 0, count);
            }
            return bytes.toByteArray();
        }

        ByteArrayOutputStream open(int maxBytes) {
            return new ByteArrayOutputStream();
        }

        /// How many bytes to ask for.
        int ask(byte[] buffer, int room) {
            return buffer.length;
        }

        void checkRoom(int count, int soFar, int maxBytes) throws ProtocolException {
            if (count > maxBytes - soFar) {
                throw new ProtocolException("more than %d bytes".formatted(maxBytes));
            }
        }

        /// Whether to ask again after nothing came.
        boolean goesOn(Inflater inflater) throws ProtocolException {
            throw new ProtocolException(
                    inflater.needsDictionary() ? "a dictionary is needed" : "truncated");
        }

        void checkEnd(Inflater inflater) throws ProtocolException {
            if (inflater.getRemaining() > 0) {
                throw new ProtocolException(inflater.getRemaining() + " bytes after the end");
            }
        }
    }

    @Mistake(
            does = "asks the deflater for output until it is finished, without calling finish()",
            sees =
                    """
                    The deflater keeps bytes back, since more input may come and compress better
                    together with them. Only after finish() does it write all of it and the end.
                    """,
            caughtBy = "deflatesToWholeStream",
            verdict = Verdict.STUCK)
    public static class ForgetsToFinish extends BoundedDeflateInSteps {
        @Override
        void finish(Deflater deflater) {
            // more input may come
        }
    }

    @Mistake(
            does = "calls deflate or inflate once and takes that for everything",
            sees =
                    """
                    One call fills your buffer at most. The rest is still in the deflater, and is
                    lost when that is closed. Ask again until finished() says so.
                    """,
            caughtBy = "deflatesMoreThanAnyBufferHolds")
    public static class CallsOnce extends BoundedDeflateInSteps {
        @Override
        byte[] drain(Deflater deflater) {
            byte[] buffer = new byte[1024];
            return Arrays.copyOf(buffer, deflater.deflate(buffer));
        }
    }

    @Mistake(
            does = "asks for no more bytes than the limit has room for, again and again",
            sees =
                    """
                    With room for 0 bytes inflate returns 0, and the stream is never finished. To
                    see that more would come out, ask for one byte more than is allowed.
                    """,
            caughtBy = "refusesOutputOverTheLimit",
            verdict = Verdict.STUCK)
    public static class LoopsAtTheLimit extends BoundedDeflateInSteps {
        @Override
        int ask(byte[] buffer, int room) {
            return Math.min(buffer.length, room);
        }

        @Override
        boolean goesOn(Inflater inflater) throws ProtocolException {
            return !inflater.needsDictionary() && !inflater.needsInput() || super.goesOn(inflater);
        }
    }

    @Mistake(
            does = "takes what has come out so far when inflate returns 0",
            sees =
                    """
                    A result of 0 is not the end: only finished() says so. You pass on half a
                    message as if it were whole, or a message whose checksum never came.
                    """,
            caughtBy = "refusesStreamThatIsCut")
    public static class TakesWhatCame extends BoundedDeflateInSteps {
        @Override
        boolean goesOn(Inflater inflater) {
            return false;
        }
    }

    @Mistake(
            does = "calls inflate until it is finished, though there is no input left",
            sees =
                    """
                    A stream that is cut never finishes: inflate returns 0 each time, and one bad
                    message keeps a processor busy until the program is killed. If nothing comes out
                    and it is not finished, no further call will change that.
                    """,
            caughtBy = "refusesStreamThatIsCut",
            verdict = Verdict.STUCK)
    public static class LoopsOnTruncated extends BoundedDeflateInSteps {
        @Override
        boolean goesOn(Inflater inflater) {
            return true;
        }
    }

    @Mistake(
            does = "goes on asking when inflate returns 0 and input is left",
            sees =
                    """
                    A stream may say that it needs a dictionary: then inflate returns 0, and leaves
                    the input alone until it gets one. Six bytes from anybody keep a processor busy.
                    """,
            caughtBy = "refusesStreamThatNeedsDictionary",
            verdict = Verdict.STUCK)
    public static class LoopsForDictionary extends BoundedDeflateInSteps {
        @Override
        boolean goesOn(Inflater inflater) throws ProtocolException {
            return !inflater.needsInput() || super.goesOn(inflater);
        }
    }

    @Mistake(
            does = "ignores what follows the end of the stream",
            sees =
                    """
                    The inflater stops at the end and leaves the rest: getRemaining() counts it. A
                    filter that reads on sees other bytes than you do. That is how an attacker
                    smuggles messages past it.
                    """,
            caughtBy = "refusesBytesAfterTheEnd")
    public static class IgnoresBytesAfterTheEnd extends BoundedDeflateInSteps {
        @Override
        void checkEnd(Inflater inflater) {
            // the end is the end
        }
    }

    @Mistake(
            does = "takes as much memory as the limit allows, whatever comes out",
            sees =
                    """
                    The limit says what is too much, not what is usual: each message of 5 bytes
                    costs the whole limit. Let the array grow with what comes out.
                    """,
            caughtBy = "takesNoMemoryForTheLimit")
    public static class AllocatesTheLimit extends BoundedDeflateInSteps {
        @Override
        ByteArrayOutputStream open(int maxBytes) {
            return new ByteArrayOutputStream(maxBytes);
        }
    }

    @Mistake(
            does = "inflates everything, then compares the length with the limit",
            sees =
                    """
                    By then the memory is gone: deflate makes 1 byte of 1,000. The limit is there
                    for the stream that somebody made to hurt you, so check it after each call.
                    """,
            caughtBy = "refusesBeforeItTakesMemory")
    public static class ChecksTheLimitAtTheEnd extends BoundedDeflateInSteps {
        @Override
        byte[] drain(Inflater inflater, int maxBytes)
                throws DataFormatException, ProtocolException {
            byte[] bytes = super.drain(inflater, maxBytes);
            super.checkRoom(bytes.length, 0, maxBytes);
            return bytes;
        }

        @Override
        void checkRoom(int count, int soFar, int maxBytes) {
            // at the end
        }
    }

    @Mistake(
            does = "closes what it opened if all goes well, but not if an exception is thrown",
            sees =
                    """
                    Each bad stream leaks the native memory of an inflater, some 40 KiB, which no
                    heap dump shows. An attacker can send as many bad streams as they like: use
                    try-with-resources.
                    """,
            caughtBy = "closesWhatItOpened")
    public static class ClosesOnlyOnSuccess extends BoundedDeflateInSteps {
        @Override
        public byte[] inflate(byte[] compressed, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
            }
            Inflater inflater = inflaters.get();
            byte[] bytes = inflateAll(inflater, compressed, maxBytes);
            inflater.close();
            return bytes;
        }
    }
}
