package netcourse.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Notices that a Java file of a folder was saved. It looks at times and sizes, many times a
/// second: events of the file system do not arrive in containers, on network drives and under WSL,
/// and arrive late on macOS; a look at a dozen files takes a fifth of a millisecond.
final class SavedFiles {
    private final Path folder;
    private Map<Path, String> known;
    private Map<Path, String> last;

    SavedFiles(Path folder) {
        this.folder = folder;
        this.known = look();
        this.last = known;
    }

    /// Whether something was saved, made or deleted since the last call that said so. A file that
    /// is empty is being written just now; one that is gone counts only if it is gone at the next
    /// look, too: many editors save by a new file in the old one's place.
    boolean haveChanged() {
        Map<Path, String> now = look();
        boolean lasts = now.equals(last);
        last = now;
        if (now.equals(known) || now.containsValue("")) {
            return false;
        }
        if (!lasts && !now.keySet().containsAll(known.keySet())) {
            return false;
        }
        known = now;
        return true;
    }

    private Map<Path, String> look() {
        Map<Path, String> seen = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                seen.put(file, now.size() == 0 ? "" : now.lastModifiedTime() + " " + now.size());
            }
        } catch (IOException e) {
            // Deleted between two looks, or the folder itself: the next look says more.
            seen.clear();
        }
        return seen;
    }
}
