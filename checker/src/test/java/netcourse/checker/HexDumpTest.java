package netcourse.checker;

import static org.assertj.core.api.Assertions.assertThat;

import netcourse.common.Hex;
import org.junit.jupiter.api.Test;

class HexDumpTest {
    private static final byte[] EXPECTED = Hex.parse("4e 43 01 00");

    @Test
    void caretStandsBelowTheFirstDifference() {
        HexDump.Difference difference =
                HexDump.difference(EXPECTED, Hex.parse("4e 43 02 00"), new Field("version", 2, 1));
        assertThat(difference.text()).isEqualTo("byte 2, version: expected 01, was 02");
        assertThat(difference.render().lines())
                .containsExactly(
                        "",
                        "      got           4e 43 02 00",
                        "      expected      4e 43 01 00",
                        "                          ^^ byte 2, version: expected 01, was 02");
    }

    @Test
    void missingBytesAreSaidToBeMissing() {
        assertThat(HexDump.difference(EXPECTED, Hex.parse("4e 43")).text())
                .isEqualTo("byte 2: expected 01, the bytes end here (expected 4 bytes, got 2)");
    }

    @Test
    void surplusBytesAreSaidToBeTooMany() {
        assertThat(HexDump.difference(EXPECTED, Hex.parse("4e 43 01 00 07")).text())
                .isEqualTo("byte 4: expected the end, was 07 (expected 4 bytes, got 5)");
    }

    @Test
    void longSequenceIsShownAroundTheDifference() {
        byte[] expected = new byte[1000];
        byte[] actual = new byte[1000];
        actual[500] = 1;
        assertThat(HexDump.difference(expected, actual).actual())
                .isEqualTo(
                        "… 00 00 00 00 00 00 00 00 01 00 00 00 00 00 00 00 … (1000 bytes in all)");
    }
}
