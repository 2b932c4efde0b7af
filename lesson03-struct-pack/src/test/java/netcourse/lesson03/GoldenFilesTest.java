package netcourse.lesson03;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Map;
import netcourse.authoring.GoldenBytesTestBase;
import netcourse.common.Message;
import org.junit.jupiter.api.Test;

/// The bytes that the tests and the checks of this lesson deliver come from Python's struct module.
class GoldenFilesTest extends GoldenBytesTestBase {
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
