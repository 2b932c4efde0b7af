package netcourse.lesson02.mistake;

import java.net.InetSocketAddress;
import netcourse.checker.Mistake;
import netcourse.lesson02.EndpointReader;

@Mistake(
        id = "trusts-parse-int",
        does = "takes for a port whatever Integer.parseInt reads",
        sees =
                "It reads +80, and digits of any script: a slip of the keyboard becomes a port, and one endpoint has many spellings.",
        caughtBy = "refusesSignsAndOtherDigits")
public class TrustsParseInt implements EndpointReader {
    @Override
    public InetSocketAddress read(String text) {
        boolean bracketed = text.startsWith("[");
        int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
        if (colon < 1 || !bracketed && text.indexOf(':', colon + 1) > 0) {
            throw bad(text, "expected host:port or [IPv6 address]:port");
        }
        String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
        if (!host.matches("\\S+")) {
            throw bad(text, "host must not be empty or have blanks");
        }
        try {
            return InetSocketAddress.createUnresolved(
                    host, Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw bad(text, "port must be a number 0..65535");
        }
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
    }
}
