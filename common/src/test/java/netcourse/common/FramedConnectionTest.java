package netcourse.common;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FramedConnectionTest {
    private static final MessageLimits LIMITS = MessageLimits.defaults().withMaxBodyBytes(100_000);
    private static final Message HELLO = Message.request(2, 7, "hello".getBytes(US_ASCII));
    private static final Message EMPTY = Message.oneWay(1, new byte[0]);
    private static final Message LARGE = Message.request(3, 9, filled(50_000));
    private static final String BAD_LENGTH =
            "4e 43 01 00 0000 0000 00000000 ffffffff 61 62 63 64 65 66 67 68 69";

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static byte[] wire(Message... messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Message message : messages) {
            ByteBuffer buffer = ByteBuffer.allocate(message.wireBytes());
            message.writeTo(buffer);
            all.writeBytes(buffer.array());
        }
        return all.toByteArray();
    }

    private static List<byte[]> parts(byte[] bytes, int... cuts) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int cut : cuts) {
            parts.add(Arrays.copyOfRange(bytes, from, cut));
            from = cut;
        }
        parts.add(Arrays.copyOfRange(bytes, from, bytes.length));
        parts.removeIf(part -> part.length == 0);
        return parts;
    }

    private static List<Message> readAll(List<byte[]> parts) throws IOException {
        try (FramedConnection connection =
                new FramedConnection(new PretendTransport(parts), LIMITS)) {
            List<Message> messages = new ArrayList<>();
            for (Optional<Message> m = connection.read(); m.isPresent(); m = connection.read()) {
                messages.add(m.get());
            }
            return messages;
        }
    }

    @Test
    void gluedMessagesAreTakenApart() throws IOException {
        assertThat(readAll(List.of(wire(HELLO, EMPTY, LARGE, HELLO))))
                .containsExactly(HELLO, EMPTY, LARGE, HELLO);
    }

    @Test
    void tornMessagesArePutTogetherWhereverTheyAreTorn() throws IOException {
        byte[] bytes = wire(HELLO, EMPTY, HELLO);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                assertThat(readAll(parts(bytes, first, second)))
                        .as("cut at %d and %d", first, second)
                        .containsExactly(HELLO, EMPTY, HELLO);
            }
        }
    }

    @Test
    void everyByteByItselfMakesTheSameMessages() throws IOException {
        byte[] bytes = wire(EMPTY, LARGE, HELLO);
        int[] cuts = new int[bytes.length];
        Arrays.setAll(cuts, i -> i);
        assertThat(readAll(parts(bytes, cuts))).containsExactly(EMPTY, LARGE, HELLO);
    }

    @Test
    void anEndInsideAMessageSaysHowManyBytesCameAndWereNeeded() throws IOException {
        byte[] bytes = wire(HELLO);
        for (int end = 1; end < bytes.length; end++) {
            String counts =
                    end < 16
                            ? end + " of 16 bytes of the header"
                            : end - 16 + " of 5 bytes of the body";
            byte[] cut = Arrays.copyOf(bytes, end);
            assertThatThrownBy(() -> readAll(List.of(wire(EMPTY), cut)))
                    .isExactlyInstanceOf(EOFException.class)
                    .hasMessage("stream ended after " + counts);
        }
        byte[] large = Arrays.copyOf(wire(LARGE), 16 + 12_345);
        assertThatThrownBy(() -> readAll(List.of(large)))
                .hasMessage("stream ended after 12345 of 50000 bytes of the body");
    }

    @Test
    void anEndBetweenMessagesIsClean() throws IOException {
        assertThat(readAll(List.of())).isEmpty();
        assertThat(readAll(List.of(wire(EMPTY)))).containsExactly(EMPTY);
    }

    @Test
    void refusedBytesAreRefusedAtEveryFurtherReadAndThePeerIsToldOnClosing() throws IOException {
        PretendTransport transport =
                new PretendTransport(List.of(wire(HELLO), Hex.parse(BAD_LENGTH)));
        FramedConnection connection = new FramedConnection(transport, LIMITS);
        String refusal =
                "body length must be 0..100000, was 4294967295 (bytes 12-15 of the header)";
        assertThat(connection.read()).contains(HELLO);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(connection::read)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessage(refusal);
        }
        connection.write(HELLO.echo());
        connection.close();
        Message farewell = Message.farewell(MessageError.BAD_MESSAGE, refusal);
        assertThat(transport.written()).isEqualTo(wire(HELLO.echo(), farewell));
        assertThat(transport.isClosed()).isTrue();
    }

    @Test
    void pollGivesWhatIsHereWholeAndDoesNotRead() throws IOException {
        byte[] bytes = wire(EMPTY, HELLO, HELLO);
        List<byte[]> parts = parts(bytes, bytes.length - 1);
        FramedConnection connection = new FramedConnection(new PretendTransport(parts), LIMITS);
        assertThat(connection.poll()).isEmpty();
        assertThat(connection.read()).contains(EMPTY);
        assertThat(connection.poll()).contains(HELLO);
        assertThat(connection.poll()).isEmpty();
        assertThat(connection.read()).contains(HELLO);
    }

    @Test
    void aRefusedLengthIsRefusedWithoutAnotherByte() throws IOException {
        PretendTransport transport =
                new PretendTransport(Hex.parse(Hex.format(wire(EMPTY)) + BAD_LENGTH));
        FramedConnection connection = new FramedConnection(transport, LIMITS);
        connection.read();
        assertThatThrownBy(connection::poll).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(connection::read).isInstanceOf(ProtocolException.class);
        assertThat(transport.roomForReads()).hasSize(1);
    }

    @Test
    void answersGoOutTogetherWhenNoWholeMessageIsLeft() throws IOException {
        byte[] bytes = wire(HELLO, EMPTY, HELLO);
        PretendTransport transport = new PretendTransport(parts(bytes, 50));
        FramedConnection connection = new FramedConnection(transport, LIMITS);
        connection.answerAll(request ->
                request.header().isOneWay() ? Optional.empty() : Optional.of(request.echo()));
        assertThat(transport.writes()).containsExactly(wire(HELLO.echo()), wire(HELLO.echo()));
    }

    @Test
    void answersBeforeARefusedHeaderGoOutBeforeTheReason() throws IOException {
        byte[] bad = Hex.parse(BAD_LENGTH);
        byte[] otherMagic = Hex.parse("4e 44 01 00 0000 0000 00000000 00000000");
        for (byte[] refused : List.of(bad, otherMagic)) {
            byte[] bytes =
                    ByteBuffer.allocate(21 + refused.length).put(wire(HELLO)).put(refused).array();
            PretendTransport transport = new PretendTransport(bytes);
            FramedConnection connection = new FramedConnection(transport, LIMITS);
            assertThatThrownBy(() -> connection.answerAll(request -> Optional.of(request.echo())))
                    .isInstanceOf(ProtocolException.class);
            connection.close();
            assertThat(transport.written()).startsWith(wire(HELLO.echo())).hasSizeGreaterThan(40);
        }
    }

    @Test
    void aTimeOutInsideAMessageLosesNoByte() throws IOException {
        byte[] bytes = wire(HELLO, LARGE);
        for (int cut = 1; cut < bytes.length; cut += cut < 40 ? 1 : 977) {
            byte[] first = Arrays.copyOf(bytes, cut);
            byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
            List<Message> messages = new ArrayList<>();
            int timeOuts = 0;
            try (FramedConnection connection =
                    new FramedConnection(
                            new PretendTransport(first, PretendTransport.TIME_OUT, rest), LIMITS)) {
                while (messages.size() < 2) {
                    try {
                        messages.add(connection.read().orElseThrow());
                    } catch (SocketTimeoutException e) {
                        timeOuts++;
                    }
                }
            }
            assertThat(messages).as("cut at %d", cut).containsExactly(HELLO, LARGE);
            assertThat(timeOuts).isEqualTo(1);
        }
    }

    @Test
    void aFailureIsThrownAgainByEachFurtherRead() throws IOException {
        byte[] half = Arrays.copyOf(wire(HELLO), 18);
        FramedConnection connection = new FramedConnection(new PretendTransport(half), LIMITS);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(connection::read)
                    .isInstanceOf(EOFException.class)
                    .hasMessage("stream ended after 2 of 5 bytes of the body");
        }
    }

    @Test
    void aSilentConnectionReadsIntoItsOwnBufferAndOneWhoseBytesFlowIntoALargeOne()
            throws IOException {
        PretendTransport transport =
                new PretendTransport(wire(LARGE, LARGE, LARGE), wire(HELLO), wire(HELLO));
        try (FramedConnection connection = new FramedConnection(transport, LIMITS)) {
            for (int i = 0; i < 5; i++) {
                connection.read();
            }
            assertThat(transport.roomForReads())
                    .containsExactly(4096, BufferPool.BUFFER_BYTES - 4096 + 16, 4096, 4096);
        }
    }

    @Test
    void messagesGoOutTogetherAtAFlush() throws IOException {
        PretendTransport transport = new PretendTransport();
        FramedConnection connection = new FramedConnection(transport, LIMITS);
        connection.write(HELLO);
        connection.write(EMPTY);
        assertThat(transport.writes()).isEmpty();
        connection.flush();
        connection.flush();
        assertThat(transport.writes()).containsExactly(wire(HELLO, EMPTY));
    }

    @Test
    void whatHasNoRoomGoesOutBeforeTheFlush() throws IOException {
        PretendTransport transport = new PretendTransport();
        FramedConnection connection = new FramedConnection(transport, LIMITS);
        for (int i = 0; i < 1000; i++) {
            connection.write(HELLO);
        }
        assertThat(transport.writes()).isEmpty();
        for (int i = 0; i < 5; i++) {
            connection.write(LARGE);
        }
        assertThat(transport.writes()).hasSize(1);
        assertThat(transport.writes().getFirst()).hasSize(BufferPool.BUFFER_BYTES);
        connection.write(HELLO);
        connection.flush();
        byte[] expected = wire(LARGE, HELLO);
        byte[] all = transport.written();
        assertThat(all).hasSize(1000 * 21 + 5 * LARGE.wireBytes() + 21).endsWith(expected);
    }

    @Test
    void aMessageThatIsSentGoesOutAfterThoseThatWait() throws IOException {
        PretendTransport transport = new PretendTransport();
        FramedConnection connection = new FramedConnection(transport, LIMITS);
        connection.write(HELLO);
        connection.send(EMPTY);
        connection.send(List.of(HELLO, EMPTY));
        assertThat(transport.writes()).containsExactly(wire(HELLO, EMPTY), wire(HELLO, EMPTY));
    }

    @Test
    void aBodyBeyondTheLimitIsNotWritten() throws IOException {
        PretendTransport transport = new PretendTransport();
        FramedConnection connection =
                new FramedConnection(transport, LIMITS.withMaxBodyBytes(HELLO.body().length - 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection.write(HELLO))
                .withMessage("body length must be 0..4, was 5");
        connection.close();
        assertThat(transport.written()).isEmpty();
    }

    @Test
    void closingSendsWhatWasNotFlushed() throws IOException {
        PretendTransport transport = new PretendTransport();
        try (FramedConnection connection = new FramedConnection(transport, LIMITS)) {
            connection.write(HELLO);
        }
        assertThat(transport.written()).isEqualTo(wire(HELLO));
    }

    @Test
    void closingClosesEvenIfTheFlushBeforeItThrows() throws IOException {
        PretendTransport transport =
                new PretendTransport() {
                    @Override
                    void writing() throws IOException {
                        throw new SocketException("broken pipe");
                    }
                };
        FramedConnection connection = new FramedConnection(transport, LIMITS);
        connection.write(HELLO);
        assertThatThrownBy(connection::close)
                .isInstanceOf(IOException.class)
                .hasRootCauseMessage("broken pipe");
        assertThat(transport.isClosed()).isTrue();
        connection.close();
    }

    @Test
    void aClaimedLengthAloneTakesNoMemory() throws IOException {
        var gib = LIMITS.withMaxBodyBytes(Integer.MAX_VALUE);
        byte[] claim = Hex.parse("4e 43 01 00 0000 0000 00000000 7fffffff 61");
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        PretendTransport transport = new PretendTransport(List.of(claim));
        try (FramedConnection connection = new FramedConnection(transport, gib)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThatThrownBy(connection::read)
                    .hasMessage("stream ended after 1 of 2147483647 bytes of the body");
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
        }
    }

    @Test
    void aMessageThatIsNotCompleteInTimeIsGivenUpWithItsCounts() throws IOException {
        try (Pair pair = new Pair(LIMITS.withMessageDeadline(Duration.ofMillis(20)))) {
            pair.peer.getOutputStream().write(wire(HELLO), 0, 18);
            assertThatThrownBy(pair.connection::read)
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage(
                            "message must be complete within 20 ms, came 2 of 5 bytes of the body");
        }
    }

    @Test
    void bytesThatKeepComingDoNotMoveTheDeadline() throws IOException {
        byte[] bytes = wire(LARGE);
        int[] cuts = new int[bytes.length];
        Arrays.setAll(cuts, i -> i);
        long start = System.nanoTime();
        PretendTransport trickle =
                new PretendTransport(parts(bytes, cuts)) {
                    @Override
                    void reading() {
                        java.util.concurrent.locks.LockSupport.parkNanos(100_000);
                    }
                };
        var limits = LIMITS.withMessageDeadline(Duration.ofMillis(20));
        try (FramedConnection connection = new FramedConnection(trickle, limits)) {
            assertThatThrownBy(connection::read)
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageStartingWith("message must be complete within 20 ms, came ");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void aPeerThatSaysNothingIsGivenUpAfterTheIdleTime() throws IOException {
        try (Pair pair = new Pair(LIMITS.withIdle(Duration.ofMillis(10)))) {
            assertThatThrownBy(pair.connection::read)
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("no message came within 10 ms");
        }
    }

    @Test
    void aPeerWhoseBytesAreRefusedReadsTheReasonAndThenTheEnd() throws IOException {
        try (Pair pair = new Pair(LIMITS)) {
            // More than was read when the header is refused: closing would send a RST.
            pair.peer.getOutputStream().write(Hex.parse(BAD_LENGTH.repeat(1000)));
            FutureTask<Void> serving = new FutureTask<>(pair::readAndClose);
            Thread.ofVirtual().start(serving);
            try (FramedConnection peer = new FramedConnection(pair.peer, LIMITS)) {
                Message farewell = peer.read().orElseThrow();
                assertThat(farewell.header().error()).isEqualTo(MessageError.BAD_MESSAGE.number());
                assertThat(farewell.text()).contains("was 4294967295");
                assertThat(peer.read()).isEmpty();
            }
        }
    }

    @Test
    void closingDoesNotWaitForAPeerThatNeverReads() throws Exception {
        try (Pair pair = new Pair(LIMITS)) {
            FutureTask<Void> stuck =
                    new FutureTask<>(() -> {
                        while (true) {
                            pair.connection.write(LARGE);
                        }
                    });
            Thread writer = Thread.ofVirtual().start(stuck);
            while (writer.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            pair.connection.close();
            assertThatThrownBy(stuck::get).hasCauseInstanceOf(SocketException.class);
        }
    }

    @Test
    void theReasonWaitsForAThreadThatIsWriting() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        PretendTransport transport =
                new PretendTransport() {
                    @Override
                    void writing() throws IOException {
                        writing.countDown();
                        try {
                            go.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                };
        FramedConnection connection = new FramedConnection(transport, LIMITS);
        connection.write(HELLO);
        FutureTask<Void> flushing =
                new FutureTask<>(() -> {
                    connection.flush();
                    return null;
                });
        Thread.ofVirtual().start(flushing);
        writing.await();
        FutureTask<Void> closing =
                new FutureTask<>(() -> {
                    connection.close(MessageError.STOPPING, "over");
                    return null;
                });
        Thread.ofVirtual().start(closing);
        go.countDown();
        closing.get();
        Message over = Message.farewell(MessageError.STOPPING, "over");
        assertThat(transport.written()).isEqualTo(wire(HELLO, over));
    }

    @Test
    void afterAHalfCloseThePeerReadsTheEndAndCanStillAnswer() throws IOException {
        try (Pair pair = new Pair(LIMITS);
                FramedConnection peer = new FramedConnection(pair.peer, LIMITS)) {
            pair.connection.write(HELLO);
            pair.connection.shutdownOutput();
            assertThat(peer.read()).contains(HELLO);
            assertThat(peer.read()).isEmpty();
            peer.write(HELLO.echo());
            peer.flush();
            assertThat(pair.connection.read()).contains(HELLO.echo());
        }
    }

    @Test
    void aResetIsAnotherThingThanAnEnd() throws IOException {
        try (Pair pair = new Pair(LIMITS)) {
            pair.peer.setOption(StandardSocketOptions.SO_LINGER, 0);
            pair.peer.close();
            assertThatThrownBy(pair.connection::read).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aClosedSocketIsNoConnection() throws IOException {
        Socket closed = new Socket();
        closed.close();
        assertThatThrownBy(() -> new FramedConnection(closed, LIMITS))
                .isInstanceOf(SocketException.class);
    }

    /// A connection over loopback, and the raw socket at its other end.
    private static final class Pair implements AutoCloseable {
        final FramedConnection connection;
        final Socket peer;

        Pair(MessageLimits limits) throws IOException {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            try (ServerSocket listener = new ServerSocket(0, 1, loopback)) {
                peer = new Socket(loopback, listener.getLocalPort());
                connection = new FramedConnection(listener.accept(), limits);
            }
        }

        private Void readAndClose() throws IOException {
            try (connection) {
                connection.read();
            } catch (ProtocolException e) {
                // The peer is told.
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            try (peer) {
                connection.close();
            }
        }
    }
}
