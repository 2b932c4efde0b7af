package netcourse.checker;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/// Counts the sockets that this process holds, to find one that was never closed.
public final class OpenSockets {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenSockets() {}

    /// How many descriptors of this process are sockets; empty where the system does not say (it
    /// does on Linux).
    public static OptionalInt count() throws IOException {
        if (!Files.isDirectory(DESCRIPTORS)) {
            return OptionalInt.empty();
        }
        int sockets = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : all) {
                if (isSocket(descriptor)) {
                    sockets++;
                }
            }
        }
        return OptionalInt.of(sockets);
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // Closed since the folder was listed, as the folder's own descriptor is.
            return false;
        }
    }
}
