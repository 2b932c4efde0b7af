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
}
