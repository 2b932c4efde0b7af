package netcourse.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder of this process for classes that lie over Maven's, deleted when this is closed.
final class Overlay implements AutoCloseable {
    private static final String PREFIX = "course-";

    private final Path folder;

    /// In a lesson's `target`, or, where that cannot be written, among the temporary files.
    Overlay(Path target) throws IOException {
        if (Files.isDirectory(target) && !Files.isWritable(target)) {
            folder = Files.createTempDirectory(PREFIX);
        } else {
            folder = target.resolve(PREFIX + ProcessHandle.current().pid());
            sweep(Files.createDirectories(target));
        }
    }

    /// Ctrl-C keeps a process from deleting its folder; the next one does.
    private void sweep(Path target) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(target, PREFIX + "[0-9]*")) {
            for (Path other : left) {
                String pid = other.getFileName().toString().substring(PREFIX.length());
                if (other.equals(folder) || ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    delete(other);
                }
            }
        }
    }

    Path folder() {
        return folder;
    }

    /// The folder, which until then need not be there.
    Path create() throws IOException {
        return Files.createDirectories(folder);
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> files = Files.walk(folder)) {
                all = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
    }
}
