package netcourse.lesson02.answer;

import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.authoring.Alternative;
import netcourse.lesson02.exercise.EndpointReader;

/// Unusual solutions of exercise 2.3, read an endpoint, which are right.
public final class EndpointReaderAlternatives {
    private EndpointReaderAlternatives() {}

    @Alternative("says the whole form in one regular expression, and reads numbers of any length")
    public static class MatchesOnePattern implements EndpointReader {
        private static final Pattern FORM =
                Pattern.compile(
                        "(?:\\[(?<ip>[^\\s\\]]+)]|(?<name>[^\\s:\\[\\]]+)):(?<port>[0-9]+)");
        private static final BigInteger MAX_PORT = BigInteger.valueOf(65535);

        @Override
        public InetSocketAddress read(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("\"" + text + "\" is not of the form " + FORM);
            }
            BigInteger port = new BigInteger(matcher.group("port"));
            if (port.compareTo(MAX_PORT) > 0) {
                throw new IllegalArgumentException(
                        "\"" + text + "\": port " + port + " is above " + MAX_PORT);
            }
            String ip = matcher.group("ip");
            return InetSocketAddress.createUnresolved(
                    ip == null ? matcher.group("name") : ip, port.intValue());
        }
    }

    @Alternative("goes from character to character, and adds up the port as it goes")
    public static class ReadsCharacters implements EndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            boolean bracketed = text.startsWith("[");
            int end = text.indexOf(bracketed ? ']' : ':');
            int colon = bracketed && end > 0 ? end + 1 : end;
            String host = end < 0 ? "" : text.substring(bracketed ? 1 : 0, end);
            boolean bad = host.isEmpty() || colon + 1 >= text.length();
            bad = bad || text.charAt(colon) != ':' || host.contains("[");
            bad = bad || host.chars().anyMatch(Character::isWhitespace);
            int port = 0;
            for (int i = colon + 1; !bad && i < text.length(); i++) {
                bad = text.charAt(i) < '0' || text.charAt(i) > '9';
                port = Math.min(port * 10 + text.charAt(i) - '0', 70_000); // stays too large
            }
            if (bad || port > 65535) {
                throw new IllegalArgumentException(
                        "no endpoint: \"" + text + "\"; the port is 0 to 65535");
            }
            return InetSocketAddress.createUnresolved(host, port);
        }
    }
}
