package netcourse.lesson04;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// What a path stands for: a file, or a folder with everything below it, in the order of the names,
/// so that a folder comes before what is in it.
public final class FilesToSend {
    /// @param path here
    /// @param name for the server
    /// @param isFolder otherwise it is a file
    public record Item(Path path, String name, boolean isFolder) {}

    private FilesToSend() {}

    /// Finds them.
    ///
    /// @param path a file or folder, or a symbolic link to one; the links below it are left out
    /// @param leftOut takes a line for each thing that is neither file nor folder, or can't be read
    /// @throws IOException if there is nothing
    public static List<Item> of(Path path, Consumer<String> leftOut) throws IOException {
        Path start = path.toRealPath();
        Path name = path.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new IllegalArgumentException("a path to send must have a name, was " + path);
        }
        List<Item> found = new ArrayList<>();
        Files.walkFileTree(start, new Visitor(start, name.toString(), found, leftOut));
        found.sort(Comparator.comparing(Item::name));
        return found;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path start;
        private final String name;
        private final List<Item> found;
        private final Consumer<String> leftOut;

        Visitor(Path start, String name, List<Item> found, Consumer<String> leftOut) {
            this.start = start;
            this.name = name;
            this.found = found;
            this.leftOut = leftOut;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            found.add(new Item(folder, nameOf(folder), true));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                found.add(new Item(file, nameOf(file), false));
            } else {
                leftOut.accept(file + ": neither file nor folder");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            leftOut.accept(file + ": " + e.getClass().getSimpleName());
            return FileVisitResult.CONTINUE;
        }

        private String nameOf(Path path) {
            StringBuilder all = new StringBuilder(name);
            if (!path.equals(start)) {
                start.relativize(path).forEach(part -> all.append('/').append(part));
            }
            return all.toString();
        }
    }
}
