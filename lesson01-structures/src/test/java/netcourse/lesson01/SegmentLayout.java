package netcourse.lesson01;

import java.util.ArrayList;
import java.util.List;
import netcourse.checker.Field;

/// The fields of an IPv4 packet with a TCP segment in it, for the dumps of a report.
final class SegmentLayout {
    private SegmentLayout() {}

    /// The fields, as far as the bytes have them.
    static Field[] of(byte[] bytes) {
        List<Field> fields = new ArrayList<>();
        if (bytes.length >= 20) {
            int ip = (bytes[0] & 0x0f) * 4;
            add(fields, 0, 1, "version, length", 1, "", 2, "total length", 2, "");
            add(fields, 6, 2, "flags, fragment", 1, "time to live", 1, "protocol", 2, "checksum");
            add(fields, 12, 4, "source", 4, "destination", Math.max(0, ip - 20), "ip options");
            if (bytes.length >= ip + 20 && ip >= 20) {
                int options = Math.max(0, (bytes[ip + 12] & 0xf0) / 4 - 20);
                add(fields, ip, 2, "source port", 2, "destination port", 4, "sequence");
                add(fields, ip + 8, 4, "acknowledgment", 1, "data offset", 1, "flags");
                add(fields, ip + 14, 2, "window", 2, "", 2, "", options, "tcp options");
                add(fields, ip + 20 + options, bytes.length - ip - 20 - options, "after it");
            }
        }
        return fields.toArray(Field[]::new);
    }

    /// @param sizesAndNames a size, a name, a size, a name; without a name it is left out
    private static void add(List<Field> fields, int from, Object... sizesAndNames) {
        int at = from;
        for (int i = 0; i < sizesAndNames.length; i += 2) {
            int size = (int) sizesAndNames[i];
            String name = (String) sizesAndNames[i + 1];
            if (size > 0 && !name.isEmpty()) {
                fields.add(new Field(name, at, size));
            }
            at += size;
        }
    }
}
