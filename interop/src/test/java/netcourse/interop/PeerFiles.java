package netcourse.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The folder of the image: our scripts for CPython, and nginx's configuration.
final class PeerFiles {
    /// The page that nginx serves: 12,890 bytes, of which no two lines are alike.
    static final String PAGE = page();

    private PeerFiles() {}

    static Path image() {
        return Path.of("src/main/resources/image").toAbsolutePath();
    }

    /// `python3`, one of our scripts, its arguments.
    static String[] python(String script, Object... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of("python3", "-u", image().resolve("peers/" + script).toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command.toArray(String[]::new);
    }

    /// nginx's configuration.
    ///
    /// @param words what stands between two `@`
    static String nginx(Map<String, Object> words) {
        try {
            String text = Files.readString(image().resolve("peers/nginx.conf"));
            for (var word : words.entrySet()) {
                text = text.replace("@" + word.getKey() + "@", word.getValue().toString());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("line ").append(i).append(" of ").append("\n");
        }
        return text.toString();
    }
}
