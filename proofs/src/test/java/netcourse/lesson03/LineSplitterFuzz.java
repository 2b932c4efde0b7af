package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import netcourse.common.ProtocolException;
import netcourse.lesson03.answer.LineSplitterAlternatives.*;
import netcourse.lesson03.answer.SolvedLineSplitter;
import netcourse.lesson03.exercise.LineSplitter;

/// Any bytes in any parts: the answers to exercise 3.6 find the same lines in them, and every byte
/// of a line is in the stream; the text server reads lines or refuses them.
class LineSplitterFuzz {
    private static final int[] LIMITS = {0, 8, 1000, Integer.MAX_VALUE};

    /// What was found: the lines, and why there are no more, if that was not a clean end.
    private record Found(List<String> lines, Class<?> why, String message) {}

    /// The first byte says which limit and how long the parts are; the others come.
    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) {
        int first = data.length == 0 ? 0 : data[0] & 0xff;
        byte[] bytes = Arrays.copyOfRange(data, Math.min(1, data.length), data.length);
        int limit = LIMITS[first & 3];
        int part = (first >>> 2) + 1;
        Found whole = found(new SolvedLineSplitter(), bytes, bytes.length + 1, limit);
        assertThat(found(new SolvedLineSplitter(), bytes, part, limit)).isEqualTo(whole);
        Found other = found(new DecodesAsTheyCome(), bytes, part, limit);
        assertThat(other.lines()).isEqualTo(whole.lines());
        // It may refuse a line that is not UTF-8 before the other one sees its end.
        assertThat(other.why() == null).isEqualTo(whole.why() == null);
        readByTheTextServer(bytes);
        byte[] back =
                String.join("", whole.lines().stream().map(l -> l + "\r\n").toList())
                        .getBytes(UTF_8);
        assertThat(Arrays.copyOf(bytes, back.length)).isEqualTo(back);
        assertThat(whole.why()).isIn(null, EOFException.class, ProtocolException.class);
        assertThat(whole.why() == null).isEqualTo(back.length == bytes.length);
    }

    private static void readByTheTextServer(byte[] bytes) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            Optional<String> line;
            while ((line = TextServer.readLine(in)).isPresent()) {
                assertThat(line.get().length()).isLessThanOrEqualTo(TextServer.MAX_LINE_BYTES);
            }
            assertThat(in.available()).isZero();
        } catch (ProtocolException e) {
            assertThat(bytes.length).isGreaterThan(TextServer.MAX_LINE_BYTES);
        } catch (IOException e) {
            throw new AssertionError("a stream in memory does not fail", e);
        }
    }

    private static Found found(LineSplitter splitter, byte[] bytes, int part, int limit) {
        List<String> lines = new ArrayList<>();
        splitter.begin(limit);
        try {
            for (int at = 0; at < bytes.length; at += part) {
                int length = Math.min(part, bytes.length - at);
                splitter.push(ByteBuffer.wrap(bytes, at, length), lines::add);
            }
            splitter.end();
            return new Found(lines, null, null);
        } catch (IOException e) {
            return new Found(lines, e.getClass(), e.getMessage());
        }
    }
}
