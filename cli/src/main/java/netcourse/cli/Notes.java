package netcourse.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/// What the command remembers between two runs, in `.course`: which hints were seen, which
/// interview items were known. Whoever deletes the folder loses no work.
record Notes(Path root) {
    /// The folder itself.
    Path folder() {
        return root.resolve(".course");
    }

    private Path file(String name) {
        return folder().resolve(name + ".properties");
    }

    /// What was saved under this name; empty if nothing was, or if it can no longer be read.
    Properties load(String name) {
        Properties properties = new Properties();
        if (Files.exists(file(name))) {
            try (Reader in = Files.newBufferedReader(file(name))) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                properties.clear();
            }
        }
        return properties;
    }

    /// What was saved before stays until all of this is written.
    ///
    /// @throws IOException if the folder cannot be written
    void save(String name, Properties properties) throws IOException {
        Files.createDirectories(folder());
        Path fresh = folder().resolve(name + "." + ProcessHandle.current().pid() + ".new");
        try {
            try (Writer out = Files.newBufferedWriter(fresh)) {
                properties.store(out, null);
            }
            Files.move(fresh, file(name), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
