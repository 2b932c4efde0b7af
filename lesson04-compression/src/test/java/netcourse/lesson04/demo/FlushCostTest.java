package netcourse.lesson04.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import netcourse.lesson04.demo.LineWire.FlushVariant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlushCostTest {
    @TempDir private Path folder;

    private static ProgramRun run(String... args) {
        return ProgramRun.of(FlushCost::new, args);
    }

    /// Title to its numbers: bytes, and lines readable at once.
    private static Map<String, long[]> rows(ProgramRun run) {
        assertThat(run.status()).as(run.error()).isZero();
        Map<String, long[]> rows = new LinkedHashMap<>();
        for (String line : run.out().lines().skip(3).toList()) {
            String[] columns = line.split(" {2,}");
            rows.put(
                    columns[0],
                    new long[] {
                        Long.parseLong(columns[2]), Long.parseLong(columns[4].split(" ")[0])
                    });
        }
        return rows;
    }

    @Test
    void eachFlushCostsWhatTheChapterSays() {
        ProgramRun run = run();
        assertThat(run.out()).startsWith("32 lines, raw deflate at level 6; dictionary: the 8 ");
        assertCosts(rows(run), 32);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 9})
    void theSameHoldsOfOtherLinesAndLevels(int level) throws IOException {
        Path file = Files.write(folder.resolve("lines"), randomLines(500, level));
        assertCosts(rows(run("--file=" + file, "--level=" + level, "--dictionary=100")), 400);
    }

    private static void assertCosts(Map<String, long[]> rows, int lines) {
        long none = rows.get("no flush")[0];
        long sync = rows.get("sync flush")[0];
        long full = rows.get("full flush")[0];
        assertThat(sync).isGreaterThanOrEqualTo(none + 4L * lines);
        assertThat(full).isGreaterThan(sync);
        assertThat(rows.get("each line alone")[0]).isLessThan(full);
        assertThat(rows.get("each alone, dictionary")[0])
                .isLessThan(rows.get("each line alone")[0]);
        assertThat(rows.get("sync flush, dictionary")[0]).isLessThanOrEqualTo(sync);
        assertThat(rows.get("as it is")[0]).isGreaterThan(full);
        rows.forEach((title, row) ->
                assertThat(row[1]).as(title).isEqualTo(title.equals("no flush") ? 0 : lines));
    }

    private static List<String> randomLines(int count, int seed) {
        Random random = new Random(seed);
        String[] words = "alpha bravo charlie delta echo foxtrot golf hotel".split(" ");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder line = new StringBuilder("from ada to bob:");
            for (int j = 0; j < 6; j++) {
                line.append(' ').append(words[random.nextInt(words.length)]);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /// A deflater hands out what it has when its own buffers are full, not before.
    @ParameterizedTest
    @EnumSource
    void longLinesThatFillTheBufferArriveWhole(FlushVariant variant) throws Exception {
        byte[] random = new byte[100_000];
        new Random(1).nextBytes(random);
        byte[] dictionary = "dictionary".getBytes();
        LineWire.Cost cost =
                LineWire.send(List.of(random, new byte[70_000], random), variant, dictionary, 6);
        assertThat(cost.received()).hasSize(270_000).startsWith(random).endsWith(random);
        if (variant != FlushVariant.NO_FLUSH) {
            assertThat(cost.readableAtOnce()).isEqualTo(3);
        }
    }

    @Test
    void linesOfTheCommandLineAreSentFromTheFirst() {
        ProgramRun run = run("--dictionary=0", "hello, bob", "hello, ada");
        assertThat(run.out()).startsWith("2 lines, ").doesNotContain("each alone, dictionary");
        assertThat(rows(run).get("as it is")).containsExactly(22, 2);
    }

    @Test
    void oneLineAloneHasNoDictionary() {
        assertThat(run("--lines=1").out()).startsWith("1 lines, ").contains("the 0 lines before");
        assertThat(run("中文").out()).contains("as it is                        7.0          7");
    }

    @Test
    void whatIsWrongIsOneLine() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        run("--file=" + empty).assertFailure(Program.FAILED).contains("there are no lines in ");
        run("--file=" + folder).assertFailure(Program.FAILED).contains("this is a folder");
        run("--file=none").assertFailure(Program.FAILED).contains("there is no file none");
        run("--level=0").assertFailure(Program.USAGE).contains("--level must be 1..9, was 0");
        run("--dictionary=40").assertFailure(Program.USAGE).contains("must be 0..39, was 40");
        run("--lines=0").assertFailure(Program.USAGE).contains("--lines must be 1 or more");
        run("a", "--file=b").assertFailure(Program.USAGE).contains("not both");
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
        run("--file=" + large).assertFailure(Program.FAILED).contains("at most 1048576 bytes");
    }
}
