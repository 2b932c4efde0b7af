package netcourse.lesson03.mistake;

import netcourse.authoring.Wrong;
import netcourse.lesson03.Struct;
import netcourse.lesson03.answer.SolvedFormatSize;
import netcourse.lesson03.exercise.FormatSize;
import netcourse.lesson03.mistake.FormatSizeMistakes.PlainFormatSize;

/// Further wrong solutions of exercise 3.1.
public final class FormatSizeWrong {
    private FormatSizeWrong() {}

    @Wrong(value = "returns 0", nameless = true)
    public static class ReturnsNothing implements FormatSize {
        @Override
        public int size(String format) {
            return 0;
        }
    }

    @Wrong(value = "throws an exception that has nothing to do with it", nameless = true)
    public static class ThrowsItsOwn implements FormatSize {
        @Override
        public int size(String format) {
            return ((String) null).length();
        }
    }

    @Wrong("takes a count of 20 digits or more for too large, zeros in front included")
    public static class CountsDigits extends PlainFormatSize {
        @Override
        long count(String digits) {
            return digits.length() > 19 ? 1L << 31 : super.count(digits);
        }
    }

    @Wrong("multiplies count and bytes in a long, which overflows")
    public static class OverflowsProduct extends PlainFormatSize {
        @Override
        long count(String digits) {
            return digits.isEmpty() ? 1 : Long.parseLong(digits);
        }
    }

    @Wrong("adds up in a long that it looks at only in the end")
    public static class OverflowsSum extends PlainFormatSize {
        @Override
        long bytes(char code, boolean standard) {
            return code == 'x' ? 1 : super.bytes(code, standard);
        }

        @Override
        long count(String digits) {
            return digits.isEmpty() ? 1 : Math.min(Long.MAX_VALUE / 8, super.count(digits) << 29);
        }

        @Override
        int end(long size) {
            return super.end(size >>> 29);
        }
    }

    @Wrong("rounds up in int, which overflows at the end of the range")
    public static class OverflowsPadding extends PlainFormatSize {
        @Override
        int end(long size) {
            return size == 1L << 31 ? 0 : super.end(size);
        }
    }

    @Wrong("calls itself for each code")
    public static class CallsItself extends SolvedFormatSize {
        @Override
        public int size(String format) {
            return format.matches("[<=>!]B{2,}")
                    ? 1 + size(format.substring(0, format.length() - 1))
                    : super.size(format);
        }
    }

    @Wrong("takes upper and lower case of a code for the same")
    public static class IgnoresCase extends SolvedFormatSize {
        @Override
        public int size(String format) {
            return super.size(format.replace('X', 'x').replace('S', 's').replace('D', 'd'));
        }
    }

    @Wrong("hands the work to Struct, which has more codes")
    public static class AsksStruct implements FormatSize {
        @Override
        public int size(String format) {
            return Struct.of(format).size();
        }
    }

    @Wrong("strips the format first: what stands after a count without a code is not named")
    public static class StripsFormat extends SolvedFormatSize {
        @Override
        public int size(String format) {
            return super.size(format.stripTrailing());
        }
    }

    @Wrong("aligns integers, and not the float f")
    public static class PadsNoFloat extends PlainFormatSize {
        @Override
        long alignment(char code, long count, boolean standard) {
            return code == 'f' ? 1 : super.alignment(code, count, standard);
        }
    }

    @Wrong("does not know CR for white space")
    public static class KnowsNoCr extends SolvedFormatSize {
        @Override
        public int size(String format) {
            return super.size(format.replace('\r', '#'));
        }
    }

    @Wrong("skips a field whose count is 0, whatever its code")
    public static class SkipsZeroOfAnything extends SolvedFormatSize {
        @Override
        public int size(String format) {
            return super.size(format.replaceAll("(?<![0-9])0[a-zA-Z&&[^xcbBshHiIlLqQfd]]", ""));
        }
    }

    @Wrong("needs a code after the prefix")
    public static class NeedsCode extends SolvedFormatSize {
        @Override
        public int size(String format) {
            if (format.length() == 1 && "@=<>!".contains(format)) {
                throw new IllegalArgumentException("no code at index 1");
            }
            return super.size(format);
        }
    }

    @Wrong("counts the index from 1")
    public static class CountsFromOne extends SolvedFormatSize {
        @Override
        public int size(String format) {
            try {
                return super.size(format);
            } catch (IllegalArgumentException e) {
                String digits = e.getMessage().replaceAll("[^0-9]", "");
                throw new IllegalArgumentException("index " + (Long.parseLong(digits) + 1));
            }
        }
    }

    @Wrong("takes counts of ten digits at most: beyond, the message names no index")
    public static class ParsesInt extends PlainFormatSize {
        @Override
        int afterUnknown(String format, int at) {
            if (Character.isDigit(format.charAt(at))) {
                Integer.parseInt(format.substring(at).replaceFirst("(?s)[^0-9].*", ""));
            }
            return super.afterUnknown(format, at);
        }
    }

    @Wrong("adds up in a field, which a refused format leaves as it was then")
    public static class KeepsSum extends PlainFormatSize {
        private long sum;

        @Override
        public int size(String format) {
            int size = super.size(format);
            size += (int) sum;
            sum = 0;
            return size;
        }

        @Override
        int afterUnknown(String format, int at) {
            sum += at;
            return super.afterUnknown(format, at);
        }
    }

    @Wrong(value = "takes a format without a prefix for standard", nameless = true)
    public static class BareIsStandard extends PlainFormatSize {
        @Override
        public int size(String format) {
            return super.size(format.matches("(?s)[@=<>!].*") ? format : "=" + format);
        }
    }

    @Wrong(value = "takes @ for standard, and only no prefix for native", nameless = true)
    public static class AtIsStandard extends PlainFormatSize {
        @Override
        public int size(String format) {
            return super.size(format.replace('@', '='));
        }
    }

    @Wrong(value = "pads with < and >, and not with = and !", nameless = true)
    public static class PadsWhereTheOrderIsNamed extends PlainFormatSize {
        private boolean pads;

        @Override
        public int size(String format) {
            pads = format.matches("(?s)[<>].*");
            return super.size(format);
        }

        @Override
        long alignment(char code, long count, boolean standard) {
            return super.alignment(code, count, standard && !pads);
        }
    }

    @Wrong(value = "takes a count of 0 for none, which is 1", nameless = true)
    public static class ZeroIsOne extends PlainFormatSize {
        @Override
        long count(String digits) {
            return Math.max(1, super.count(digits));
        }
    }

    @Wrong(value = "ends with a field whose count is 0", nameless = true)
    public static class EndsAtZero extends PlainFormatSize {
        @Override
        public int size(String format) {
            return super.size(format.replaceFirst("(?s)(?<![0-9])0[hHiIqQ].*", ""));
        }
    }

    @Wrong(value = "adds the 00 that ends a text in C", nameless = true)
    public static class EndsTextWithZero extends PlainFormatSize {
        @Override
        public int size(String format) {
            return super.size(format.replaceAll("([0-9]s)", "$1x"));
        }
    }

    @Wrong(value = "aligns a text to 8, as a pointer to it would be", nameless = true)
    public static class AlignsTextToPointer extends PlainFormatSize {
        @Override
        long alignment(char code, long count, boolean standard) {
            return code == 's' && count > 0 && !standard
                    ? 8
                    : super.alignment(code, count, standard);
        }
    }

    @Wrong(value = "takes a code that it does not know for one byte", nameless = true)
    public static class UnknownIsByte extends PlainFormatSize {
        @Override
        public int size(String format) {
            return super.size(format.replace('k', 'x'));
        }
    }

    @Wrong(value = "ends at a code that it does not know", nameless = true)
    public static class EndsAtUnknown extends PlainFormatSize {
        @Override
        int afterUnknown(String format, int at) {
            return format.length();
        }
    }

    @Wrong(value = "gives the largest int for every size above", nameless = true)
    public static class StopsAtLargest extends PlainFormatSize {
        @Override
        int end(long size) {
            return (int) Math.min(size, Integer.MAX_VALUE);
        }
    }

    @Wrong("pads for =, since that is the native order")
    public static class PadsForNativeOrder extends SolvedFormatSize {
        @Override
        public int size(String format) {
            return super.size(
                    format.startsWith("=")
                            ? format.substring(1).replace('l', 'i').replace('L', 'I')
                            : format);
        }
    }
}
