package netcourse.lesson04.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import netcourse.lesson04.demo.PlotLabels.Box;
import netcourse.lesson04.demo.PlotLabels.Dot;
import netcourse.lesson04.demo.Race.Contestant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class CodecRaceTest {
    private static final Box AREA = new Box(60, 40, 390, 245);

    @TempDir private Path folder;

    private ProgramRun run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--time=0.1");
        all.add("--plot=" + plot());
        return ProgramRun.of(CodecRace::new, all.toArray(String[]::new));
    }

    private Path plot() {
        return folder.resolve("plot.svg");
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    @Test
    void racesTheCoursesOwnContentsAndPlotsEach() throws Exception {
        ProgramRun run = run("--codec=gzip:1", "--codec=zstd:3", "--codec=lz4", "--codec=snappy");
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out())
                .contains("text, 262,144 bytes\n", "JSON, 262,144 bytes\n")
                .contains("class files, 262,144 bytes\n", "random bytes, 262,144 bytes\n")
                .contains("every result was decompressed and compared; plot: " + plot());
        assertThat(run.out().lines().filter(line -> line.startsWith("  gzip 1 "))).hasSize(4);
        Document svg = parse(Files.readString(plot()));
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(16);
        assertThat(svg.getElementsByTagName("g").getLength()).isEqualTo(4);
    }

    @Test
    void textShrinksAndRandomBytesDoNot() throws IOException {
        Map<String, byte[]> samples = RaceSamples.all();
        for (Contestant contestant : Contestant.DEFAULTS.stream().map(Contestant::of).toList()) {
            if (contestant.level() < 19) {
                assertThat(ratio(contestant, samples.get("text"))).isGreaterThan(1.5);
                assertThat(ratio(contestant, samples.get("random bytes"))).isBetween(0.99, 1.0);
            }
        }
        assertThat(RaceSamples.all().get("JSON")).isEqualTo(samples.get("JSON"));
        assertThat(samples.get("class files")).startsWith(0xca, 0xfe, 0xba, 0xbe);
    }

    private static double ratio(Contestant contestant, byte[] content) throws IOException {
        Race.Result result = Race.run(contestant, content, Duration.ofNanos(1));
        assertThat(result.compress().runs()).isEqualTo(1);
        assertThat(result.compressSpeed()).isPositive();
        assertThat(result.decompressSpeed()).isPositive();
        return result.ratio();
    }

    @Test
    void largeFilesAreReadInPart() throws Exception {
        Path file = Files.write(folder.resolve("a & b.txt"), new byte[(1 << 20) + 1]);
        ProgramRun run = run("--limit=1", "--codec=lz4", file.toString());
        assertThat(run.out())
                .contains(file + " is larger: its first 1 MiB race (--limit)\n")
                .contains(file + ", 1,048,576 bytes\n");
        assertThat(texts(Files.readString(plot()))).anyMatch(text -> text.endsWith("a & b.txt"));
        assertThat(run("--codec=lz4", file.toString()).status()).as("an older plot").isZero();
    }

    private static List<String> texts(String svg) throws Exception {
        NodeList nodes = parse(svg).getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void namesAreEscapedAndCharactersThatXmlRefusesAreReplaced() throws Exception {
        String name = "</text> <&> \" ' %s\u0000";
        String svg = RacePlot.draw(Map.of(name, results(new Random(1))));
        assertThat(texts(svg)).contains(name.replace('\u0000', '\ufffd'));
        assertThat(Svg.escape("a\u0001\ud800b\uffff\n\ud83d\ude00"))
                .isEqualTo("a\ufffd\ufffdb\ufffd\ufffd\ud83d\ude00");
    }

    @Test
    void noTwoLabelsOverlapWhereverTheDotsAre() {
        for (int seed = 0; seed < 200; seed++) {
            List<Dot> dots = dots(new Random(seed));
            List<Box> labels = PlotLabels.place(AREA, dots);
            assertThat(labels).hasSize(dots.size()).allMatch(label -> label.isInside(AREA));
            for (int i = 0; i < labels.size(); i++) {
                for (Box other : labels.subList(0, i)) {
                    assertThat(labels.get(i).overlaps(other)).as("seed " + seed).isFalse();
                }
            }
        }
    }

    /// Spread, on a line, or all in one place, such as a corner.
    private static List<Dot> dots(Random random) {
        double x = random.nextDouble();
        double y = random.nextInt(2) * random.nextDouble();
        double width = random.nextInt(3) * random.nextDouble() / 2;
        double height = random.nextInt(3) * random.nextDouble() / 2;
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double atX = Math.clamp(x + width * (random.nextDouble() - 0.5), 0, 1);
            double atY = Math.clamp(y + height * (random.nextDouble() - 0.5), 0, 1);
            dots.add(new Dot(60 + 390 * atX, 40 + 245 * atY, "raw-deflate 9"));
        }
        return dots;
    }

    @Test
    void plotsOfAnyResultsAreXmlWithAllDotsInside() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Map<String, List<Race.Result>> results = new LinkedHashMap<>();
            for (int panel = 0; panel <= i % 5; panel++) {
                results.put("file " + panel, results(random));
            }
            NodeList circles = parse(RacePlot.draw(results)).getElementsByTagName("circle");
            assertThat(circles.getLength()).isEqualTo(8 * results.size());
            for (int j = 0; j < circles.getLength(); j++) {
                var attributes = circles.item(j).getAttributes();
                assertThat(Double.parseDouble(attributes.getNamedItem("cx").getNodeValue()))
                        .isBetween(60.0, 450.0);
                assertThat(Double.parseDouble(attributes.getNamedItem("cy").getNodeValue()))
                        .isBetween(40.0, 285.0);
            }
        }
    }

    private static List<Race.Result> results(Random random) {
        List<Race.Result> results = new ArrayList<>();
        for (String contestant : Contestant.DEFAULTS) {
            int compressed = 1 + random.nextInt(1 << random.nextInt(20));
            var timing = new Race.Timing(1 + random.nextInt(1 << random.nextInt(30)), 1);
            results.add(
                    new Race.Result(
                            Contestant.of(contestant), 1 << 18, compressed, timing, timing));
        }
        return results;
    }

    @Test
    void axesHaveSomeRoundTicks() {
        assertThat(LogAxis.around(new double[] {3, 300}, 0, 1).ticks())
                .containsExactly(5.0, 10.0, 20.0, 50.0, 100.0, 200.0);
        assertThat(LogAxis.around(new double[] {1}, 0, 1).ticks()).hasSizeBetween(3, 7);
        assertThat(LogAxis.around(new double[] {2, 4}, 0, 1).ticks()).contains(2.0, 3.0, 4.0);
        assertThat(LogAxis.text(0.5)).isEqualTo("0.5");
        assertThat(LogAxis.text(1000.0)).isEqualTo("1000");
    }

    @Test
    void contestantsHaveNamesAndLevels() {
        assertThat(Contestant.of("zstd").title()).isEqualTo("zstd 3");
        assertThat(Contestant.of("raw-deflate:9").title()).isEqualTo("raw-deflate 9");
        assertThat(Contestant.of("lz4").title()).isEqualTo("lz4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contestant.of("brotli"))
                .withMessage(
                        "codec must be raw-deflate, zlib, gzip, zstd, lz4, snappy, was \"brotli\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contestant.of("gzip:0"))
                .withMessage("level of gzip must be 1..9, was \"0\"");
    }

    @Test
    void whatIsWrongIsOneLine() throws IOException {
        run("--codec=zip").assertFailure(Program.USAGE).contains("codec must be raw-deflate,");
        run("--limit=0").assertFailure(Program.USAGE).contains("--limit must be 1..64, was 0");
        run("none").assertFailure(Program.FAILED).contains("there is no file none");
        run(folder.toString()).assertFailure(Program.FAILED).contains("this is a folder");
        Path empty = Files.createFile(folder.resolve("empty"));
        run(empty.toString()).assertFailure(Program.FAILED).contains("file is empty");
        Files.writeString(plot(), "a letter");
        run().assertFailure(Program.FAILED).contains("is there already, and is not a plot");
        assertThat(plot()).hasContent("a letter");
    }
}
