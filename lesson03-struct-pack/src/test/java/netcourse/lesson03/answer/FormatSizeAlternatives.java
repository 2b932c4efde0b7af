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
}
