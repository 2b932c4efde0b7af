package netcourse.lesson04;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import netcourse.common.ProtocolException;

/// Where what is received goes, and nowhere else. For use by many threads.
///
/// A name never leads through a symbolic link. No client can make one; somebody else who makes one
/// just after the check could still lead a file astray, so the folder should be the server's own.
class TargetFolder {
    private static final String PARTIAL = ".partial-";

    private final Path root;
    private final boolean overwrite;

    /// @param folder made if it is not there
    /// @param overwrite whether a file may take the place of one that is there
    TargetFolder(Path folder, boolean overwrite) throws IOException {
        this.root = Files.createDirectories(folder).toRealPath();
        this.overwrite = overwrite;
    }

    /// Makes a folder, unless it is there.
    ///
    /// @throws IOException if something else is there, or if its parent is no folder
    void makeFolder(FileName name) throws IOException {
        Path folder = resolve(name);
        if (!isFolder(folder)) {
            checkFree(name, folder);
            Files.createDirectory(folder);
        }
    }

    /// Begins a file, under a name of its own until it is whole.
    ///
    /// @throws IOException if it is there, and may not be replaced
    ReceivedFile begin(FileName name, long size) throws IOException {
        Path target = resolve(name);
        checkReplaceable(name, target);
        Path partial = target.resolveSibling(PARTIAL + UUID.randomUUID());
        return new ReceivedFile(this, name, size, partial, open(partial));
    }

    /// For a new file.
    WritableByteChannel open(Path file) throws IOException {
        return Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /// Moves a file that is whole to its place. One at a time: of two clients that send the same
    /// name, the second one is refused.
    synchronized void publish(FileName name, Path partial) throws IOException {
        Path target = resolve(name);
        checkReplaceable(name, target);
        if (overwrite) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.move(partial, target);
        }
    }

    private Path resolve(FileName name) throws IOException {
        Path path = root;
        for (String part : name.parts()) {
            if (!isFolder(path)) {
                throw new IOException("\"" + name + "\" is not in a folder that is here");
            }
            path = child(path, part);
        }
        return path;
    }

    /// What is one part here must be one part there, too, whatever the system makes of it.
    private static Path child(Path folder, String part) throws ProtocolException {
        try {
            Path path = folder.resolve(part);
            if (path.normalize().getParent().equals(folder)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // Not a name on this system.
        }
        throw new ProtocolException("name is not possible here: \"" + part + "\"");
    }

    /// A symbolic link to a folder is none.
    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private void checkReplaceable(FileName name, Path target) throws IOException {
        if (!overwrite || !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            checkFree(name, target);
        }
    }

    private static void checkFree(FileName name, Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(name.toString(), null, "exists already");
        }
    }
}
