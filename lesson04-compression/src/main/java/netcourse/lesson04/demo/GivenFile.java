package netcourse.lesson04.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that was named on the command line.
///
/// @param bytes the start of it
/// @param isCut whether it is longer than that
record GivenFile(byte[] bytes, boolean isCut) {
    /// Reads a file, and no more of it than `maxBytes`.
    ///
    /// @throws IOException says in words what is wrong with the file
    static GivenFile read(Path file, int maxBytes) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("this is a folder, not a file: " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(maxBytes);
            return new GivenFile(bytes, bytes.length == maxBytes && in.read() >= 0);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new IOException("may not read the file " + file, e);
        }
    }

    /// Reads a whole file.
    ///
    /// @throws IOException also if it is longer than `maxBytes`
    static byte[] readAll(Path file, int maxBytes) throws IOException {
        GivenFile given = read(file, maxBytes);
        if (given.isCut) {
            throw new IOException("file must be at most %d bytes: %s".formatted(maxBytes, file));
        }
        return given.bytes;
    }
}
