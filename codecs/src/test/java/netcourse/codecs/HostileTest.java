package netcourse.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import netcourse.checker.CallResult;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HostileTest {
    /// Taken for all inputs in all ways: the bound, a few times over.
    private static final long MAX_BYTES = 16 << 20;

    @TestFactory
    Stream<DynamicTest> noHostileInputIsDecodedOrTakesMoreThanTheBound() {
        return Hostile.all().stream()
                .map(hostile ->
                        DynamicTest.dynamicTest(
                                hostile.compression() + ": " + hostile.name(),
                                () -> check(hostile)));
    }

    private static void check(Hostile hostile) {
        long before = CallResult.allocatedSoFar();
        try (Codec codec = hostile.compression().open()) {
            assertThatThrownBy(() -> codec.decompress(hostile.bytes(), Hostile.BOUND))
                    .isInstanceOf(ProtocolException.class);
            ByteBuffer target = ByteBuffer.allocate(Hostile.BOUND);
            assertThatThrownBy(() -> codec.decompress(ByteBuffer.wrap(hostile.bytes()), target))
                    .isInstanceOf(ProtocolException.class);
            // What is only too large would be right within a larger bound. All else is refused, and
            // takes no memory for that bound.
            if (hostile.bytes().length < 1000 && !hostile.name().equals(Hostile.ZEROS)) {
                assertThatThrownBy(() -> codec.decompress(hostile.bytes(), Integer.MAX_VALUE))
                        .isInstanceOf(ProtocolException.class);
            }
        }
        if (hostile.compression().isStreamable()) {
            assertThatThrownBy(() -> read(hostile)).isInstanceOf(ProtocolException.class);
        }
        assertThat(CallResult.allocatedSoFar() - before).isLessThan(MAX_BYTES);
    }

    static void read(Hostile hostile) throws IOException {
        InputStream bytes = new ByteArrayInputStream(hostile.bytes());
        StreamLimits limits = StreamLimits.ofOutput(Hostile.BOUND);
        try (InputStream in = hostile.compression().decode(bytes, limits)) {
            byte[] some = new byte[8192];
            while (in.read(some) >= 0) {}
        }
    }

    @Test
    void whatIsOnlyUnusualIsDecoded() throws Exception {
        String emptyZstd = "28 b5 2f fd 20 00 01 00 00";
        List<Hostile> unusual =
                List.of(
                        unusual(
                                Compression.LZ4,
                                new Bytes().lz4Header("60 40").hex("01000000 00 00000000")),
                        unusual(Compression.LZ4, new Bytes().lz4Header("60 70").hex("00000000")),
                        unusual(Compression.LZ4, Bytes.of("5f 2a 4d 18 03000000 010203")),
                        unusual(Compression.ZSTD, new Bytes().repeat(1000, emptyZstd)),
                        unusual(Compression.ZSTD, Bytes.of("5f 2a 4d 18 03000000 010203")),
                        unusual(Compression.ZSTD, Bytes.of("28 b5 2f fd 00 a8 01 00 00")),
                        unusual(Compression.SNAPPY, Bytes.of("80 00")),
                        unusual(
                                Compression.DEFLATE,
                                new Bytes().repeat(9, "00 00 00 ff ff").hex("03 00")));
        for (Hostile each : unusual) {
            try (Codec codec = each.compression().open()) {
                assertThat(codec.decompress(each.bytes(), 0)).isEmpty();
            }
        }
    }

    private static Hostile unusual(Compression compression, Bytes bytes) {
        return new Hostile(compression, "unusual", bytes.toArray());
    }

    @Test
    void everyKindOfSnappyElementIsDecoded() throws Exception {
        try (Codec codec = Compression.SNAPPY.open()) {
            assertThat(
                            codec.decompress(
                                    Bytes.of("0b 04 61 62 01 02 0e 02 00 03 01 00 00 00").toArray(),
                                    11))
                    .asString()
                    .isEqualTo("abababababb");
            byte[] literal = Contents.random(300);
            for (String tag : new String[] {"f4 2b 01", "f8 2b 01 00", "fc 2b 01 00 00"}) {
                byte[] bytes = Bytes.of("ac 02").hex(tag).put(literal).toArray();
                assertThat(codec.decompress(bytes, 300)).isEqualTo(literal);
            }
        }
    }
}
