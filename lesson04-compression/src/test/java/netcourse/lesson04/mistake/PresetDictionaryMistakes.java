package netcourse.lesson04.mistake;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.PresetDictionary;

/// Common mistakes in exercise 4.5, a preset dictionary, in the order of the behaviours of
/// [netcourse.lesson04.PresetDictionaryCheck] that catch them.
public final class PresetDictionaryMistakes {
    private PresetDictionaryMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class PresetDictionaryInSteps implements PresetDictionary {
        @Override
        public byte[] compress(byte[] message, byte[] dictionary, Supplier<Deflater> deflaters) {
            try (Deflater deflater = deflaters.get()) {
                begin(deflater, message, dictionary);
                deflater.finish();
                ByteArrayOutputStream compressed = new ByteArrayOutputStream();
                byte[] buffer = new byte[1024];
                while (!deflater.finished()) {
                    compressed.write(buffer, 0, deflater.deflate(buffer));
                }
                return compressed.toByteArray();
            }
        }

        void begin(Deflater deflater, byte[] message, byte[] dictionary) {
            deflater.setDictionary(dictionary);
            deflater.setInput(message);
        }

        @Override
        public byte[] decompress(
                byte[] compressed, byte[] dictionary, int maxBytes, Supplier<Inflater> inflaters)
                throws ProtocolException {
            if (maxBytes < 0) {
                throw new IllegalArgumentException("maxBytes must be 0.., was " + maxBytes);
            }
            return inflate(inflaters.get(), compressed, dictionary, maxBytes);
        }

        byte[] inflate(Inflater opened, byte[] compressed, byte[] dictionary, int maxBytes)
                throws ProtocolException {
            try (Inflater inflater = opened) {
                return inflateAll(inflater, compressed, dictionary, maxBytes);
            }
        }

        final byte[] inflateAll(
                Inflater inflater, byte[] compressed, byte[] dictionary, int maxBytes)
                throws ProtocolException {
            try {
                begin(inflater, compressed, dictionary);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                byte[] buffer = new byte[1024];
                while (!inflater.finished()) {
                    int count = inflater.inflate(buffer);
                    if (count > maxBytes - bytes.size()) {
                        throw new ProtocolException("more than %d bytes".formatted(maxBytes));
                    }
                    bytes.write(buffer, 0, count);
                    if (inflater.needsDictionary()) {
                        setDictionary(inflater, dictionary);
                    } else if (count == 0 && !inflater.finished()) {
                        nothingCame();
                    }
                }
                if (inflater.getRemaining() > 0) {
                    throw new ProtocolException(inflater.getRemaining() + " bytes after the end");
                }
                return bytes.toByteArray();
            } catch (DataFormatException e) {
                throw new ProtocolException(e.getMessage());
            }
        }

        void begin(Inflater inflater, byte[] compressed, byte[] dictionary)
                throws ProtocolException {
            inflater.setInput(compressed);
        }

        void setDictionary(Inflater inflater, byte[] dictionary) throws ProtocolException {
            Adler32 adler = new Adler32();
            adler.update(dictionary);
            if (!isSame(adler.getValue(), inflater.getAdler())) {
                throw new ProtocolException(
                        "dictionary must be %s, was %s"
                                .formatted(
                                        text((int) adler.getValue()), text(inflater.getAdler())));
            }
            inflater.setDictionary(dictionary);
        }

        boolean isSame(long ours, int theirs) {
            return (int) ours == theirs;
        }

        String text(int adler) {
            return "%08x".formatted(adler);
        }

        void nothingCame() throws ProtocolException {
            throw new ProtocolException("truncated");
        }
    }

    @Mistake(
            does = "compresses without the dictionary",
            sees =
                    """
                    Any peer can read it, so it looks right, but it is no shorter. Give the deflater
                    the dictionary before you ask it for output.
                    """,
            caughtBy = "compressesWithTheDictionary")
    public static class ForgetsTheDictionary extends PresetDictionaryInSteps {
        @Override
        void begin(Deflater deflater, byte[] message, byte[] dictionary) {
            deflater.setInput(message);
        }
    }

    @Mistake(
            does = "compresses dictionary and message as one text",
            sees =
                    """
                    The message gets short, but the dictionary is sent with it, each time. A preset
                    dictionary only fills the window: the stream contains its Adler-32, and nothing else
                    of it.
                    """,
            caughtBy = "compressesWithTheDictionary")
    public static class SendsTheDictionary extends PresetDictionaryInSteps {
        @Override
        void begin(Deflater deflater, byte[] message, byte[] dictionary) {
            byte[] both = Arrays.copyOf(dictionary, dictionary.length + message.length);
            System.arraycopy(message, 0, both, dictionary.length, message.length);
            deflater.setInput(both);
        }
    }

    @Mistake(
            does = "gives the inflater the dictionary before it has read the header",
            sees =
                    """
                    The header says whether there is a dictionary, and which: until inflate has
                    returned 0 and needsDictionary() is true, zlib takes none. Only a raw inflater
                    is given one at the beginning.
                    """,
            caughtBy = "decompressesWithTheDictionary")
    public static class SetsDictionaryTooEarly extends PresetDictionaryInSteps {
        @Override
        void begin(Inflater inflater, byte[] compressed, byte[] dictionary) {
            inflater.setInput(compressed);
            inflater.setDictionary(dictionary);
        }
    }

    @Mistake(
            does = "refuses a stream that needs no dictionary",
            sees =
                    """
                    A peer that has none, or has found that it does not help, sends plain zlib. The
                    header says which, so both can be read.
                    """,
            caughtBy = "decompressesWhatWasMadeWithoutDictionary")
    public static class RequiresDictionary extends PresetDictionaryInSteps {
        @Override
        void begin(Inflater inflater, byte[] compressed, byte[] dictionary)
                throws ProtocolException {
            super.begin(inflater, compressed, dictionary);
            if (compressed.length > 1 && (compressed[1] & 0x20) == 0) {
                throw new ProtocolException("no dictionary");
            }
        }
    }

    @Mistake(
            does = "compares the Adler-32 as a long with the int of the inflater",
            sees =
                    """
                    Adler32.getValue() is 0 to 4294967295, Inflater.getAdler() an int: from 80000000
                    up one is positive and the other negative. Cast one of them.
                    """,
            caughtBy = "comparesAllBitsOfTheAdler32")
    public static class ComparesSignedAdler extends PresetDictionaryInSteps {
        @Override
        boolean isSame(long ours, int theirs) {
            return ours == theirs;
        }
    }

    @Mistake(
            does = "gives the inflater its dictionary without looking which one is needed",
            sees =
                    """
                    zlib compares them itself, and throws an IllegalArgumentException, which says
                    that the bug is yours. But the peer sent this, and the log should name both
                    dictionaries.
                    """,
            caughtBy = "refusesAnotherDictionary")
    public static class LeavesDictionaryToZlib extends PresetDictionaryInSteps {
        @Override
        void setDictionary(Inflater inflater, byte[] dictionary) {
            inflater.setDictionary(dictionary);
        }
    }

    @Mistake(
            does = "writes an Adler-32 without its leading zeros",
            sees =
                    """
                    If you search a log for 0fbd02d0, you do not find fbd02d0. %08x writes all eight
                    digits, Integer.toHexString as few as it can.
                    """,
            caughtBy = "refusesAnotherDictionary")
    public static class DropsLeadingZeros extends PresetDictionaryInSteps {
        @Override
        String text(int adler) {
            return Integer.toHexString(adler);
        }
    }

    @Mistake(
            does = "calls inflate until it is finished, though nothing is left to read",
            sees =
                    """
                    The dictionary is one reason for a result of 0, the end of the input another: a
                    stream that is cut never finishes, and keeps a processor busy.
                    """,
            caughtBy = "refusesStreamThatIsCut",
            verdict = Verdict.STUCK)
    public static class LoopsOnTruncated extends PresetDictionaryInSteps {
        @Override
        void nothingCame() {
            // asks again
        }
    }

    @Mistake(
            does = "closes what it opened if all goes well, but not if an exception is thrown",
            sees =
                    """
                    Each stream with another dictionary leaks the native memory of an inflater,
                    which no heap dump shows. Each new reason to throw is one more way out: use
                    try-with-resources.
                    """,
            caughtBy = "closesWhatItOpened")
    public static class ClosesOnlyOnSuccess extends PresetDictionaryInSteps {
        @Override
        byte[] inflate(Inflater opened, byte[] compressed, byte[] dictionary, int maxBytes)
                throws ProtocolException {
            byte[] bytes = inflateAll(opened, compressed, dictionary, maxBytes);
            opened.close();
            return bytes;
        }
    }
}
