package netcourse.interop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// tshark, Wireshark's program for a terminal, with the course's own dissector.
final class Tshark {
    private static final Path DISSECTOR =
            Path.of("..", "lesson03-struct-pack", "wireshark", "netcourse.lua").toAbsolutePath();

    private Tshark() {}

    static Path dissector() {
        return DISSECTOR;
    }

    /// What it says of a capture. Skips the test where there is no tshark.
    static List<String> read(Path capture, String... options) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "tshark",
                                "-X",
                                "lua_script:" + DISSECTOR,
                                "-r",
                                capture.toString()));
        command.addAll(List.of(options));
        try (PeerProcess tshark = PeerProcess.start(command.toArray(String[]::new))) {
            return tshark.awaitEnd().stream()
                    .filter(line -> !line.startsWith("Running as user"))
                    .toList();
        }
    }

    /// The packets for which a filter holds.
    static List<String> filter(Path capture, String filter, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("-Y", filter));
        all.addAll(List.of(options));
        return read(capture, all.toArray(String[]::new));
    }
}
