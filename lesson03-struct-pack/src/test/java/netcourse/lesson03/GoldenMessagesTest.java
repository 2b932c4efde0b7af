package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import netcourse.common.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bytes that the checks of this lesson deliver come from Python's struct module.
class GoldenMessagesTest {
    private static final Path SCRIPT = Path.of("src/test/resources/golden/messages.py");

    @TempDir private Path folder;

    @Test
    void scriptMakesTheBytesThatTheFileHas() throws IOException, InterruptedException {
        File printed = folder.resolve("printed").toFile();
        assumeTrue(
                Python.ran(SCRIPT, printed),
                "skipped: there is no python3 here that runs the script");
        assertThat(printed)
                .content(StandardCharsets.UTF_8)
                .isEqualToNormalizingNewlines(GoldenMessages.text());
    }

    @Test
    void messagesHaveTheBytesOfTheFile() {
        Map.of(
                        "hello", GoldenMessages.HELLO,
                        "nothing", GoldenMessages.NOTHING,
                        "failed", GoldenMessages.FAILED,
                        "twin", GoldenMessages.TWIN)
                .forEach((name, message) ->
                        assertThat(bytes(message)).isEqualTo(GoldenMessages.bytes(name)));
    }

    private static byte[] bytes(Message message) {
        ByteBuffer bytes = ByteBuffer.allocate(message.wireBytes());
        message.writeTo(bytes);
        return bytes.array();
    }
}
