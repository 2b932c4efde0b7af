package netcourse.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import netcourse.common.Endpoint;
import netcourse.interop.RespClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A hand-written client speaks to Redis.
abstract class RedisTalk {
    private RespClient client;

    abstract Endpoint redis();

    @BeforeEach
    void connect() throws IOException {
        client = new RespClient(redis());
        assertThat(client.ask("FLUSHALL")).isEqualTo(text("OK"));
    }

    @AfterEach
    void leave() throws IOException {
        client.close();
    }

    private static Reply text(String text) {
        return new Reply.Text(text);
    }

    @Test
    void textWithDelimitersInItComesBackWhole() throws IOException {
        String value = "a\r\n$5\r\nb\0\u4f60\u597d";
        assertThat(client.ask("SET", "name", value)).isEqualTo(text("OK"));
        assertThat(client.ask("GET", "name")).isEqualTo(text(value));
        assertThat(client.ask("STRLEN", "name")).isEqualTo(new Reply.Number(15));
        assertThat(client.ask("GET", "no such name")).isEqualTo(new Reply.Nothing());
    }

    @Test
    void thousandCommandsInOneSendAreAnsweredInOrder() throws IOException {
        ByteArrayOutputStream pipeline = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) {
            pipeline.writeBytes(RespClient.command("INCR", "counter"));
        }
        client.send(pipeline.toByteArray());
        for (int i = 1; i <= 1000; i++) {
            assertThat(client.read()).isEqualTo(new Reply.Number(i));
        }
    }

    @Test
    void redisReassemblesCommandThatIsTornAnywhere() throws IOException {
        byte[] command = RespClient.command("ECHO", "torn\r\nanywhere");
        for (int cut = 1; cut < command.length; cut++) {
            client.send(Arrays.copyOf(command, cut));
            client.send(Arrays.copyOfRange(command, cut, command.length));
            assertThat(client.read()).isEqualTo(text("torn\r\nanywhere"));
        }
    }

    /// The bytes are those that Redis sends; where the stream ends early, the client says so.
    @Test
    void clientRefusesBulkTextThatEndsEarly() throws IOException {
        byte[] reply = "$6\r\nab\r\ncd\r\n".getBytes(UTF_8);
        assertThat(RespClient.read(new ByteArrayInputStream(reply))).isEqualTo(text("ab\r\ncd"));
        for (int end = 0; end < reply.length; end++) {
            byte[] torn = Arrays.copyOf(reply, end);
            assertThatThrownBy(() -> RespClient.read(new ByteArrayInputStream(torn)))
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void connectionGoesOnAfterAnError() throws IOException {
        client.ask("SET", "name", "text");
        assertThat(client.ask("INCR", "name"))
                .isEqualTo(new Reply.Failure("ERR value is not an integer or out of range"));
        assertThat(client.ask("NO-SUCH-COMMAND"))
                .isInstanceOfSatisfying(
                        Reply.Failure.class,
                        failure -> assertThat(failure.reason()).startsWith("ERR unknown command"));
        assertThat(client.ask("GET", "name")).isEqualTo(text("text"));
    }

    @Test
    void brokenLengthEndsTheConnectionWithReason() throws IOException {
        client.send("*1\r\n$x\r\n".getBytes(UTF_8));
        assertThat(client.read())
                .isEqualTo(new Reply.Failure("ERR Protocol error: invalid bulk length"));
        assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
    }

    /// A client that takes what comes next for its answer is wrong here.
    @Test
    void pushComesBetweenAnswers() throws IOException {
        assertThat(client.ask("HELLO", "3")).isInstanceOf(Reply.Items.class);
        assertThat(client.ask("SUBSCRIBE", "news"))
                .isEqualTo(push(text("subscribe"), text("news"), new Reply.Number(1)));
        try (RespClient other = new RespClient(redis())) {
            assertThat(other.ask("PUBLISH", "news", "hello")).isEqualTo(new Reply.Number(1));
        }
        client.send(RespClient.command("PING"));
        assertThat(client.read()).isEqualTo(push(text("message"), text("news"), text("hello")));
        assertThat(client.read()).isEqualTo(text("PONG"));
    }

    private static Reply push(Reply... items) {
        return new Reply.Push(List.of(items));
    }
}
