package netcourse.codecs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Content to compress, always the same.
final class Contents {
    private static final String[] WORDS =
            """
            the of and to in is was he for it with as his on be at by had are but from or have an \
            they which one you were all her she there would their we him been has when who will no\
            """
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
        return Arrays.copyOf(text.toString().getBytes(US_ASCII), bytes);
    }

    /// The same as in `vectors/make.py`.
    static byte[] lines(int bytes) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; lines.length() < bytes; i++) {
            lines.append(i).append(": the square of ").append(i).append(" ends in ");
            lines.append(i * i % 100);
            lines.append(", and what stands here stands in every line of this text\n");
        }
        return Arrays.copyOf(lines.toString().getBytes(US_ASCII), bytes);
    }

    static byte[] random(int bytes) {
        byte[] content = new byte[bytes];
        new Random(5).nextBytes(content);
        return content;
    }

    /// Text, random bytes and zeros of each size.
    static Map<String, byte[]> of(int... sizes) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (int bytes : sizes) {
            all.put(bytes + " bytes of text", text(bytes));
            all.put(bytes + " random bytes", random(bytes));
            all.put(bytes + " zeros", new byte[bytes]);
        }
        return all;
    }

    /// The empty one, the smallest, and some around the limits of the formats.
    static Map<String, byte[]> some() {
        return of(0, 1, 13, 61, 1000, 65_536, 65_537);
    }
}
