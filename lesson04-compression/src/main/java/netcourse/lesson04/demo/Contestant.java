package netcourse.lesson04.demo;

import java.util.List;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;

/// A codec at a level.
record Contestant(Compression compression, int level) {
    static final List<String> DEFAULTS =
            List.of("gzip:1", "gzip:6", "gzip:9", "zstd:1", "zstd:3", "zstd:19", "lz4", "snappy");

    /// Reads `zstd:3`, or `zstd` for its default level.
    ///
    /// @throws IllegalArgumentException says what there is
    static Contestant of(String text) {
        String[] parts = text.split(":", 2);
        Compression compression =
                Compression.named(parts[0]).orElseThrow(() -> wrong("codec", names(), parts[0]));
        if (parts.length == 1) {
            return new Contestant(compression, compression.defaultLevel());
        }
        String range = compression.minLevel() + ".." + compression.maxLevel();
        int level = parts[1].matches("[0-9]{1,3}") ? Integer.parseInt(parts[1]) : -1;
        if (level < compression.minLevel() || level > compression.maxLevel()) {
            throw wrong("level of " + parts[0], range, parts[1]);
        }
        return new Contestant(compression, level);
    }

    private static String names() {
        return String.join(
                ", ", List.of(Compression.values()).stream().map(Compression::title).toList());
    }

    private static IllegalArgumentException wrong(String what, String expected, String actual) {
        return new IllegalArgumentException(
                "%s must be %s, was \"%s\"".formatted(what, expected, actual));
    }

    /// The level only where there is more than one.
    String title() {
        return compression.minLevel() == compression.maxLevel()
                ? compression.title()
                : compression.title() + " " + level;
    }

    Codec open() {
        return compression.open(level);
    }
}
