package netcourse.checker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import netcourse.common.Hex;

/// Golden bytes from a second source: lines of `name: hex` in a file of
/// `src/test/resources/golden`, beside the script, or the note, that says where they come from.
public final class HexVectors {
    private final Map<String, byte[]> vectors = new LinkedHashMap<>();

    private HexVectors() {}

    /// The vectors of a file, such as `login.txt`. Empty lines and lines with `#` are skipped.
    public static HexVectors of(String file) {
        HexVectors all = new HexVectors();
        read(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(":", 2))
                .forEach(parts -> all.vectors.put(parts[0], Hex.parse(parts[1])));
        return all;
    }

    /// The text of a file: that of the lesson that is judged, whose classes may have another loader
    /// than this one.
    public static String read(String file) {
        ClassLoader lesson = Thread.currentThread().getContextClassLoader();
        try (InputStream in = lesson.getResourceAsStream("golden/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no file golden/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The bytes of a name.
    public byte[] bytes(String name) {
        byte[] bytes = vectors.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("no vector " + name + " in " + vectors.keySet());
        }
        return bytes.clone();
    }
}
