package netcourse.lesson03.answer;

import netcourse.lesson03.exercise.FormatSize;

/// The answer to exercise 3.1.
public class SolvedFormatSize implements FormatSize {
    // @start region="format-size"
    @Override
    public int size(String format) {
        char prefix = format.isEmpty() ? '@' : format.charAt(0);
        boolean standard = "=<>!".indexOf(prefix) >= 0;
        int at = standard || prefix == '@' ? Math.min(1, format.length()) : 0;
        long size = 0;
        while (at < format.length()) {
            int start = at;
            long count = 0;
            for (; at < format.length() && isDigit(format.charAt(at)); at++) {
                // Stays small enough never to overflow, and too large to fit.
                count = Math.min(10 * count + format.charAt(at) - '0', 1L << 31);
            }
            require(at < format.length(), "a count at index %d has no code after it", start);
            char code = format.charAt(at++);
            if (at - start > 1 || !Character.isWhitespace(code)) {
                int bytes = bytes(code, standard);
                require(bytes > 0, "expected a code at index %d", at - 1);
                size = standard ? size : (size + bytes - 1) / bytes * bytes;
                size += (at - start > 1 ? count : 1) * bytes;
                require(size <= Integer.MAX_VALUE, "the size is above %d", Integer.MAX_VALUE);
            }
        }
        return (int) size;
    }

    // @end

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int bytes(char code, boolean standard) {
        return switch (code) {
            case 'x', 'c', 'b', 'B', '?', 's' -> 1;
            case 'h', 'H' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L' -> standard ? 4 : 8;
            case 'q', 'Q', 'd' -> 8;
            default -> 0;
        };
    }

    private static void require(boolean condition, String otherwise, int number) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise.formatted(number));
        }
    }
}
