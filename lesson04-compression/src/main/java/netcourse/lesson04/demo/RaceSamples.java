package netcourse.lesson04.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// What is raced over where no files are named: always the same, a quarter of a mebibyte each.
final class RaceSamples {
    private static final int BYTES = 256 << 10;

    private static final String[] WORDS =
            """
            the of and to in is was it for with as on be at by had are but from or have an they \
            which one you were all her she there would their we him been has when will no more if \
            out so said what up its about into than them can only other new some could time these \
            two may then do first any my now such like our over man me even most made after also \
            did many before must through back years where much your way well down should because \
            each just those people how too little state good very make world still own see men \
            work long get here between both life being under never day same another know while \
            last might us great old year off come since against go came right used take three \
            message socket server client window stream\
            """
                    .split(" ");

    private RaceSamples() {}

    static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("text", text());
        all.put("JSON", json());
        all.put("class files", classFiles());
        byte[] random = new byte[BYTES];
        new Random(4).nextBytes(random);
        all.put("random bytes", random);
        return all;
    }

    /// Frequent words are frequent in it.
    private static byte[] text() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < BYTES) {
            text.append(WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 2))]);
            text.append(random.nextInt(12) == 0 ? ".\n" : " ");
        }
        return cut(text.toString());
    }

    private static byte[] json() {
        Random random = new Random(2);
        StringBuilder json = new StringBuilder("[\n");
        for (int id = 1; json.length() < BYTES; id++) {
            json.append(
                    """
                    {"id": %d, "name": "%s %s", "online": %b, "score": %d, "room": "lesson %d"},
                    """
                            .formatted(
                                    id,
                                    WORDS[random.nextInt(WORDS.length)],
                                    WORDS[random.nextInt(WORDS.length)],
                                    random.nextBoolean(),
                                    random.nextInt(100_000),
                                    1 + random.nextInt(5)));
        }
        return cut(json.toString());
    }

    private static byte[] cut(String text) {
        return Arrays.copyOf(text.getBytes(UTF_8), BYTES);
    }

    /// The first classes of `java.util`, as this Java has them.
    private static byte[] classFiles() throws IOException {
        Path util =
                FileSystems.getFileSystem(URI.create("jrt:/"))
                        .getPath("/modules/java.base/java/util");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path file : sorted(util)) {
            if (all.size() < BYTES) {
                all.writeBytes(Files.readAllBytes(file));
            }
        }
        return Arrays.copyOf(all.toByteArray(), BYTES);
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
    }
}
