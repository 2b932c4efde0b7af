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
    /// After so many looks that see the same, nobody is writing any longer.
    private static final int SETTLED = 20;

    private final Path folder;
    private Map<Path, String> known;
    private Map<Path, String> last;
    private int looks;

    SavedFiles(Path folder) {
        this.folder = folder;
        this.known = look();
        this.last = known;
    }

    /// Whether something was saved, made or deleted since the last call that said so. A file that
    /// was emptied may be in the middle of being written, and one that is gone about to be replaced
    /// by a new one, as many editors save: they count only if they stay so for a while.
    boolean haveChanged() {
        Map<Path, String> now = look();
        looks = now.equals(last) ? looks + 1 : 0;
        last = now;
        if (now.equals(known) || isBeingSaved(now) && looks < SETTLED) {
            return false;
        }
        known = now;
        return true;
    }

    private boolean isBeingSaved(Map<Path, String> now) {
        return !now.keySet().containsAll(known.keySet())
                || now.entrySet().stream()
                        .anyMatch(f -> f.getValue().isEmpty() && !"".equals(known.get(f.getKey())));
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
