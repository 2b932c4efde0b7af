package netcourse.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.Test;

class CompressionTest {
    @Test
    void eachIsFoundByItsIdAndByItsName() throws Exception {
        for (Compression compression : Compression.values()) {
            assertThat(Compression.of(compression.id())).isSameAs(compression);
            assertThat(Compression.named(compression.title())).contains(compression);
        }
        assertThat(Compression.of(3)).isSameAs(Compression.GZIP);
        assertThat(Compression.named("raw-deflate")).contains(Compression.DEFLATE);
    }

    @Test
    void anIdOfNoneIsThePeersFault() {
        for (int id : new int[] {0, 7, 255, -1}) {
            assertThatThrownBy(() -> Compression.of(id))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage("codec id must be 1..6, was " + id);
        }
    }

    @Test
    void aNameOfNoneIsNoError() {
        assertThat(Compression.named("deflate")).isEmpty();
        assertThat(Compression.named("GZIP")).isEmpty();
        assertThat(Compression.named("")).isEmpty();
    }

    @Test
    void aLevelOutsideTheRangeIsTheCallersFault() {
        assertThatThrownBy(() -> Compression.GZIP.open(10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level of gzip must be 1..9, was 10");
        assertThatThrownBy(() -> Compression.LZ4.encode(OutputStream.nullOutputStream(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("level of lz4 must be 1..1, was 0");
    }

    @Test
    void rawSnappyHasNoStream() {
        StreamLimits limits = StreamLimits.ofOutput(1);
        assertThat(Compression.SNAPPY.isStreamable()).isFalse();
        assertThatThrownBy(() -> Compression.SNAPPY.decode(InputStream.nullInputStream(), limits))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Compression.SNAPPY.encode(OutputStream.nullOutputStream()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theLimitOnTheInputGrowsWithThatOnTheOutput() {
        assertThat(StreamLimits.ofOutput(800_000).maxInputBytes()).isEqualTo(965_536);
        assertThat(StreamLimits.ofOutput(Long.MAX_VALUE).maxInputBytes()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> StreamLimits.ofOutput(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
