package netcourse.lesson02;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import netcourse.common.Endpoint;

/// What `getaddrinfo` is asked, in Java's terms (getaddrinfo(3), RFC 3493 section 6.1).
///
/// | C | here |
/// |---|---|
/// | nodename | `node`; empty with `AI_PASSIVE` means every address of this machine |
/// | servname | `port`; Java has no look-up of services, see [#port(String, String, List)] |
/// | ai_flags | `passive`, `numeric` |
/// | ai_family | `family` |
/// | ai_socktype, ai_protocol | which channel the caller opens; not part of an address in Java |
///
/// @param node a host name or an address; empty only together with `passive`
/// @param port 0 … 65535
/// @param passive to listen and not to connect; matters only where `node` is empty
/// @param numeric accept addresses only: no name is looked up, so nothing is waited for
/// @param family which addresses are wanted
public record AddressQuery(String node, int port, boolean passive, boolean numeric, Family family) {
    /// Where Linux and macOS keep the names of services, see services(5); other systems have it
    /// elsewhere, or not at all.
    public static final Path SERVICES = Path.of("/etc/services");

    /// The families that an answer may have.
    public enum Family {
        /// `AF_UNSPEC`.
        ANY,
        /// `AF_INET`.
        INET,
        /// `AF_INET6`.
        INET6;

        boolean admits(InetAddress address) {
            return this == ANY || (this == INET) == (address instanceof Inet4Address);
        }
    }

    public AddressQuery {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(family, "family");
        Endpoint.checkPort(port);
        if (node.isEmpty() && !passive) {
            throw new IllegalArgumentException(
                    "a name is needed to connect; without one there are only addresses to listen on");
        }
    }

    /// The addresses, in the system's order; a program that connects tries one after the other.
    ///
    /// Blocks while the system's resolver asks, unless the query is numeric; Java has no time-out
    /// for it.
    ///
    /// @throws UnknownHostException if there is none of the family; says so
    /// @throws IllegalArgumentException if the query is numeric and the node a name
    public List<InetSocketAddress> resolve() throws UnknownHostException {
        List<InetSocketAddress> found =
                Arrays.stream(addresses())
                        .filter(family::admits)
                        .map(address -> new InetSocketAddress(address, port))
                        .toList();
        if (found.isEmpty()) {
            throw new UnknownHostException(node + " has no address of the family " + family);
        }
        return found;
    }

    private InetAddress[] addresses() throws UnknownHostException {
        if (node.isEmpty()) {
            return new InetAddress[] {
                InetAddress.ofLiteral("0.0.0.0"), InetAddress.ofLiteral("::")
            };
        }
        return numeric
                ? new InetAddress[] {InetAddress.ofLiteral(node)}
                : InetAddress.getAllByName(node);
    }

    /// The lines of this system's file of services; none if it does not have the file.
    public static List<String> services() throws IOException {
        return Files.isReadable(SERVICES)
                ? Files.readAllLines(SERVICES, StandardCharsets.ISO_8859_1)
                : List.of();
    }

    /// The port of a service: a number stands for itself, a name or an alias is looked up; empty if
    /// it is not known. C asks the system (`getservbyname`); Java has no call for it, so the file
    /// is read.
    ///
    /// @param protocol `tcp` or `udp`
    /// @param services the lines of a file such as [#SERVICES]
    public static OptionalInt port(String service, String protocol, List<String> services) {
        if (service.matches("[0-9]{1,9}")) {
            return OptionalInt.of(Endpoint.checkPort(Integer.parseInt(service)));
        }
        return services.stream()
                .map(line -> line.replaceFirst("#.*", "").strip().split("\\s+"))
                .filter(words -> words.length >= 2 && isNamed(words, service))
                .filter(words -> words[1].matches("[0-9]{1,5}/" + protocol))
                .mapToInt(words -> Integer.parseInt(words[1].substring(0, words[1].indexOf('/'))))
                .findFirst();
    }

    private static boolean isNamed(String[] words, String service) {
        return words[0].equals(service)
                || Arrays.asList(words).subList(2, words.length).contains(service);
    }
}
