package netcourse.lesson02;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static netcourse.checker.Symptom.always;
import static netcourse.checker.Symptom.when;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Delivery;
import netcourse.checker.Symptom;
import netcourse.checker.Task;
import netcourse.checker.Trial;
import netcourse.checker.Wire;
import netcourse.lesson02.exercise.MyRequestSender;
import netcourse.lesson02.exercise.RequestSender;
import netcourse.lesson02.mistake.RequestSenderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [RequestSender].
@Check(
        id = "2.2",
        title = "send, half-close, read the answer to its end",
        exercise = MyRequestSender.class,
        core = true,
        difficulty = 1,
        minutes = 15)
class RequestSenderCheck {
    private static final byte[] REQUEST = "time?".getBytes(US_ASCII);
    private static final byte[] ANSWER = "ten past two".getBytes(US_ASCII);

    /// 00, 80 and ff, what is no UTF-8, a line end.
    private static final byte[] EDGES = {0, 'a', (byte) 0x80, (byte) 0xc3, '\n', (byte) 0xff, 'b'};

    private static final int LIMIT = 1000;
    private static final int TOLERANCE = 64 * 1024;

    /// Than those of the usual streams, and less than a connection takes without a reader.
    private static final int LONGER_THAN_BUFFERS = 48 * 1024;

    private final RequestSender sender;

    RequestSenderCheck(RequestSender sender) {
        this.sender = sender;
    }

    /// A peer that reads the request to its end, then answers, if it has not, and ends its stream.
    private static Task<byte[]> peer(Trial trial, Socket socket, byte[]... answers) {
        return trial.start(
                "peer",
                () -> {
                    try {
                        byte[] request = socket.getInputStream().readAllBytes();
                        for (byte[] answer : answers) {
                            trial.step("peer", "answers with " + answer.length + " bytes");
                            socket.getOutputStream().write(answer);
                        }
                        socket.shutdownOutput();
                        return request;
                    } catch (IOException e) {
                        if (socket.isClosed()) {
                            return new byte[0]; // the check has closed it: the verdict is there
                        }
                        throw e;
                    }
                });
    }

    /// Names what commonly goes wrong before the answer is there.
    private static void expectMistakes(Trial trial, Wire wire) {
        BooleanSupplier sentAllAndNoEnd =
                () -> wire.bytesYouSent() == REQUEST.length && !wire.socket().isOutputShutdown();
        trial.ifThrown(
                t ->
                        t instanceof SocketException
                                && String.valueOf(t.getMessage()).contains("closed")
                                && sentAllAndNoEnd.getAsBoolean(),
                ClosesOutputStream.class);
        trial.ifWaiting(
                () -> sentAllAndNoEnd.getAsBoolean() && !wire.socket().isClosed(),
                KeepsOutputOpen.class);
    }

    private static void expectRequest(
            Trial trial, byte[] expected, Task<byte[]> peer, Symptom... symptoms) throws Exception {
        byte[] got = peer.result();
        trial.step("peer got", got.length + " bytes, then the end of the stream");
        trial.expectThat(
                expected.length == got.length,
                "the request has %d bytes, the peer got %d before the end of the stream"
                        .formatted(expected.length, got.length),
                symptoms);
        trial.expectThat(
                Arrays.equals(expected, got), "the peer got other bytes than the request has");
    }

    /// Whether it sends something of a request that is longer than a buffer: it does write, then.
    private boolean sendsLongRequest(Trial trial) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket peer = listener.accept()) {
            peer.shutdownOutput();
            CallResult.of(() -> sender.exchange(socket, new byte[LONGER_THAN_BUFFERS], LIMIT));
            return peer.getInputStream().available() > 0;
        }
    }

    @Test
    void exchangesRequestForAnswer(Trial trial) throws Exception {
        Wire wire = trial.wire(Delivery.whole(ANSWER));
        expectMistakes(trial, wire);
        Task<byte[]> peer = peer(trial, wire.peer(), ANSWER);
        byte[] got = sender.exchange(wire.socket(), REQUEST.clone(), LIMIT);
        boolean keeps = wire.bytesYouSent() == 0 && sendsLongRequest(trial);
        expectRequest(trial, REQUEST, peer, when(keeps, ForgetsFlush.class));
        trial.expectBytes(
                ANSWER,
                got,
                when(
                                wire.bytesYouRead() == 0 && wire.askedWhatIsAvailable(),
                                AsksWhatIsAvailable.class)
                        .orNothing());
    }

    @Test
    void leavesSocketOpen(Trial trial) throws Exception {
        Wire wire = trial.wire(Delivery.whole(ANSWER));
        peer(trial, wire.peer(), ANSWER);
        sender.exchange(wire.socket(), REQUEST.clone(), LIMIT);
        trial.expect("closed", false, wire.socket().isClosed(), always(ClosesSocketOfOthers.class));
        trial.expect("SO_TIMEOUT", 0, wire.socket().getSoTimeout());
    }

    /// The peer looks at the time-out once a part of its answer has been read.
    @Test
    void setsNoTimeoutWhileItReads(Trial trial) throws Exception {
        Wire wire = trial.wire(Delivery.whole(ANSWER));
        Task<Integer> timeout = trial.start("peer", () -> timeoutAfterPart(wire));
        sender.exchange(wire.socket(), REQUEST.clone(), LIMIT);
        trial.expect("SO_TIMEOUT while you read", 0, timeout.result());
    }

    private static int timeoutAfterPart(Wire wire) throws IOException {
        Socket peer = wire.peer();
        peer.getInputStream().readAllBytes();
        peer.getOutputStream().write(ANSWER);
        while (wire.bytesYouRead() < ANSWER.length && !peer.isClosed()) {
            Thread.onSpinWait();
        }
        int timeout = wire.socket().isClosed() ? 0 : wire.socket().getSoTimeout();
        peer.shutdownOutput();
        return timeout;
    }

    /// The peer has the answer ready, so that its parts are as the delivery says.
    @Test
    void readsAnswerHoweverItArrives(Trial trial) throws Throwable {
        trial.overTcp(
                Delivery.everyWay(ANSWER),
                wire -> {
                    Task<byte[]> peer = peer(trial, wire.peer());
                    byte[] got = sender.exchange(wire.socket(), REQUEST.clone(), LIMIT);
                    expectRequest(trial, REQUEST, peer);
                    // The first way in which a read gets less than all gets one byte.
                    boolean first =
                            wire.bytesYouRead() == 1
                                    && !wire.askedWhatIsAvailable()
                                    && Arrays.equals(got, Arrays.copyOf(ANSWER, 1));
                    trial.expectBytes(ANSWER, got, when(first, TakesFirstPartOnly.class));
                });
    }

    @Test
    void sendsAndReadsEveryByteAsItIs(Trial trial) throws Exception {
        Wire wire = trial.wire(Delivery.whole(EDGES));
        Task<byte[]> peer = peer(trial, wire.peer(), EDGES);
        byte[] request = EDGES.clone();
        byte[] got = sender.exchange(wire.socket(), request, LIMIT);
        expectRequest(trial, EDGES, peer);
        trial.expectBytes(EDGES, got);
        trial.step("the check", "looks at the caller's request again");
        trial.expectBytes(EDGES, request);
    }

    @Test
    void throwsWhenTheConnectionIsReset(Trial trial) throws Exception {
        Wire wire = trial.wire(Delivery.whole(ANSWER));
        trial.start("peer", () -> resetAfter(trial, wire.peer(), ANSWER));
        trial.expectThrows(
                SocketException.class,
                "the peer resets the connection in the middle of the answer",
                () -> sender.exchange(wire.socket(), REQUEST.clone(), LIMIT));
    }

    /// The peer has answered already, so that code which goes on finds a whole answer.
    @Test
    void throwsWhatItsSendingThrows(Trial trial) throws Exception {
        IOException failure = new SocketException("Broken pipe");
        for (boolean atWrite : new boolean[] {true, false}) {
            trial.nextCase();
            String where = atWrite ? "every write" : "shutdownOutput()";
            try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Socket socket = new Unsendable(failure, atWrite)) {
                socket.connect(listener.getLocalSocketAddress());
                try (Socket peer = listener.accept()) {
                    peer.getOutputStream().write(ANSWER);
                    peer.shutdownOutput();
                    trial.step("the peer", "has sent an answer, and the end of its stream");
                    trial.step("from now on", where + " throws " + failure);
                    expectFailure(trial, where, failure, socket);
                }
            }
        }
    }

    private void expectFailure(Trial trial, String where, IOException failure, Socket socket) {
        IOException thrown =
                trial.expectThrows(
                        IOException.class,
                        where + " throws",
                        () -> sender.exchange(socket, REQUEST.clone(), LIMIT));
        trial.expectThat(thrown == failure, "expected %s, was %s".formatted(failure, thrown));
        trial.expect("closed", false, socket.isClosed());
    }

    /// A socket that is broken in the direction to the peer.
    private static final class Unsendable extends Socket {
        private final IOException failure;
        private final boolean atWrite;

        Unsendable(IOException failure, boolean atWrite) {
            this.failure = failure;
            this.atWrite = atWrite;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    if (atWrite) {
                        throw failure;
                    }
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public void shutdownOutput() throws IOException {
            super.shutdownOutput();
            if (!atWrite) {
                throw failure;
            }
        }
    }

    /// SO_LINGER 0 makes a reset of the close.
    private static Void resetAfter(Trial trial, Socket socket, byte[] part) throws IOException {
        socket.getInputStream().readAllBytes();
        trial.step("peer", "sends %d bytes, then a reset".formatted(part.length));
        socket.getOutputStream().write(part);
        socket.setSoLinger(true, 0);
        socket.close();
        return null;
    }

    @Test
    void sendsAndReadsNothingToo(Trial trial) throws Exception {
        Wire wire = trial.wire(Delivery.whole(new byte[0]));
        Task<byte[]> peer = peer(trial, wire.peer());
        byte[] got = sender.exchange(wire.socket(), new byte[0], LIMIT);
        expectRequest(trial, new byte[0], peer);
        trial.expectBytes(new byte[0], got);
    }

    @Test
    void sendsLongRequestWhole(Trial trial) throws Exception {
        byte[] request = new byte[1 << 20];
        Arrays.fill(request, (byte) 'r');
        Wire wire = trial.wire(Delivery.whole(ANSWER));
        Task<byte[]> peer = peer(trial, wire.peer(), ANSWER);
        byte[] got = sender.exchange(wire.socket(), request.clone(), LIMIT);
        expectRequest(trial, request, peer);
        trial.expectBytes(ANSWER, got);
    }

    @Test
    void readsLongAnswerWhole(Trial trial) throws Exception {
        byte[] answer = new byte[200_000];
        for (int i = 0; i < answer.length; i++) {
            answer[i] = (byte) (i * 31 >> 4);
        }
        Wire wire = trial.wire(Delivery.whole(new byte[0]));
        peer(trial, wire.peer(), answer);
        byte[] got = sender.exchange(wire.socket(), REQUEST.clone(), answer.length);
        trial.expectThat(got != null, "expected an answer, got null");
        trial.expect("bytes of the answer", answer.length, got.length);
        trial.expect("the first byte that differs", -1, Arrays.mismatch(answer, got));
    }

    @Test
    void acceptsAnswerAsLongAsTheLimit(Trial trial) throws Throwable {
        trial.overTcp(
                List.of(Delivery.whole(ANSWER), Delivery.byteByByte(ANSWER)),
                wire -> {
                    peer(trial, wire.peer());
                    byte[] got = sender.exchange(wire.socket(), REQUEST.clone(), ANSWER.length);
                    trial.expectBytes(ANSWER, got);
                });
    }

    @Test
    void refusesAnswerLongerThanTheLimit(Trial trial) throws Throwable {
        trial.overTcp(
                List.of(Delivery.whole(ANSWER), Delivery.byteByByte(ANSWER)),
                wire -> {
                    peer(trial, wire.peer());
                    expectRefusal(trial, wire, ANSWER.length - 1, ANSWER.length);
                });
        trial.overTcp(
                List.of(Delivery.whole(ANSWER)),
                wire -> {
                    peer(trial, wire.peer());
                    expectRefusal(trial, wire, 0, ANSWER.length);
                });
        Wire wire = trial.wire(Delivery.whole(new byte[0]));
        byte[] much = new byte[4 << 20];
        peer(trial, wire.peer(), much);
        expectRefusal(trial, wire, LIMIT, much.length);
    }

    private void expectRefusal(Trial trial, Wire wire, int limit, int length) throws Exception {
        try {
            byte[] got = sender.exchange(wire.socket(), REQUEST.clone(), limit);
            boolean cuts = limit > 0 && Arrays.equals(got, Arrays.copyOf(ANSWER, limit));
            throw trial.wrong(
                    "the limit is %d bytes, the answer has %d: expected IOException, got %s"
                            .formatted(limit, length, got == null ? "null" : got.length + " bytes"),
                    when(cuts, CutsAtLimit.class));
        } catch (IOException e) {
            trial.threw(e);
            Symptom reads = when(wire.bytesYouRead() == length, ReadsWithoutLimit.class);
            trial.expectThat(
                    String.valueOf(e.getMessage()).contains(String.valueOf(limit)),
                    "the message must name the limit, %d, was \"%s\""
                            .formatted(limit, e.getMessage()));
            trial.expectThat(
                    wire.bytesYouRead() <= limit + TOLERANCE,
                    "the limit is %d bytes, you read %d".formatted(limit, wire.bytesYouRead()),
                    reads);
            trial.expect("closed", false, wire.socket().isClosed());
        }
    }

    @Test
    void needsNoMemoryForTheLimit(Trial trial) throws Throwable {
        trial.ifThrown(OutOfMemoryError.class, AllocatesLimit.class);
        trial.overTcp(
                List.of(Delivery.whole(ANSWER)),
                wire -> {
                    peer(trial, wire.peer());
                    trial.expectBytes(
                            ANSWER,
                            sender.exchange(wire.socket(), REQUEST.clone(), Integer.MAX_VALUE));
                });
    }
}
