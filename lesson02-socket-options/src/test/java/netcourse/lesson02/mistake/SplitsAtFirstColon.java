package netcourse.lesson02.mistake;

import java.net.InetSocketAddress;
import netcourse.checker.Mistake;
import netcourse.lesson02.EndpointReader;

@Mistake(
        id = "splits-at-first-colon",
        does = "takes the first colon for the one before the port",
        sees =
                "An IPv6 address has colons of its own: of [::1]:80 the host becomes \"[\", and the rest is no number.",
        caughtBy = "readsIpv6AddressInBrackets")
public class SplitsAtFirstColon implements EndpointReader {
    @Override
    public InetSocketAddress read(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw bad(text, "expected host:port");
        }
        String host = text.substring(0, colon);
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
