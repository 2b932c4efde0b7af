package netcourse.codecs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Content to compress, always the same.
final class Contents {
    private static final String[] WORDS =
            ("the of and to in is was he for it with as his on be at by had are but from or have an they which one"
                            + " you were all her she there would their we him been has when who will no more if out")
                    .split(" ");

    private Contents() {}

    /// Words in a random order: deflate makes about a third of it.
    static byte[] text(int bytes) {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes) {
            text.append(WORDS[(int) (WORDS.length * Math.pow(random.nextDouble(), 2))]);
            text.append(random.nextInt(12) == 0 ? ".\n" : " ");
        }
        return Arrays.copyOf(text.toString().getBytes(StandardCharsets.US_ASCII), bytes);
    }

    static byte[] random(int bytes) {
        byte[] content = new byte[bytes];
        new Random(5).nextBytes(content);
        return content;
    }

    static byte[] zeros(int bytes) {
        return new byte[bytes];
    }

    /// Of many sizes: empty, single, around the limits of the formats (15, 60, 64 KiB), larger.
    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (int bytes :
                new int[] {0, 1, 2, 3, 4, 5, 12, 13, 14, 15, 16, 59, 60, 61, 255, 256, 270, 1000}) {
            put(all, bytes);
        }
        put(all, 65_535);
        put(all, 65_536);
        put(all, 65_537);
        put(all, 300_000);
        return all;
    }

    private static void put(Map<String, byte[]> all, int bytes) {
        all.put(bytes + " bytes of text", text(bytes));
        all.put(bytes + " random bytes", random(bytes));
        all.put(bytes + " zeros", zeros(bytes));
    }
}
