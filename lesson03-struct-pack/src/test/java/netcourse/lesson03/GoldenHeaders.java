package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import netcourse.common.Hex;

/// The headers that `golden/headers.py` made.
record GoldenHeaders(int flags, int protocol, int error, long sequence, long length, byte[] bytes) {
    static List<GoldenHeaders> all() {
        return text().lines().map(GoldenHeaders::of).toList();
    }

    private static GoldenHeaders of(String line) {
        String[] parts = line.split(": ", 2);
        long[] n = Stream.of(parts[0].split(" ")).mapToLong(Long::parseLong).toArray();
        return new GoldenHeaders(
                (int) n[0], (int) n[1], (int) n[2], n[3], n[4], Hex.parse(parts[1]));
    }

    static String text() {
        try (InputStream in = GoldenHeaders.class.getResourceAsStream("/golden/headers.txt")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
