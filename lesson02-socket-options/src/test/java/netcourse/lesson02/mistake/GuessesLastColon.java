package netcourse.lesson02.mistake;

import java.net.InetSocketAddress;
import netcourse.checker.Mistake;
import netcourse.lesson02.EndpointReader;

@Mistake(
        id = "guesses-last-colon",
        does = "takes whatever stands before the last colon for the host",
        sees =
                "Without brackets 2001:db8::7 has a port 7 that nobody meant, and you connect to another machine.",
        caughtBy = "refusesIpv6AddressWithoutBrackets")
public class GuessesLastColon implements EndpointReader {
    @Override
    public InetSocketAddress read(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw bad(text, "expected host:port");
        }
        boolean bracketed = text.startsWith("[") && text.charAt(colon - 1) == ']';
        String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
        if (!host.matches("\\S+")) {
            throw bad(text, "host must not be empty or have blanks");
        }
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,9}") || Integer.parseInt(port) > 65535) {
            throw bad(text, "port must be a number 0..65535");
        }
        return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
    }
}
