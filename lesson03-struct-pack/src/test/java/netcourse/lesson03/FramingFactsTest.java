package netcourse.lesson03;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UTFDataFormatException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import netcourse.common.LoopbackPair;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import org.junit.jupiter.api.Test;

/// What the chapter says of streams, messages and numbers, made certain.
class FramingFactsTest {
    private static final byte[] MESSAGE = "hello, world".getBytes(UTF_8);

    // --- glued and torn ---

    @Test
    void threeMessagesThatHaveArrivedAreOneRead() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().setTcpNoDelay(true);
            OutputStream out = pair.client().getOutputStream();
            for (int i = 0; i < 3; i++) {
                out.write(MESSAGE);
                out.flush();
            }
            awaitArrival(pair.server(), 3 * MESSAGE.length);
            assertThat(pair.server().getInputStream().read(new byte[100]))
                    .as("TCP_NODELAY and flush put no boundary into the stream")
                    .isEqualTo(3 * MESSAGE.length);
        }
    }

    @Test
    void oneMessageWhoseSecondHalfComesLaterIsTwoReads() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            OutputStream out = pair.client().getOutputStream();
            InputStream in = pair.server().getInputStream();
            out.write(MESSAGE, 0, 5);
            assertThat(in.read(new byte[100])).isEqualTo(5);
            out.write(MESSAGE, 5, 7);
            assertThat(in.read(new byte[100])).isEqualTo(7);
        }
    }

    @Test
    void oneWriteThatIsLargerThanTheReadersBufferIsManyReads() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(MESSAGE);
            InputStream in = pair.server().getInputStream();
            assertThat(in.read(new byte[8])).isLessThanOrEqualTo(8);
            assertThat(in.available()).isPositive();
        }
    }

    @Test
    void questionAndAnswerHideTheMistakeOfOneReadForOneMessage() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            byte[] buffer = new byte[100];
            for (int i = 0; i < 200; i++) {
                pair.client().getOutputStream().write(MESSAGE);
                int count = pair.server().getInputStream().read(buffer);
                assertThat(Arrays.copyOf(buffer, count)).isEqualTo(MESSAGE);
                pair.server().getOutputStream().write(buffer, 0, count);
                assertThat(pair.client().getInputStream().readNBytes(count)).isEqualTo(MESSAGE);
            }
        }
    }

    // --- ways to frame ---

    @Test
    void endOfConnectionDoesNotTellWholeFromCutOff() throws Exception {
        byte[] whole = readToEndWhatIsSent(MESSAGE, MESSAGE.length);
        byte[] cut = readToEndWhatIsSent(MESSAGE, 5);
        assertThat(whole).isEqualTo(MESSAGE);
        assertThat(cut).as("no exception: the end looks the same").hasSize(5);
    }

    private static byte[] readToEndWhatIsSent(byte[] bytes, int count) throws IOException {
        try (LoopbackPair pair = LoopbackPair.open()) {
            pair.client().getOutputStream().write(bytes, 0, count);
            pair.client().close();
            return pair.server().getInputStream().readAllBytes();
        }
    }

    @Test
    void delimiterInTheBodyCutsTheMessage() {
        String sent = "name=Ann\r\nadmin=yes";
        assertThat((sent + "\r\n").split("\r\n")).containsExactly("name=Ann", "admin=yes");
    }

    @Test
    void flushOfABufferedStreamSendsAndWithoutItNothingLeaves() throws Exception {
        try (LoopbackPair pair = LoopbackPair.open()) {
            OutputStream out = new BufferedOutputStream(pair.client().getOutputStream());
            out.write(MESSAGE);
            assertThat(pair.server().getInputStream().available()).isZero();
            out.flush();
            assertThat(pair.server().getInputStream().readNBytes(12)).isEqualTo(MESSAGE);
        }
    }

    // --- numbers ---

    @Test
    void byteBufferIsBigEndianUnlessTold() {
        assertThat(ByteBuffer.allocate(4).putInt(1).array()).containsExactly(0, 0, 0, 1);
    }

    @Test
    void sliceForgetsTheByteOrderOfItsBuffer() {
        ByteBuffer little = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(little.slice().order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(little.duplicate().order()).isEqualTo(ByteOrder.BIG_ENDIAN);
        assertThat(little.putInt(0, 1).order(ByteOrder.BIG_ENDIAN).getInt(0)).isEqualTo(16_777_216);
    }

    @Test
    void textThatIsTooLongIsCutInSilence() {
        assertThat(Struct.of("!2s").pack("abc".getBytes(UTF_8))).containsExactly('a', 'b');
        assertThat(Struct.of("!4s").pack("abc".getBytes(UTF_8))).containsExactly('a', 'b', 'c', 0);
    }

    @Test
    void fourGibibytesPassACheckThatReadsTheLengthAsSigned() {
        int length = ByteBuffer.wrap(new byte[] {-1, -1, -1, -1}).getInt();
        assertThat(length).as("passes length > limit").isLessThanOrEqualTo(1 << 20);
        assertThatThrownBy(() -> new byte[length].clone())
                .isInstanceOf(NegativeArraySizeException.class);
        assertThat(Integer.toUnsignedLong(length)).isEqualTo(4_294_967_295L);
    }

    @Test
    void headerWithFourGibibytesIsRefusedBeforeAnythingIsTaken() {
        byte[] header = Message.request(1, 7, new byte[0]).header().bytes();
        Arrays.fill(header, 12, 16, (byte) 0xff);
        assertThatThrownBy(() -> MessageHeader.readFrom(ByteBuffer.wrap(header), 1 << 20))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(
                        "body length must be 0..1048576, was 4294967295 (bytes 12-15 of the header)");
    }

    /// The bytes of a body may be anything, a header too. A reader that looks for the next magic
    /// after an error may find one that the attacker put there.
    @Test
    void searchForTheNextMagicFindsAMessageInsideABody() throws Exception {
        Message inner = Message.request(3, 1, "pay".getBytes(UTF_8));
        ByteBuffer innerBytes = ByteBuffer.allocate(inner.wireBytes());
        inner.writeTo(innerBytes);
        Message outer = Message.request(1, 2, innerBytes.array());
        ByteBuffer wire = ByteBuffer.allocate(outer.wireBytes());
        outer.writeTo(wire);
        int next = new String(wire.array(), ISO_8859_1).indexOf("NC", 1);
        MessageHeader found =
                MessageHeader.readFrom(wire.position(next), MessageHeader.MAX_BODY_BYTES);
        assertThat(found).isEqualTo(inner.header());
    }

    // --- Java's own framing ---

    @Test
    void writeUtfHasTwoBytesOfLengthAndNoUtf8() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("\uD83D\uDE00");
        assertThat(bytes.toByteArray()).startsWith(0, 6).hasSize(8);
        assertThat("\uD83D\uDE00".getBytes(UTF_8)).hasSize(4);
        bytes.reset();
        out.writeUTF("\0");
        assertThat(bytes.toByteArray()).containsExactly(0, 2, 0xc0, 0x80);
        assertThatThrownBy(() -> out.writeUTF("x".repeat(65_536)))
                .isInstanceOf(UTFDataFormatException.class);
    }

    /// Three ends of a line for one, and no word about a last line that was cut off.
    @Test
    void readLineTakesMoreThanTheProtocolSays() throws Exception {
        BufferedReader lines = new BufferedReader(new StringReader("a\r\nb\nc\rcut o"));
        assertThat(lines.lines()).containsExactly("a", "b", "c", "cut o");
    }

    @Test
    void readFullyLoopsAndThrowsAtAnEarlyEnd() throws Exception {
        byte[] five = new byte[5];
        new DataInputStream(oneByteAtATime(MESSAGE)).readFully(five);
        assertThat(five).isEqualTo("hello".getBytes(UTF_8));
        assertThatThrownBy(() -> new DataInputStream(oneByteAtATime(five)).readFully(new byte[6]))
                .isInstanceOf(java.io.EOFException.class);
    }

    private static InputStream oneByteAtATime(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int count) {
                return super.read(into, offset, Math.min(count, 1));
            }
        };
    }

    /// The bytes are on their way, and loopback is quick; the limit is for a machine that is not.
    private static void awaitArrival(Socket socket, int count) throws IOException {
        long start = System.nanoTime();
        while (socket.getInputStream().available() < count) {
            assertThat(System.nanoTime() - start).isLessThan(Duration.ofSeconds(10).toNanos());
            Thread.onSpinWait();
        }
    }
}
