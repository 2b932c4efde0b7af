package netcourse.lesson03;

import java.util.List;
import java.util.stream.Stream;
import netcourse.checker.HexVectors;
import netcourse.common.Hex;

/// The fields of a header, and its bytes as `golden/headers.py` made them.
record GoldenHeader(int flags, int protocol, int error, long sequence, long length, byte[] bytes) {
    static List<GoldenHeader> all() {
        return HexVectors.read("headers.txt").lines().map(GoldenHeader::of).toList();
    }

    private static GoldenHeader of(String line) {
        String[] parts = line.split(": ", 2);
        long[] n = Stream.of(parts[0].split(" ")).mapToLong(Long::parseLong).toArray();
        return new GoldenHeader(
                (int) n[0], (int) n[1], (int) n[2], n[3], n[4], Hex.parse(parts[1]));
    }

    /// Those that are right, which [netcourse.common.MessageHeader] can hold.
    static List<GoldenHeader> valid() {
        return all().stream()
                .filter(h -> h.length <= Integer.MAX_VALUE)
                .filter(h -> h.error == 0 || h.flags % 2 == 1)
                .toList();
    }
}
