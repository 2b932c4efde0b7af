package netcourse.lesson02;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import netcourse.common.Endpoint;

/// Port numbers by the name of a service, as in services(5).
///
/// C asks the system (`getservbyname`); Java has no call for it, so the file is read.
public final class Services {
    /// Where Linux and macOS keep it; other systems have it elsewhere, or not at all.
    public static final Path FILE = Path.of("/etc/services");

    private final List<String> lines;

    /// Services in the lines of such a file.
    public Services(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    /// The services of this system; none if it does not have the file.
    public static Services ofSystem() throws IOException {
        return new Services(
                Files.isReadable(FILE)
                        ? Files.readAllLines(FILE, StandardCharsets.ISO_8859_1)
                        : List.of());
    }

    /// The port of a service: a number stands for itself, a name or an alias is looked up; empty if
    /// it is not known.
    ///
    /// @param protocol `tcp` or `udp`
    public OptionalInt port(String service, String protocol) {
        if (service.matches("[0-9]{1,9}")) {
            return OptionalInt.of(Endpoint.checkPort(Integer.parseInt(service)));
        }
        return lines.stream()
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
