package netcourse.lesson02.mistake;

import java.net.InetSocketAddress;
import netcourse.checker.Mistake;
import netcourse.lesson02.EndpointReader;

@Mistake(
        id = "passes-on-bare-errors",
        does = "lets the exceptions of the library out as they are",
        sees =
                "For input string: \"http\" does not tell the user which of his options it is about, nor what a port looks like.",
        caughtBy = "refusesPortThatIsNoNumber")
public class PassesOnBareErrors implements EndpointReader {
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
        int port = Integer.parseInt(text.substring(colon + 1));
        return InetSocketAddress.createUnresolved(host, port);
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
    }
}
