package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import netcourse.common.ProtocolException;

/// Any format and any bytes: [Struct] answers or refuses as its contract says, nothing else; and so
/// does a [StructCodec].
class StructFuzz {
    private static final int MAX_SIZE = 1 << 16;

    /// The format, a byte 0, and the bytes to unpack, cut or filled up to the format's size.
    @FuzzTest(maxDuration = "10s")
    void formatAndBytesFromOutside(byte[] data) {
        unpackRecord(Arrays.copyOf(data, Fields.CODEC.size()));
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

    /// A record that refuses some of the values.
    record Fields(
            byte[] magic, int version, double half, boolean flag, BigInteger id, byte[] name) {
        private static final StructCodec<Fields> CODEC = StructCodec.of(Fields.class, "!2sBe?xQ5p");

        Fields {
            if (version == 0) {
                throw new IllegalArgumentException("version must not be 0");
            }
        }
    }

    private static void unpackRecord(byte[] bytes) {
        try {
            byte[] packed = Fields.CODEC.pack(Fields.CODEC.unpack(bytes));
            assertThat(Fields.CODEC.pack(Fields.CODEC.unpack(packed))).isEqualTo(packed);
        } catch (ProtocolException e) {
            assertThat(bytes[2]).isZero();
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
