package netcourse.lesson02.exercise;

import java.net.InetSocketAddress;

/// Exercise 2.3: read an endpoint.
///
/// A user types where to connect: `127.0.0.1:12580`, `example.org:80`, `[::1]:80`. The brackets
/// tell the colons of an IPv6 address from the one before the port (RFC 3986, section 3.2.2).
public interface EndpointReader {
    /// Reads `host:port`, or `[IPv6 address]:port`.
    ///
    /// - The result is unresolved: no name is looked up, not even `127.0.0.1` is. A look-up may
    ///   block for seconds, and the code that connects decides when to do it.
    /// - `getHostString()` is the host without brackets, `getPort()` the port.
    /// - A port is 0 to 65535, written in the digits 0 to 9 and nothing else; `0080` is 80, however
    ///   many zeros come first.
    /// - A host outside brackets is not empty and has no colon; one inside is not empty and has no
    ///   bracket. Whether it exists shows when it is looked up: names of any script, length and
    ///   case stay as they are.
    /// - There is no blank anywhere: the caller strips what a user types.
    ///
    /// @param text not null
    /// @throws IllegalArgumentException if the text is none of these; the message has the whole
    ///   text in double quotes and says what is wrong: `bad endpoint "localhost:http": port must be
    ///   a number, was "http"`. For a number that is too large it names the largest port
    InetSocketAddress read(String text);
}
