package netcourse.lesson02.answer;

import java.net.InetSocketAddress;
import netcourse.lesson02.exercise.EndpointReader;

/// The answer to exercise 2.3.
public class SolvedEndpointReader implements EndpointReader {
    // @start region="read-endpoint"
    private static final int MAX_PORT = 65535;

    @Override
    public InetSocketAddress read(String text) {
        boolean bracketed = text.startsWith("[");
        int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
        if (colon < 1) {
            throw bad(text, "expected host:port or [IPv6 address]:port");
        }
        if (!bracketed && text.indexOf(':', colon + 1) > 0) {
            throw bad(text, "an IPv6 address must stand in brackets, as in [::1]:80");
        }
        String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
        if (!host.matches("[^\\s\\[\\]]+")) {
            throw bad(text, "host must not be empty or have blanks or brackets: \"" + host + "\"");
        }
        String port = text.substring(colon + 1);
        if (!port.matches("0*[0-9]{1,5}") || Integer.parseInt(port) > MAX_PORT) {
            throw bad(text, "port must be a number 0..65535, was \"" + port + "\"");
        }
        return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
    }
    // @end
}
