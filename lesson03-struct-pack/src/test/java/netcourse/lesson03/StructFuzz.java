package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Any format and any bytes: [Struct] answers or refuses as its contract says, nothing else.
class StructFuzz {
    private static final int MAX_SIZE = 1 << 16;

    /// The format, a byte 0, and the bytes to unpack, cut or filled up to the format's size.
    @FuzzTest(maxDuration = "10s")
    void formatAndBytesFromOutside(byte[] data) {
        int end = indexOfZero(data);
        String format = new String(data, 0, end, StandardCharsets.ISO_8859_1);
        Struct struct;
        try {
            struct = Struct.of(format);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("format \"");
            return;
        }
        if (struct.size() <= MAX_SIZE) {
            unpackAndBack(struct, Arrays.copyOfRange(data, end, end + struct.size()));
        }
    }

    private static int indexOfZero(byte[] data) {
        int end = 0;
        while (end < data.length && data[end] != 0) {
            end++;
        }
        return end;
    }

    /// What was unpacked packs to the same bytes, but for padding and what only means the same.
    private static void unpackAndBack(Struct struct, byte[] bytes) {
        Object[] values = struct.unpack(bytes);
        assertThat(values).hasSize(struct.valueCount());
        byte[] packed = struct.pack(values);
        assertThat(struct.pack(struct.unpack(packed))).isEqualTo(packed);
        byte[] wide = new byte[struct.size() + 2];
        struct.packInto(wide, 1, values);
        assertThat(Arrays.copyOfRange(wide, 1, wide.length - 1)).isEqualTo(packed);
        assertThat(wide[0] | wide[wide.length - 1]).isZero();
    }
}
