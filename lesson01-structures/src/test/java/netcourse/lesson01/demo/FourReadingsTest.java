package netcourse.lesson01.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.stream.Stream;
import netcourse.authoring.ProgramRun;
import netcourse.checker.HexVectors;
import netcourse.common.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FourReadingsTest {
    /// Lines such as `01ff big 511 511 0x1.ffp-8`, from Python.
    static Stream<String[]> golden() {
        return HexVectors.read("readings.txt").lines().map(line -> line.split(" "));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void pythonReadsTheSameNumbers(
            String hex, String order, String unsigned, String signed, String value) {
        ByteOrder byteOrder = order.equals("big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        NumberReading reading = NumberReading.of(Hex.parse(hex), byteOrder);
        assertThat(reading.unsigned()).isEqualTo(unsigned);
        assertThat(reading.signed()).isEqualTo(signed);
        if (!value.equals("none")) {
            assertThat(Double.valueOf(reading.floating().value()))
                    .isEqualTo(Double.valueOf(number(value)));
        }
    }

    private static double number(String python) {
        return switch (python) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(python);
        };
    }

    @Test
    void javaReadsTheSameFloatOutOfTheSameBits() {
        for (int bits : new int[] {0xc3a9c2a3, 1, 0x7f800000, 0x80000000, 0x3dcccccd}) {
            FloatReading reading = new FloatReading(Integer.toUnsignedLong(bits), 8, 23);
            assertThat(reading).hasToString(Float.toString(Float.intBitsToFloat(bits)));
        }
    }

    @Test
    void printsEveryReadingOfItsOwnBytes() {
        assertThat(ProgramRun.of(FourReadings::new).out())
                .contains("unsigned          3282682531                      2747443651")
                .contains("signed            -1012284765                     -1547523645")
                .contains("exponent        135: 2^8 ")
                .contains("US-ASCII          is not US-ASCII")
                .contains("UTF-8             \"\u00e9\u00a3\"");
    }

    @Test
    void controlCharactersAreNotSentToTheTerminal() {
        assertThat(ProgramRun.of(FourReadings::new, "1b", "5b").out())
                .contains("\"<U+001B>[\"")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "010203", "xx", "010203040506070809"})
    void otherBytesAreAUsageErrorInOneLine(String hex) {
        ProgramRun.of(FourReadings::new, hex).assertFailure(2);
    }
}
