package netcourse.lesson02.mistake;

import java.net.InetSocketAddress;
import netcourse.checker.Mistake;
import netcourse.lesson02.EndpointReader;

@Mistake(
        id = "strips-blanks",
        does = "strips blanks and reads on",
        sees =
                "What to forgive is for the caller to decide, once, for all that a user types; a reader that repairs its input hides a fault.",
        caughtBy = "refusesBlanks")
public class StripsBlanks implements EndpointReader {
    @Override
    public InetSocketAddress read(String text) {
        return readStripped(text.strip());
    }

    private static InetSocketAddress readStripped(String text) {
        boolean bracketed = text.startsWith("[");
        int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
        if (colon < 1 || !bracketed && text.indexOf(':', colon + 1) > 0) {
            throw bad(text, "expected host:port or [IPv6 address]:port");
        }
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
