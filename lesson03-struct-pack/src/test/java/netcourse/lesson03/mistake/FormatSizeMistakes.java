package netcourse.lesson03.mistake;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.checker.Mistake;
import netcourse.lesson03.exercise.FormatSize;

/// What learners get wrong in exercise 3.1, the size of a format; in the order of the behaviours of
/// [netcourse.lesson03.FormatSizeCheck] that catch it.
public final class FormatSizeMistakes {
    private FormatSizeMistakes() {}

    /// A right answer. Each mistake in exercise 3.1 replaces one step of it.
    abstract static class PlainFormatSize implements FormatSize {
        private static final Pattern FIELD = Pattern.compile("([0-9]*)([xcbB?shHiIflLqQd])");
        private static final BigInteger TOO_LARGE = BigInteger.TWO.pow(31);

        @Override
        public int size(String format) {
            boolean standard = format.matches("(?s)[=<>!].*");
            int at = standard || format.startsWith("@") ? 1 : 0;
            long size = 0;
            Matcher field = FIELD.matcher(format);
            while (at < format.length()) {
                if (Character.isWhitespace(format.charAt(at))) {
                    at++;
                } else if (field.region(at, format.length()).lookingAt()) {
                    char code = field.group(2).charAt(0);
                    long count = count(field.group(1));
                    size = aligned(size, alignment(code, count, standard));
                    size += count * bytes(code, standard);
                    at = field.end();
                } else {
                    at = afterUnknown(format, at);
                }
            }
            return end(size);
        }

        long count(String digits) {
            return digits.isEmpty() ? 1 : new BigInteger(digits).min(TOO_LARGE).longValue();
        }

        static long aligned(long size, long alignment) {
            return (size + alignment - 1) / alignment * alignment;
        }

        long alignment(char code, long count, boolean standard) {
            return standard ? 1 : bytes(code, standard);
        }

        long bytes(char code, boolean standard) {
            return switch (code) {
                case 'h', 'H' -> 2;
                case 'i', 'I', 'f' -> 4;
                case 'l', 'L' -> standard ? 4 : 8;
                case 'q', 'Q', 'd' -> 8;
                default -> 1;
            };
        }

        /// Where to go on when no code follows.
        int afterUnknown(String format, int at) {
            String digits = format.substring(at).replaceFirst("(?s)[^0-9].*", "");
            boolean countIsLast = at + digits.length() == format.length();
            int index = countIsLast ? at : at + digits.length();
            throw new IllegalArgumentException("no code at index " + index);
        }

        int end(long size) {
            if (size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("too large: " + size);
            }
            return (int) size;
        }
    }

    @Mistake(
            does = "takes one digit for the whole count",
            sees =
                    """
                    In 16s the count is 16. With one digit it becomes a 1 and then a 6s, or an error
                    that blames a correct format.
                    """,
            caughtBy = "multipliesByTheCount")
    public static class ReadsOneDigit extends PlainFormatSize {
        @Override
        long count(String digits) {
            return super.count(digits.substring(Math.max(0, digits.length() - 1)));
        }
    }

    @Mistake(
            does = "takes l and L for 4 bytes with every prefix",
            sees =
                    """
                    That is their standard size. In C, on 64-bit Linux, a long has 8 bytes. With @
                    or no prefix you read every field after it from the wrong place.
                    """,
            caughtBy = "longIsLongerInNativeSize")
    public static class LongIsFour extends PlainFormatSize {
        @Override
        long bytes(char code, boolean standard) {
            return code == 'l' || code == 'L' ? 4 : super.bytes(code, standard);
        }
    }

    @Mistake(
            does = "pads with every prefix",
            sees =
                    """
                    Padding belongs to the native sizes, @ or no prefix. With =, <, > and ! each
                    field begins where the last one ended: that is why protocols use them.
                    """,
            caughtBy = "standardSizesHaveNoPadding")
    public static class PadsStandard extends PlainFormatSize {
        @Override
        long alignment(char code, long count, boolean standard) {
            return bytes(code, standard);
        }
    }

    @Mistake(
            does = "adds up the sizes and nothing else",
            sees =
                    """
                    With @ or no prefix a number stands at a multiple of its size: @BI is 1 + 3 + 4.
                    Without the 3 bytes you read padding as a part of the number.
                    """,
            caughtBy = "padsInFrontOfEachNumberInNativeSizes")
    public static class WithoutPadding extends PlainFormatSize {
        @Override
        long alignment(char code, long count, boolean standard) {
            return 1;
        }
    }

    @Mistake(
            does = "aligns the whole of 16s, as if it were one number of 16 bytes",
            sees =
                    """
                    A text consists of single bytes, which may stand anywhere. Only the size of one
                    element counts, not that of all of them.
                    """,
            caughtBy = "textNeedsNoPadding")
    public static class AlignsText extends PlainFormatSize {
        @Override
        long alignment(char code, long count, boolean standard) {
            boolean text = code == 's' && count > 0 && !standard;
            return text ? count : super.alignment(code, count, standard);
        }
    }

    @Mistake(
            does = "pads the end, as C does for sizeof",
            sees =
                    """
                    A format ends with its last field: @IB is 5. If you want the end padded, write
                    0I there. With your padding you would read bytes that nobody sends.
                    """,
            caughtBy = "endIsPaddedOnlyByCountOfZero")
    public static class PadsEnd extends PlainFormatSize {
        private long largest;

        @Override
        public int size(String format) {
            largest = 1;
            return super.size(format);
        }

        @Override
        long alignment(char code, long count, boolean standard) {
            largest = Math.max(largest, super.alignment(code, count, standard));
            return super.alignment(code, count, standard);
        }

        @Override
        int end(long size) {
            return super.end(aligned(size, largest));
        }
    }

    @Mistake(
            does = "leaves out a field whose count is 0",
            sees =
                    """
                    It has no bytes, but it is padded: 0I is how a format says that it ends at a
                    multiple of 4.
                    """,
            caughtBy = "endIsPaddedOnlyByCountOfZero")
    public static class ForgetsZeroCount extends PlainFormatSize {
        @Override
        long alignment(char code, long count, boolean standard) {
            return count == 0 ? 1 : super.alignment(code, count, standard);
        }
    }

    @Mistake(
            does = "skips what it does not know",
            sees =
                    """
                    A typing error in a format then goes unnoticed: you get a size, and read every
                    field after it from the wrong place.
                    """,
            caughtBy = "refusesWhatIsNoCode")
    public static class IgnoresUnknown extends PlainFormatSize {
        @Override
        int afterUnknown(String format, int at) {
            return at + 1;
        }
    }

    @Mistake(
            does = "counts in int",
            sees =
                    """
                    268435456q are 2147483648 bytes, one more than an int holds, so the size comes
                    out negative or small. Count in a long, and check before the long overflows,
                    too.
                    """,
            caughtBy = "refusesSizeThatNoIntHolds")
    public static class OverflowsInt extends PlainFormatSize {
        @Override
        int end(long size) {
            return (int) size;
        }
    }
}
