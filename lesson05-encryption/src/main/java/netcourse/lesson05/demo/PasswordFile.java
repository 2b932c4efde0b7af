package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A password in the first line of a file: on a command line, everybody on the machine could read
/// it.
final class PasswordFile {
    private static final int MAX_FILE_BYTES = 1024;

    private PasswordFile() {}

    /// @param file null for none
    /// @return the password as UTF-8
    static Optional<byte[]> read(Path file) throws IOException {
        if (file == null) {
            return Optional.empty();
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String line = Files.size(file) > MAX_FILE_BYTES ? null : in.readLine();
            if (line != null && !line.isEmpty()) {
                return Optional.of(line.getBytes(UTF_8));
            }
        } catch (NoSuchFileException e) {
            throw new IOException("no password file " + file, e);
        } catch (CharacterCodingException _) {
            // Said below.
        }
        throw new IOException("password file %s must have a line of text".formatted(file));
    }
}
