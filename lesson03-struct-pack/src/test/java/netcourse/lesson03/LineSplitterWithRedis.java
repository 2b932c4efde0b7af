package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import netcourse.checker.Check;
import netcourse.checker.ForeignProgram;
import netcourse.checker.Trial;
import netcourse.lesson03.exercise.LineSplitter;
import netcourse.lesson03.exercise.MyLineSplitter;
import org.junit.jupiter.api.Test;

/// Judges any [LineSplitter] with the answers of a Redis, whose protocol is made of such lines:
/// `./course check 3.6 --peer redis`.
@Check(
        id = "3.6",
        title = "the lines that Redis answers",
        exercise = MyLineSplitter.class,
        core = false,
        difficulty = 3,
        minutes = 30)
class LineSplitterWithRedis {
    private static final int MAX_LINE_BYTES = 1000;

    /// Commands as a person types them, all in one send.
    private static final String COMMANDS =
            """
            PING
            ECHO hello
            SET name text
            INCR name
            RPUSH list a "" 你好
            LRANGE list 0 -1
            GET nobody
            """;

    private static final List<String> ANSWERS =
            List.of(
                    "+PONG",
                    "$5",
                    "hello",
                    "+OK",
                    "-ERR value is not an integer or out of range",
                    ":3",
                    "*3",
                    "$1",
                    "a",
                    "$0",
                    "",
                    "$6",
                    "你好",
                    "$-1");

    private final LineSplitter splitter;

    LineSplitterWithRedis(LineSplitter splitter) {
        this.splitter = splitter;
    }

    @Test
    void cutsTheAnswersInOneRead(Trial trial) throws Exception {
        judge(trial, 4096);
    }

    @Test
    void cutsTheAnswersReadByteByByte(Trial trial) throws Exception {
        judge(trial, 1);
    }

    @Test
    void cutsTheAnswersReadInSevens(Trial trial) throws Exception {
        judge(trial, 7);
    }

    private void judge(Trial trial, int readBytes) throws Exception {
        int port = ForeignProgram.freePort();
        Socket redis =
                ForeignProgram.start(
                                trial,
                                "redis-server",
                                "--port",
                                String.valueOf(port),
                                "--bind",
                                "127.0.0.1",
                                "--save",
                                "")
                        .connect(port);
        redis.getOutputStream().write(COMMANDS.replace("\n", "\r\n").getBytes(UTF_8));
        trial.step(
                "the check",
                "sends 7 commands to Redis, reads %d bytes at most".formatted(readBytes));
        splitter.begin(MAX_LINE_BYTES);
        List<String> lines = new ArrayList<>();
        long expectedBytes = ANSWERS.stream().mapToInt(a -> a.getBytes(UTF_8).length + 2).sum();
        byte[] chunk = new byte[readBytes];
        for (long read = 0; read < expectedBytes; ) {
            int count = redis.getInputStream().read(chunk);
            trial.expectThat(count > 0, "Redis ended the stream after %d bytes".formatted(read));
            read += count;
            trial.calling("push(%d bytes, lines)".formatted(count));
            splitter.push(ByteBuffer.wrap(chunk, 0, count), lines::add);
        }
        trial.expect("the lines", ANSWERS, lines);
        splitter.end();
    }
}
