package netcourse.common;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Objects;

/// Where to listen or to connect: a host (a name, an IPv4 or an IPv6 address) and a TCP port.
///
/// In text it is `host:port`; an IPv6 address stands in brackets, `[::1]:80`, because it has colons
/// of its own (RFC 3986, section 3.2.2). A host name is not looked up before [#resolve()].
///
/// @param host without brackets, not empty
/// @param port 0 … 65535; 0 asks the system for a free port and is for listening only
public record Endpoint(String host, int port) {
    /// The largest port: the field in the TCP header has 16 bits (RFC 9293, section 3.1).
    public static final int MAX_PORT = 65535;

    public Endpoint {
        Objects.requireNonNull(host, "host");
        if (host.isBlank() || !host.equals(host.strip())) {
            throw new IllegalArgumentException(
                    "host must not be empty or have blanks around it, was \"" + host + "\"");
        }
        checkPort(port);
    }

    /// Returns the number if it is a port.
    ///
    /// @throws IllegalArgumentException names the range and the value
    public static int checkPort(long port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("port must be 0..65535, was " + port);
        }
        return (int) port;
    }

    /// Reads `host:port` or `[ipv6]:port`.
    ///
    /// @throws IllegalArgumentException says what is missing or out of range, and quotes the text
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (text.startsWith("[")) {
            int bracket = text.indexOf(']');
            if (bracket < 0) {
                throw bad(text, "a bracket opens and is never closed");
            }
            if (colon != bracket + 1) {
                throw bad(text, "expected a colon and a port after the closing bracket");
            }
            return of(text, text.substring(1, bracket), text.substring(colon + 1));
        }
        if (colon < 0) {
            throw bad(text, "expected host:port");
        }
        if (text.indexOf(':') != colon) {
            throw bad(text, "an IPv6 address must stand in brackets, as in [::1]:80");
        }
        return of(text, text.substring(0, colon), text.substring(colon + 1));
    }

    private static Endpoint of(String text, String host, String port) {
        if (host.isBlank()) {
            throw bad(text, "the host is missing");
        }
        if (!port.matches("[0-9]{1,9}")) {
            throw bad(text, "port must be a number 0..65535, was \"" + port + "\"");
        }
        try {
            return new Endpoint(host, Integer.parseInt(port));
        } catch (IllegalArgumentException e) {
            throw bad(text, e.getMessage());
        }
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
    }

    /// The endpoint that a socket address names; a wildcard address stays `0.0.0.0` or `::`.
    public static Endpoint of(InetSocketAddress address) {
        InetAddress ip = address.getAddress();
        return new Endpoint(
                ip == null ? address.getHostString() : ip.getHostAddress(), address.getPort());
    }

    /// Looks the host up. Blocks while the system's resolver asks, which may take seconds; Java has
    /// no time-out for it.
    ///
    /// @throws UnknownHostException if the host has no address
    public InetSocketAddress resolve() throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /// This endpoint with another port.
    public Endpoint withPort(int newPort) {
        return new Endpoint(host, newPort);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
