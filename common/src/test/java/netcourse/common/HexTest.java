package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HexTest {
    @Test
    void bytesAreWrittenAsPairsWithBlanks() {
        assertThat(Hex.format(new byte[] {0x4e, (byte) 0xff, 0})).isEqualTo("4e ff 00");
        assertThat(Hex.format(new byte[0])).isEmpty();
    }

    @Test
    void blanksLineEndsAndBarsBetweenBytesAreSkipped() {
        assertThat(Hex.parse("4e 43 | 01\n00FF")).containsExactly(0x4e, 0x43, 1, 0, 0xff);
    }

    @Test
    void blankInsideAByteIsAnError() {
        assertThatThrownBy(() -> Hex.parse("4 e"))
                .hasMessage("expected a hexadecimal digit at index 1, was ' '");
    }

    @Test
    void halfAByteIsAnError() {
        assertThatThrownBy(() -> Hex.parse("4e 4"))
                .hasMessage("expected pairs of hexadecimal digits, the last byte has only one");
    }

    @Test
    void dumpShowsOffsetBytesAndCharacters() {
        byte[] bytes = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(Hex.dump(bytes).lines())
                .containsExactly(
                        "00000000  47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a  GET / HTTP/1.1..",
                        "00000010  0d 0a                                            ..");
    }
}
