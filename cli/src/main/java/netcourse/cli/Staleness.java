package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

/// Whether what Maven prepared is older than what it was prepared from.
final class Staleness {
    private Staleness() {}

    /// Whether what [QuickStart] made is older than the stamp: Maven has written that since, for
    /// example in `mvnw test`.
    static boolean isQuickStartOld(Path root, Path stamp) throws IOException {
        Path quick = root.resolve(QuickStart.ARGUMENTS);
        return Files.exists(quick) && isNewer(stamp, Files.getLastModifiedTime(quick));
    }

    /// Whether a POM or a source is newer than the stamp, a learner's exercises excepted: those are
    /// compiled when they are checked.
    static boolean isStale(Path root, Path stamp) throws IOException {
        FileTime prepared = Files.getLastModifiedTime(stamp);
        try (Stream<Path> files = Files.walk(root, 1)) {
            for (Path module : files.filter(Files::isDirectory).toList()) {
                if (isNewer(module.resolve("pom.xml"), prepared)
                        || !module.equals(root) && hasNewer(module.resolve("src"), prepared)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasNewer(Path folder, FileTime prepared) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> !Lesson.isOfLearner(f)).toList()) {
                if (isNewer(file, prepared)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isNewer(Path file, FileTime time) throws IOException {
        return Files.isRegularFile(file) && Files.getLastModifiedTime(file).compareTo(time) > 0;
    }
}
