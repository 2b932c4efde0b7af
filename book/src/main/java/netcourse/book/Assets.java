package netcourse.book;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// The files that every page uses: the book's own, and one of each library.
final class Assets {
    private static final String JARS = "/META-INF/resources/webjars/";
    private static final Map<String, String> FILES =
            Map.of(
                    "book.css", "book.css",
                    "book.js", "book.js",
                    "highlight.min.js", JARS + "highlightjs/11.11.1/highlight.min.js",
                    "mermaid.min.js", JARS + "mermaid/11.14.0/dist/mermaid.min.js",
                    "mermaid.LICENSE.txt", JARS + "mermaid/11.14.0/LICENSE");

    private Assets() {}

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            try (InputStream in = open(file.getValue())) {
                Files.copy(in, folder.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static String text(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Assets.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException("no resource " + name);
        }
        return in;
    }
}
