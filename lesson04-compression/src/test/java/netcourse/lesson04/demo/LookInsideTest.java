package netcourse.lesson04.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import netcourse.authoring.ProgramRun;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Hex;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookInsideTest {
    @TempDir private Path folder;

    private static ProgramRun run(String... args) {
        return ProgramRun.of(LookInside::new, args);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "given", ""), bytes);
    }

    private static byte[] compress(Compression compression, byte[] content) {
        try (Codec codec = compression.open()) {
            return codec.compress(content);
        }
    }

    /// What zlib makes of "to be or not to be".
    @Test
    void showsTheMatchesAndCodesOfText() throws IOException {
        byte[] deflated = Hex.parse("2b c9 57 48 4a 55 c8 2f 52 c8 cb 2f 51 28 01 71 00");
        ProgramRun run = run("--format=raw", file(deflated).toString());
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        """
                        17 bytes of raw

                        block 1, fixed, the last one, from bit 0
                           at bit  bits                       symbol
                                3  10100100                   't'
                               11  10011111                   'o'
                               19  01010000                   ' '
                               27  10010010                   'b'
                               35  10010101                   'e'
                               43  01010000                   ' '
                               51  10011111                   'o'
                               59  10100010                   'r'
                               67  01010000                   ' '
                               75  10011110                   'n'
                               83  10011111                   'o'
                               91  10100100                   't'
                               99  01010000                   ' '
                              107  10100100                   't'
                              115  0000010 00111+00           length 4, distance 13: 'o be'
                          copies in brackets: to be or not t[o be]
                          literals: 14; matches: 1, which copy 4 bytes
                          18 bytes in 136 bits, 7.56 bits for each

                        17 bytes of deflate, 18 of content
                        """);
    }

    /// Which matches are found is the JDK's zlib's choice, and not every JDK has the same.
    @Test
    void compressesTextOfItsOwnOrOfTheCommandLine() {
        assertThat(run().out()).startsWith("70 bytes, raw deflate of them at level 6: ");
        assertThat(run("--text", "to be or not to be", "--level=9").out())
                .startsWith("18 bytes, raw deflate of them at level 9: ")
                .contains("  copies in brackets: to be or not")
                .endsWith(" bytes of deflate, 18 of content\n");
    }

    @Test
    void showsTheLengthsOfDynamicCodes() throws IOException {
        Path text = file(words());
        String out = run("--compress", text.toString()).out();
        assertThat(out)
                .contains("block 1, dynamic")
                .containsPattern("  its codes, sent in \\d+ bits:\n")
                .containsPattern("    literals/lengths   \\d bits: ' ' ")
                .containsPattern("    distances          \\d bits: \\d+-\\d+")
                .containsPattern("  … and \\d+ symbols more: --most \\d+ shows them all\n")
                .containsPattern("  literals: \\d+; matches: \\d+, which copy \\d+ bytes\n");
    }

    @Test
    void withMostAllSymbolsAreShown() throws IOException {
        Path text = file(words());
        String out = run("--compress", text.toString(), "--most=100000").out();
        assertThat(out).doesNotContain("symbols more");
        int literals = number(out, "(?s).* literals: (\\d+);.*");
        int matches = number(out, "(?s).* matches: (\\d+),.*");
        assertThat(out.lines().filter(line -> line.matches(" +\\d+  [01+ ]+ .*")))
                .hasSize(literals + matches);
    }

    private static int number(String text, String pattern) {
        assertThat(text).matches(pattern);
        return Integer.parseInt(text.replaceFirst(pattern, "$1"));
    }

    private static byte[] words() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            text.append("hello world this is a text of words ".split(" ")[random.nextInt(8)]);
            text.append(' ');
        }
        return text.toString().getBytes(UTF_8);
    }

    @Test
    void atLevel0BytesAreStored() {
        assertThat(run("--text", "中文 text\n", "--level=0").out())
                .contains("block 1, stored, the last one, from bit 0\n")
                .contains("  12 bytes as they are: \\xe4\\xb8\\xad\\xe6\\x96\\x87 text\\n\n")
                .endsWith("17 bytes of deflate, 12 of content\n");
    }

    @Test
    void showsHeaderAndTrailerOfGzipAndZlib() throws IOException {
        byte[] content = "hello, hello".getBytes(UTF_8);
        assertThat(run(file(compress(Compression.GZIP, content)).toString()).out())
                .contains("gzip header: flags 00, time 1970-01-01T00:00:00Z\n")
                .endsWith(
                        "CRC-32 %08x: right\nsize 12: right\n"
                                .formatted(checksum(new CRC32(), content)));
        assertThat(run(file(compress(Compression.ZLIB, content)).toString()).out())
                .contains("zlib header 789c: window of 32768 bytes\n")
                .endsWith("Adler-32 %08x: right\n".formatted(checksum(new Adler32(), content)));
    }

    private static long checksum(Checksum checksum, byte[] content) {
        checksum.update(content);
        return checksum.getValue();
    }

    @Test
    void showsFieldsAndEachMemberOfGzip() throws IOException {
        byte[] member = compress(Compression.GZIP, "a".getBytes(UTF_8));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Hex.parse("1f 8b 08 1c 00000000 00 ff  02 00 41 42  6e 00  63 63 00"));
        bytes.write(member, 10, member.length - 10);
        bytes.writeBytes(member);
        bytes.writeBytes(Hex.parse("00 00 00"));
        assertThat(run(file(bytes.toByteArray()).toString()).out())
                .contains("  extra field: AB\n  name: n\n  comment: cc\n")
                .containsPattern("(?s)size 1: right.*size 1: right\n")
                .endsWith("3 bytes follow, which were not read\n");
    }

    @Test
    void hostileInputIsOneLine() throws IOException {
        byte[] gzip = compress(Compression.GZIP, "hello".getBytes(UTF_8));
        gzip[gzip.length - 8] ^= 1;
        assertRefused(gzip, "CRC-32 must be 3610a686, was 3610a687 (byte 17)");
        gzip[3] = (byte) 0x80;
        assertRefused(gzip, "reserved gzip flags must be 0, was 80 (byte 3)");
        assertRefused(Hex.parse("1f 8b 08"), "was the end of the data (byte 3)");
        assertRefused(Hex.parse("1f 8b 08 08 00000000 00 ff 61"), "was the end of the data");
        assertRefused(Hex.parse("1f 8b 08 04 00000000 00 ff ff ff 61"), "was the end of the data");
        assertRefused(Hex.parse("78 bb 00 00 00 01 03"), "preset dictionary must be 0, was 20");
        assertRefused(Hex.parse("07"), "type of the block must be 0..2, was 3 (at bit 1, in");
        assertRefused(new byte[0], "a block expected, was the end of the data");
    }

    private void assertRefused(byte[] bytes, String message) throws IOException {
        run(file(bytes).toString()).assertFailure(Program.FAILED).contains(message);
    }

    @Test
    void bombsAreBoundedAndEndlessBlocksAreNotAllPrinted() throws IOException {
        assertRefused(HostileBytes.gzipOfZeros(17), "output must be at most 16777216 bytes");
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        for (int i = 0; i < 10_000; i++) {
            blocks.writeBytes(Hex.parse("00 00 00 ff ff"));
        }
        blocks.writeBytes(Hex.parse("03 00"));
        ProgramRun run = run(file(blocks.toByteArray()).toString());
        assertThat(run.out())
                .contains("from here on, blocks are read but not shown")
                .endsWith("50002 bytes of deflate, 0 of content\n");
        assertThat(run.out().lines()).hasSizeLessThan(200);
    }

    @Test
    void aFileMayBeSaidToBeRaw() throws IOException {
        // As zlib's header it would be right.
        byte[] raw = Hex.parse("78 01 00 fe ff 61 03 00");
        assertThat(run("--format=raw", file(raw).toString()).out())
                .startsWith("8 bytes of raw\n")
                .contains("  1 bytes as they are: a\n");
    }

    @Test
    void whatIsWrongIsOneLine() {
        run("none").assertFailure(Program.FAILED).contains("there is no file none");
        run(folder.toString()).assertFailure(Program.FAILED).contains("this is a folder");
        run("--text=a", "b").assertFailure(Program.USAGE).contains("not both");
        run("--level=10").assertFailure(Program.USAGE).contains("--level must be 0..9, was 10");
        run("--most=-1").assertFailure(Program.USAGE).contains("--most must be 0 or more, was -1");
        run("--format=zip", "a").assertFailure(Program.USAGE).contains("zip");
    }
}
