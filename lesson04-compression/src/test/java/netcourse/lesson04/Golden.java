package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import netcourse.common.Hex;

/// The bytes that the scripts in `golden` made with other programs.
final class Golden {
    private Golden() {}

    /// The bytes of a name.
    ///
    /// @param file of lines such as `name: 68 65 6c 6c 6f`
    static byte[] bytes(String file, String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> Hex.parse(line.substring(name.length() + 2)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
