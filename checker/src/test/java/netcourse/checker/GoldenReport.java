package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Holds a text against a file in `src/test/resources/golden`. `-Dnetcourse.record=true` writes the
/// files anew; look at the difference before you commit it.
final class GoldenReport {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private GoldenReport() {}

    static void assertMatches(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        String unix = text.replace("\r\n", "\n");
        if (Boolean.getBoolean("netcourse.record")) {
            Files.writeString(file, unix);
        }
        assertThat(unix).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
    }
}
