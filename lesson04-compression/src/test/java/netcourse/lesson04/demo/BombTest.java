package netcourse.lesson04.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import netcourse.authoring.ProgramRun;
import netcourse.codecs.Compression;
import netcourse.codecs.StreamLimits;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;

class BombTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static ProgramRun run(String... args) {
        return ProgramRun.of(Bomb::new, args);
    }

    @Test
    void theBoundedDecoderRefusesEachAtItsLimit() {
        ProgramRun run = run("--mib=32", "--limit=100000");
        assertThat(run.status()).as(run.error()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines)
                .filteredOn(line -> line.startsWith("  without a limit "))
                .hasSize(2)
                .allMatch(line -> line.contains(" 33,554,432 "));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("  limit of 100000"))
                .hasSize(4)
                .satisfiesExactly(
                        zeros -> assertThat(zeros).contains(" 100,000 "),
                        nested -> assertThat(nested).contains(" 100,000 "),
                        empty -> assertThat(empty).contains(" 0 "),
                        announced -> assertThat(announced).contains(" 0 "));
        assertThat(lines)
                .contains(
                        "    kept in a growing array, it takes 32.0 MiB, and 48.0 MiB while it grows",
                        "    ended: output must be at most 100000 bytes, more would come",
                        "    ended: at most 1000 gzip members may be empty, more came",
                        "    ended: zstd window must be at most 8388608 bytes, was 17179869184");
    }

    @Test
    void theBombIsHundredsOfTimesSmaller() {
        byte[] bomb = HostileBytes.gzipOfZeros(64);
        assertThat(bomb.length).isLessThan((64 << 20) / 500);
        Decoding all =
                Decoding.counting(new ByteArrayInputStream(bomb), LONG, GZIPInputStream::new);
        assertThat(all.outputBytes()).isEqualTo(64 << 20);
        assertThat(all.end()).isEqualTo("at the end of the data");
        assertThat(all.allocatedBytes()).isLessThan(1 << 20);
    }

    @Test
    void whatFitsTheLimitExactlyIsDecoded() {
        byte[] bomb = HostileBytes.gzipOfZeros(1);
        assertThat(bounded(bomb, 1 << 20).end()).isEqualTo("at the end of the data");
        Decoding refused = bounded(bomb, (1 << 20) - 1);
        assertThat(refused.end()).startsWith("output must be at most 1048575 bytes");
        assertThat(refused.outputBytes()).isEqualTo((1 << 20) - 1);
        assertThat(refused.allocatedBytes()).isBetween(1L << 20, 8L << 20);
    }

    private static Decoding bounded(byte[] gzip, int limit) {
        StreamLimits limits = StreamLimits.ofOutput(limit);
        return Decoding.keeping(
                new ByteArrayInputStream(gzip), LONG, in -> Compression.GZIP.decode(in, limits));
    }

    @Test
    void aDecoderThatNeverEndsIsStopped() {
        InputStream endless = HostileBytes.repeated(new byte[] {1, 2, 3});
        Decoding stopped = Decoding.counting(endless, Duration.ofMillis(1), in -> in);
        assertThat(stopped.end()).isEqualTo("stopped by this program: the time is over");
        assertThat(stopped.time()).isLessThan(LONG);
    }

    @Test
    void whatIsWrongIsOneLine() {
        run("--mib=0").assertFailure(Program.USAGE).contains("--mib must be 1..4096, was 0");
        run("--limit=0").assertFailure(Program.USAGE).contains("--limit must be 1..67108864");
        run("--limit=x").assertFailure(Program.USAGE).contains("'x' is not an int");
    }
}
