package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Inflater;
import netcourse.checker.Check;
import netcourse.checker.ForeignProgram;
import netcourse.checker.Trial;
import netcourse.lesson04.exercise.GzipMemberReader;
import netcourse.lesson04.exercise.GzipMemberReader.Member;
import netcourse.lesson04.exercise.MyGzipMemberReader;
import org.junit.jupiter.api.Test;

/// Judges any [GzipMemberReader] with what GNU gzip writes: `./course check 4.6 --peer gzip`.
@Check(
        id = "4.6",
        title = "members that gzip wrote",
        exercise = MyGzipMemberReader.class,
        core = false,
        difficulty = 3,
        minutes = 40)
class GzipMemberReaderWithGzip {
    private static final byte[] TEXT =
            "a line that is easily compressed\n".repeat(5000).getBytes(UTF_8);
    private static final byte[] BINARY = binary();

    private final GzipMemberReader reader;

    GzipMemberReaderWithGzip(GzipMemberReader reader) {
        this.reader = reader;
    }

    private static byte[] binary() {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * i >>> 5);
        }
        return bytes;
    }

    /// What gzip writes for two files, one after the other.
    private static InputStream gzip(Trial trial, String... options) throws IOException {
        Path folder = ForeignProgram.folder(trial);
        Path text = Files.write(folder.resolve("notes.txt"), TEXT);
        Path binary = Files.write(folder.resolve("picture"), BINARY);
        String[] command = new String[options.length + 4];
        command[0] = "gzip";
        command[1] = "-c";
        System.arraycopy(options, 0, command, 2, options.length);
        command[options.length + 2] = text.toString();
        command[options.length + 3] = binary.toString();
        trial.step("the check", String.join(" ", options) + " notes.txt picture, for gzip");
        // All at once: in parts, as gzip happens to write them, a wrong reader may be right.
        return new ByteArrayInputStream(
                ForeignProgram.start(trial, command).output().readAllBytes());
    }

    @Test
    void readsTwoMembersWithTheirNames(Trial trial) throws IOException {
        InputStream members = gzip(trial, "-N");
        expect(trial, members, Optional.of("notes.txt"), TEXT);
        expect(trial, members, Optional.of("picture"), BINARY);
        expectEnd(trial, members);
    }

    @Test
    void readsMembersWithoutNamesOfTheFastestLevel(Trial trial) throws IOException {
        InputStream members = gzip(trial, "-n", "-1");
        expect(trial, members, Optional.empty(), TEXT);
        expect(trial, members, Optional.empty(), BINARY);
        expectEnd(trial, members);
    }

    @Test
    void readsMembersOfTheBestLevel(Trial trial) throws IOException {
        InputStream members = gzip(trial, "-n", "-9");
        expect(trial, members, Optional.empty(), TEXT);
        expect(trial, members, Optional.empty(), BINARY);
        expectEnd(trial, members);
    }

    private Optional<Member> read(Trial trial, InputStream members) throws IOException {
        trial.calling("read(in, 1000000, inflaters)");
        return reader.read(members, 1_000_000, () -> new Inflater(true));
    }

    private void expect(Trial trial, InputStream members, Optional<String> name, byte[] content)
            throws IOException {
        Optional<Member> member = read(trial, members);
        trial.expectThat(member.isPresent(), "expected a member, was the end of the stream");
        trial.expect("the name", name, member.get().name());
        trial.expectBytes(content, member.get().content());
    }

    private void expectEnd(Trial trial, InputStream members) throws IOException {
        Optional<Member> member = read(trial, members);
        trial.expectThat(member.isEmpty(), "expected the end of the stream, was a third member");
    }
}
