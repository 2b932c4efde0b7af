package netcourse.lesson03.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import netcourse.lesson03.StructCommands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The struct shell: its commands, and the program around them.
class StructShellTest {
    private static ProgramRun run(String input, String... arguments) {
        return ProgramRun.reading(input, () -> Program.run(StructShell.commandLine(), arguments));
    }

    @Test
    void wordsAreDoneAtOnceAlsoWithNegativeNumbers() {
        ProgramRun ran = run("", "pack", "!bh", "-1", "-2");
        assertThat(ran.out()).startsWith("3 bytes, 2 values: ff ff fe");
        assertThat(ran.status()).isZero();
    }

    @Test
    void wrongWordsEndWithOneLine() {
        ProgramRun ran = run("", "pack", "!B", "256");
        assertThat(ran.error().lines()).hasSize(1);
        assertThat(ran.error()).contains("value 1 (B at byte 0) must be 0..255, was 256");
        assertThat(ran.status()).isEqualTo(Program.USAGE);
    }

    @Test
    void linesOfFileAreDoneOneAfterTheOther() {
        ProgramRun ran = run("pack !B 1\n\nnonsense\nsize !H\nquit\nsize !Q\n");
        assertThat(ran.out()).contains("1 byte, 1 value: 01").endsWith("2 bytes, 1 value\n");
        assertThat(ran.error().lines()).hasSize(1);
        assertThat(ran.status()).isEqualTo(Program.FAILED);
    }

    private static List<String> answer(String line) {
        return StructCommands.answer(StructCommands.words(line));
    }

    @Test
    void packsValuesAndExplainsTheBytes() {
        assertThat(answer("pack !2sBHe NC 0x1 80 0.5"))
                .containsExactly(
                        "7 bytes, 4 values: 4e 43 01 00 50 38 00",
                        "offset  bytes                     code  value",
                        "     0  4e 43                     2s    \"NC\"",
                        "     2  01                        B     1",
                        "     3  00 50                     H     80",
                        "     5  38 00                     e     0.5");
    }

    @Test
    void unpacksBytesAndShowsPadding() {
        assertThat(answer("unpack '@BI' 01000000 | 2a 00 00 00"))
                .isEqualTo(answer("unpack =B3xI 010000002A000000"));
        assertThat(answer("unpack @BI 01aabbcc 2a000000"))
                .contains(
                        "     0  01                        B     1",
                        "     1  aa bb cc                        padding",
                        "     4  2a 00 00 00               I     42");
    }

    @Test
    void bytesThatAreNoTextAreShownInHexadecimal() {
        assertThat(answer("pack 3s 0x00ff41"))
                .last()
                .isEqualTo("     0  00 ff 41                  3s    \"\\x00\\xffA\"");
    }

    @Test
    void wordsInQuotesKeepTheirBlanks() {
        assertThat(StructCommands.words(" pack \"2s H\" 'a b'  0x10 \"\""))
                .containsExactly("pack", "2s H", "a b", "0x10", "");
    }

    @Test
    void manyValuesAreCutShort() {
        List<String> lines = answer("unpack 100B " + "01".repeat(100));
        assertThat(lines).hasSize(66).last().asString().endsWith("36 more values");
    }

    @Test
    void numbersHaveEveryUsualSpelling() {
        assertThat(answer("pack <ddd? nan -inf 0x10 true").getFirst())
                .endsWith(
                        "00 00 00 00 00 00 f8 7f 00 00 00 00 00 00 f0 ff 00 00 00 00 00 00 30 40 01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pck                | command must be pack, unpack, size, help or quit, was \"pck\"",
                "pack               | a format must follow, such as !2sBBHHII",
                "pack !H            | format \"!H\" takes 1 values, was given 0",
                "pack !H 70000      | value 1 (H at byte 0) must be 0..65535, was 70000",
                "pack !BH 1 x       | value 2 (H at byte 1) must be a number, was \"x\"",
                "pack !f 1.2.3      | value 1 (f at byte 0) must be a number, was \"1.2.3\"",
                "size 5000x         | size must be 0..4096 here, was 5000",
                "unpack !H 0        | expected pairs of hexadecimal digits, the last byte has only one",
                "unpack !H 000000   | format \"!H\" takes 2 bytes, was given 3"
            })
    void whatIsWrongIsOneLine(String line, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> answer(line)).withMessage(message);
    }
}
