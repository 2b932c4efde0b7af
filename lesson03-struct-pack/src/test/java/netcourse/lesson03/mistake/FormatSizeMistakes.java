package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.exercise.FormatSize;

/// What learners get wrong in exercise 3.1, the size of a format; in the order of the behaviours of
/// [netcourse.lesson03.FormatSizeCheck] that catch it.
public final class FormatSizeMistakes {
    private FormatSizeMistakes() {}

    /// What the mistakes of exercise 3.1 have in common: a right answer in parts that each of them
    /// changes.
    abstract static class PlainFormatSize implements FormatSize {
        @Override
        public int size(String format) {
            boolean standard = format.matches("(?s)[=<>!].*");
            int from = standard || format.startsWith("@") ? 1 : 0;
            String[] fields = fields(format.substring(from), from);
            long size = 0;
            for (String field : fields) {
                long bytes = bytes(field.charAt(field.length() - 1), standard);
                long count = count(field.substring(0, field.length() - 1));
                long alignment = alignment(standard, count, bytes, field);
                size = (size + alignment - 1) / alignment * alignment + times(count, bytes);
            }
            return end(size, standard);
        }

        String[] fields(String codes, int from) {
            String bad = codes.replaceFirst("(?s)^(\\s*[0-9]*[xcbB?shHiIflLqQd])*\\s*", "");
            if (!bad.isEmpty()) {
                String behindDigits = bad.replaceFirst("^[0-9]+(?=.)", "");
                int at = from + codes.length();
                at -= bad.matches("[0-9]+") ? bad.length() : behindDigits.length();
                throw new IllegalArgumentException("no code at index " + at);
            }
            return codes.isBlank() ? new String[0] : codes.strip().split("(?<=[a-zB-Q?])\\s*");
        }

        long count(String digits) {
            return digits.isEmpty() ? 1 : new java.math.BigDecimal(digits).longValue();
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

        long alignment(boolean standard, long count, long bytes, String field) {
            return standard ? 1 : bytes;
        }

        long times(long count, long bytes) {
            return count * bytes;
        }

        int end(long size, boolean standard) {
            return Math.toIntExact(size);
        }
    }

    @Mistake(
            does = "takes one digit for the whole count",
            sees =
                    """
                    16s is a count of 16. With one digit it is a 1 and then a 6s, or an error that
                    blames a good format.
                    """,
            caughtBy = "multipliesByTheCount")
    public static class ReadsOneDigit extends PlainFormatSize {
        @Override
        String[] fields(String codes, int from) {
            return super.fields(codes.replaceAll("[0-9]+(?=[0-9])", ""), from);
        }
    }

    @Mistake(
            does = "takes l and L for 4 bytes with every prefix",
            sees =
                    """
                    That is their standard size. In C, on 64-bit Linux, a long has 8 bytes: with @
                    or no prefix every field behind it is read from the wrong place.
                    """,
            caughtBy = "longIsLongerInNativeSize")
    public static class LongIsFour extends PlainFormatSize {
        @Override
        long bytes(char code, boolean standard) {
            return super.bytes(code, code == 'l' || code == 'L' || standard);
        }
    }

    @Mistake(
            does = "pads with every prefix",
            sees =
                    """
                    Padding belongs to the native sizes, @ or no prefix. With =, <, > and ! the
                    fields stand one behind the other: that is why a protocol uses those.
                    """,
            caughtBy = "standardSizesHaveNoPadding")
    public static class PadsStandard extends PlainFormatSize {
        @Override
        long alignment(boolean standard, long count, long bytes, String field) {
            return bytes;
        }
    }

    @Mistake(
            does = "adds up the sizes and nothing else",
            sees =
                    """
                    With @ or no prefix a number stands at a multiple of its size: @BI is 1 + 3 + 4.
                    Without the 3 bytes you read the number out of the padding.
                    """,
            caughtBy = "padsInFrontOfEachNumberInNativeSizes")
    public static class WithoutPadding extends PlainFormatSize {
        @Override
        long alignment(boolean standard, long count, long bytes, String field) {
            return 1;
        }
    }

    @Mistake(
            does = "aligns the whole of 16s, as if it were one number of 16 bytes",
            sees =
                    """
                    A text is single bytes, which may stand anywhere. Only the size of one element
                    counts, not that of all of them.
                    """,
            caughtBy = "textNeedsNoPadding")
    public static class AlignsText extends PlainFormatSize {
        @Override
        long alignment(boolean standard, long count, long bytes, String field) {
            return standard ? 1 : field.endsWith("s") ? Math.max(count, 1) : bytes;
        }
    }

    @Mistake(
            does = "pads the end, as C does for sizeof",
            sees =
                    """
                    A format ends with its last field: @IB is 5. Whoever wants the end padded writes
                    0I there; you would read bytes that nobody sends.
                    """,
            caughtBy = "endIsPaddedOnlyByCountOfZero")
    public static class PadsEnd extends PlainFormatSize {
        private long largest;

        @Override
        long alignment(boolean standard, long count, long bytes, String field) {
            largest = Math.max(largest, bytes);
            return super.alignment(standard, count, bytes, field);
        }

        @Override
        int end(long size, boolean standard) {
            long multiple = standard || largest == 0 ? 1 : largest;
            largest = 0;
            return super.end((size + multiple - 1) / multiple * multiple, standard);
        }
    }

    @Mistake(
            does = "leaves out a field whose count is 0",
            sees =
                    """
                    It has no bytes, but it pads: 0I is how a format says that it ends at a multiple
                    of 4.
                    """,
            caughtBy = "endIsPaddedOnlyByCountOfZero")
    public static class ForgetsZeroCount extends PlainFormatSize {
        @Override
        long alignment(boolean standard, long count, long bytes, String field) {
            return count == 0 ? 1 : super.alignment(standard, count, bytes, field);
        }
    }

    @Mistake(
            does = "skips what it does not know",
            sees =
                    """
                    A typing error in a format is then no error: you get a size, and read every
                    field behind it from the wrong place.
                    """,
            caughtBy = "refusesWhatIsNoCode")
    public static class IgnoresUnknown extends PlainFormatSize {
        @Override
        String[] fields(String codes, int from) {
            String known = codes.replaceAll("[^xcbB?shHiIflLqQd0-9]|[0-9]+\\s*$", "");
            return super.fields(known, from);
        }
    }

    @Mistake(
            does = "counts in int",
            sees =
                    """
                    268435456q are 2147483648 bytes, one more than an int holds: the size comes out
                    negative, or small. Count in long, and look before it grows too large for that
                    too.
                    """,
            caughtBy = "refusesSizeThatNoIntHolds")
    public static class OverflowsInt extends PlainFormatSize {
        @Override
        int end(long size, boolean standard) {
            return (int) size;
        }
    }
}
