package netcourse.lesson01;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import netcourse.authoring.GoldenBytesTestBase;
import netcourse.authoring.SystemCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden bytes are what Python and a C compiler make.
class GoldenBytesTest extends GoldenBytesTestBase {
    @TempDir private Path folder;

    static List<String> programs() throws IOException {
        return names(".c");
    }

    @ParameterizedTest
    @MethodSource("programs")
    @EnabledOnOs(value = OS.LINUX, disabledReason = "tcp-control.c needs the headers of Linux")
    void compiledStructuresHaveTheSameBytes(String name) throws IOException, InterruptedException {
        String program = folder.resolve(name).toString();
        assertThat(SystemCommand.lines("cc", "-o", program, source(name + ".c"))).isEmpty();
        assertThat(SystemCommand.lines(program)).isEqualTo(golden(name));
    }

    @Test
    void everyFileOfBytesHasItsSource() throws IOException {
        List<String> sources = Stream.concat(names(".py").stream(), programs().stream()).toList();
        assertThat(names(".txt")).isNotEmpty().isSubsetOf(sources);
    }

    /// The article: "struct+pack (data structure)".
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "python3 is another program there")
    void pythonsStructPadsAsCDoesUnlessItIsToldNotTo() throws IOException, InterruptedException {
        String sizes = "import struct; print(*map(struct.calcsize, ('BI', '@BI', '!BI', '<BI')))";
        assertThat(SystemCommand.lines("python3", "-c", sizes)).containsExactly("8 8 5 5");
    }
}
