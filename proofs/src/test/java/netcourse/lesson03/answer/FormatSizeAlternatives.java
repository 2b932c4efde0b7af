package netcourse.lesson03.answer;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.authoring.Alternative;
import netcourse.lesson03.exercise.FormatSize;

/// Unusual solutions of exercise 3.1, the size of a format, which are right.
public final class FormatSizeAlternatives {
    private FormatSizeAlternatives() {}

    @Alternative("takes the format apart with a regular expression, and counts in BigInteger")
    public static class MatchesFormat implements FormatSize {
        private static final Pattern PREFIX = Pattern.compile("[@=<>!]?");
        private static final Pattern FIELD =
                Pattern.compile("\\G\\s*(?<count>[0-9]*)(?<code>[xcbB?shHiIflLqQd])\\s*");
        private static final Map<Integer, String> CODES =
                Map.of(1, "xcbB?s", 2, "hH", 4, "iIf", 8, "qQd");

        @Override
        public int size(String format) {
            Matcher prefix = PREFIX.matcher(format);
            prefix.lookingAt();
            boolean padded = prefix.group().isEmpty() || prefix.group().equals("@");
            int at = prefix.end();
            BigInteger size = BigInteger.ZERO;
            Matcher field = FIELD.matcher(format);
            for (; field.find(at); at = field.end()) {
                BigInteger bytes = BigInteger.valueOf(bytes(field.group("code").charAt(0), padded));
                BigInteger gap = padded ? size.negate().mod(bytes) : BigInteger.ZERO;
                String count = field.group("count");
                BigInteger times = count.isEmpty() ? BigInteger.ONE : new BigInteger(count);
                size = size.add(gap).add(times.multiply(bytes));
            }
            if (!format.substring(at).isBlank()) {
                throw new IllegalArgumentException(firstBad(format, at) + ": no code there");
            }
            if (size.bitLength() > 31) {
                throw new IllegalArgumentException("too large: " + size);
            }
            return size.intValue();
        }

        private static int bytes(char code, boolean padded) {
            return "lL".indexOf(code) >= 0
                    ? padded ? 8 : 4
                    : CODES.entrySet().stream()
                            .filter(e -> e.getValue().indexOf(code) >= 0)
                            .findFirst()
                            .orElseThrow()
                            .getKey();
        }

        private static int firstBad(String format, int at) {
            Matcher rest =
                    Pattern.compile("\\s*[0-9]*").matcher(format).region(at, format.length());
            rest.lookingAt();
            return rest.hitEnd()
                    ? at + rest.group().length() - rest.group().strip().length()
                    : rest.end();
        }
    }

    @Alternative(
            "walks through the characters with a state, and counts in double: exact up to 2^53")
    public static class CountsInDouble implements FormatSize {
        private static final String CODES = "xcbB?shHiIflLqQd";

        @Override
        public int size(String format) {
            boolean standard = !format.isEmpty() && "=<>!".indexOf(format.charAt(0)) >= 0;
            int from = standard || format.startsWith("@") ? 1 : 0;
            double size = 0;
            double count = -1;
            int begin = 0;
            for (int i = from; i < format.length(); i++) {
                char c = format.charAt(i);
                if (c >= '0' && c <= '9') {
                    begin = count < 0 ? i : begin;
                    count = Math.max(count, 0) * 10 + c - '0';
                } else if (count >= 0 || " \t\r\n".indexOf(c) < 0) {
                    double bytes = bytes(c, standard, i);
                    size = standard ? size : Math.ceil(size / bytes) * bytes;
                    size += (count < 0 ? 1 : count) * bytes;
                    count = -1;
                }
            }
            if (count >= 0 || size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("at index " + begin);
            }
            return (int) size;
        }

        private static int bytes(char code, boolean standard, int index) {
            int at = CODES.indexOf(code);
            if (at < 0) {
                throw new IllegalArgumentException("no code at index " + index);
            }
            boolean isLong = code == 'l' || code == 'L';
            return at < 6 ? 1 : at < 8 ? 2 : at < 11 || isLong && standard ? 4 : 8;
        }
    }

    @Alternative(
            "lets parseInt refuse a large count: a NumberFormatException is an IllegalArgumentException")
    public static class ParsesCounts implements FormatSize {
        @Override
        public int size(String format) {
            Matcher prefix = Pattern.compile("[@=<>!]?").matcher(format);
            int at = prefix.lookingAt() ? prefix.end() : 0;
            boolean pads = at == 0 || format.charAt(0) == '@';
            String bytes =
                    pads ? "x1c1b1B1?1s1h2H2i4I4f4l8L8q8Q8d8" : "x1c1b1B1?1s1h2H2i4I4f4l4L4q8Q8d8";
            Matcher field = Pattern.compile("\\s*(\\d*)(.?)", Pattern.DOTALL).matcher(format);
            int size = 0;
            while (at < format.length() && field.find(at)) {
                String code = field.group(2);
                String count = field.group(1);
                if (code.isEmpty() && count.isEmpty()) {
                    break;
                }
                if (code.isEmpty()) {
                    throw new IllegalArgumentException(
                            "no code for the count at " + field.start(1));
                }
                int known = code.matches("\\d") ? -1 : bytes.indexOf(code);
                if (known < 0) {
                    throw new IllegalArgumentException("no code at " + field.start(2));
                }
                int each = bytes.charAt(known + 1) - '0';
                try {
                    if (pads) {
                        size = Math.addExact(size, -size & each - 1);
                    }
                    int times = count.isEmpty() ? 1 : Integer.parseInt(count);
                    size = Math.addExact(size, Math.multiplyExact(times, each));
                } catch (ArithmeticException e) {
                    throw new IllegalArgumentException("too large", e);
                }
                at = field.end();
            }
            return size;
        }
    }
}
