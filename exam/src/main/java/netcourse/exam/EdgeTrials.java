package netcourse.exam;

import static netcourse.exam.ExamTrial.client;
import static netcourse.exam.ExamTrial.server;
import static netcourse.exam.NotesMessages.MAX_NOTES;
import static netcourse.exam.NotesMessages.compressed;
import static netcourse.exam.NotesMessages.deflated;
import static netcourse.exam.NotesMessages.echo;
import static netcourse.exam.NotesMessages.get;
import static netcourse.exam.NotesMessages.list;
import static netcourse.exam.NotesMessages.opened;
import static netcourse.exam.NotesMessages.prefixed;
import static netcourse.exam.NotesMessages.put;
import static netcourse.exam.NotesMessages.sealed;
import static netcourse.exam.ServerTrials.text;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import netcourse.common.Hex;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.exam.Examinee.Listening;

/// What programs get wrong that do well otherwise: each trial was written for one of them.
final class EdgeTrials {
    private static final byte[] NOTHING = {};
    private static final int WRITERS = 10;
    private static final int NOTES_OF_EACH = 30;
    private static final int IDLE_MILLIS = 1500;

    /// The pauses that are looked at: the last is of 640 ms.
    private static final int PAUSES = 7;

    /// Far longer than these take together, and shorter than as many of a second each.
    private static final int MOST_MILLIS = 6000;

    private EdgeTrials() {}

    static List<ExamTrial> all() {
        return List.of(
                server("listens on 127.0.0.1 and nowhere else", EdgeTrials::loopback, 2),
                server(
                        "answers what was complete before a message that breaks off",
                        EdgeTrials::completeBefore,
                        2,
                        3),
                server(
                        "takes %d notes, no more, when %d clients put at once"
                                .formatted(MAX_NOTES, WRITERS),
                        EdgeTrials::atOnce,
                        2),
                server("closes nobody before the time", EdgeTrials::notBefore, 2),
                server(
                        "does not answer a one-way message or a response that is broken",
                        EdgeTrials::brokenOneWay,
                        3,
                        4),
                server("never uses a nonce of its life before", EdgeTrials::lives, 5),
                client("pauses longer and longer", EdgeTrials::pauses, 2),
                client(
                        "asks again after a body that is not in the table",
                        EdgeTrials::wrongBodies,
                        1,
                        3),
                client("says any reason in one line", EdgeTrials::reason, 1));
    }

    private static void loopback(Examinee examinee) throws Exception {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new ExamTrial.Skipped("only Linux has a second address on loopback");
        }
        Listening server = examinee.server();
        server.expectServed();
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getByName("127.0.0.2"), server.port()),
                    NotesPeer.PATIENCE_MILLIS);
        } catch (IOException e) {
            expectOneLine(server);
            return;
        }
        throw new WrongBehaviour("a client could connect to 127.0.0.2, too");
    }

    private static void expectOneLine(Listening server) throws WrongBehaviour {
        long lines = server.process().printed().lines().count();
        if (lines != 1) {
            throw new WrongBehaviour("one line expected on standard output, were " + lines);
        }
    }

    private static void completeBefore(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        Message put = put(1, "complete", text("kept"));
        byte[] half = NotesMessages.bytes(put(2, "half", text("lost")));
        for (int at : new int[] {1, MessageHeader.BYTES, half.length - 1}) {
            try (NotesPeer peer = server.connect()) {
                peer.send(NotesMessages.concat(NotesMessages.bytes(put), Arrays.copyOf(half, at)));
                peer.endSending();
                peer.expectAnswer(put, NOTHING);
                peer.expectEnd();
            } catch (WrongBehaviour e) {
                throw WrongBehaviour.during("a put, and %d bytes of another".formatted(at), e);
            }
        }
        try (NotesPeer peer = server.connect()) {
            ServerTrials.ask(peer, list(3), prefixed("complete"));
        }
    }

    private static void atOnce(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            writers.add(() -> putAll(server, writer));
        }
        int kept = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Integer> count : threads.invokeAll(writers)) {
                kept += count.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof WrongBehaviour wrong ? wrong : e;
        }
        if (kept != MAX_NOTES) {
            throw new WrongBehaviour(
                    "%d puts of other names went well, of which the server may keep %d"
                            .formatted(kept, MAX_NOTES));
        }
    }

    /// @return how many of them went well
    private static int putAll(Listening server, int writer) throws IOException, WrongBehaviour {
        int kept = 0;
        try (NotesPeer peer = server.connect()) {
            byte[][] requests = new byte[NOTES_OF_EACH][];
            for (int i = 0; i < requests.length; i++) {
                requests[i] = NotesMessages.bytes(put(i, writer + "/" + i, text("x")));
            }
            peer.send(NotesMessages.concat(requests));
            for (int i = 0; i < requests.length; i++) {
                MessageHeader answer = peer.receive().header();
                if (answer.sequence() != i
                        || answer.error() != 0 && answer.error() != NotesMessages.FAILED) {
                    throw new WrongBehaviour("to put %d came %s".formatted(i, answer));
                }
                kept += answer.error() == 0 ? 1 : 0;
            }
        }
        return kept;
    }

    private static void notBefore(Examinee examinee) throws Exception {
        Listening server = examinee.server("--idle-ms", "" + IDLE_MILLIS);
        long start = System.nanoTime();
        try (NotesPeer silent = server.connect()) {
            silent.expectEnd();
            expectPassed(start, "a client that never said anything was closed");
        }
        try (NotesPeer peer = server.connect()) {
            start = System.nanoTime();
            peer.expectServed();
            peer.expectEnd();
            expectPassed(start, "a client was closed, after its last answer,");
        }
    }

    private static void expectPassed(long start, String what) throws WrongBehaviour {
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (millis < IDLE_MILLIS) {
            throw new WrongBehaviour(
                    "%s after %d ms; --idle-ms was %d".formatted(what, millis, IDLE_MILLIS));
        }
    }

    private static void brokenOneWay(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        Message broken = compressed(echo(1, NOTHING), 0, 5, deflated(text("hello")));
        byte[] body = broken.body();
        try (NotesPeer peer = server.connect()) {
            peer.send(broken.with(MessageHeader.COMPRESSED | MessageHeader.ONE_WAY, body));
            peer.send(broken.with(MessageHeader.COMPRESSED | MessageHeader.RESPONSE, body));
            peer.send(broken.with(MessageHeader.ONE_WAY | MessageHeader.RESPONSE, body));
            peer.expectServed();
        }
    }

    private static void lives(Examinee examinee) throws Exception {
        Set<String> seen = new HashSet<>();
        for (int life = 1; life <= 2; life++) {
            Listening server = examinee.server("--key", SealedTrials.KEY_TEXT);
            for (int connection = 0; connection < 3; connection++) {
                try (NotesPeer peer = server.connect()) {
                    for (int i = 0; i < 5; i++) {
                        peer.send(sealed(SealedTrials.key(), echo(i, NOTHING)));
                        Message answer = peer.receive();
                        opened(SealedTrials.key(), answer);
                        String nonce = Hex.format(Arrays.copyOf(answer.body(), 12));
                        if (!seen.add(nonce)) {
                            throw new WrongBehaviour(
                                    "process %d: the nonce %s came before, with the same key"
                                            .formatted(life, nonce));
                        }
                    }
                }
            }
        }
    }

    private static void pauses(Examinee examinee) throws Exception {
        try (ServerSocket listener = ClientTrials.listener()) {
            ExamProcess client = ClientTrials.start(examinee, listener, NOTHING, "list");
            long start = reset(ClientTrials.accept(listener, client));
            long before = start;
            for (int i = 0; i < PAUSES; i++) {
                NotesPeer peer = ClientTrials.accept(listener, client);
                long millis = (System.nanoTime() - before) / 1_000_000;
                if (millis + 1 < (10 << i) / 2) {
                    throw new WrongBehaviour(
                            "attempt %d came %d ms after the one before; the pause is %d ms"
                                    .formatted(i + 2, millis, 10 << i));
                }
                before = reset(peer);
            }
            if (before - start > MOST_MILLIS * 1_000_000L) {
                throw new WrongBehaviour(
                        "pauses of 10 ms, 20 ms and so on to 640 ms took %d ms together"
                                .formatted((before - start) / 1_000_000));
            }
            try (NotesPeer peer = ClientTrials.accept(listener, client)) {
                peer.send(ClientTrials.expectRequest(peer, list(0)).answer(NOTHING));
                ClientTrials.expectEnd(client, 0, NOTHING);
            }
        }
    }

    /// @return the time just before, in nanoseconds: the client's pause begins after it
    private static long reset(NotesPeer peer) throws IOException {
        long before = System.nanoTime();
        peer.reset();
        return before;
    }

    private static void wrongBodies(Examinee examinee) throws Exception {
        byte[] cut = {0, 1, 'a', 0, 5, 'b'};
        byte[] notUtf8 = {0, 2, (byte) 0xc0, (byte) 0x80};
        try (ServerSocket listener = ClientTrials.listener()) {
            ExamProcess client = ClientTrials.start(examinee, listener, NOTHING, "list");
            for (byte[] body : List.of(cut, notUtf8, new byte[1])) {
                try (NotesPeer peer = ClientTrials.accept(listener, client)) {
                    peer.send(ClientTrials.expectRequest(peer, list(0)).answer(body));
                    peer.expectEnd();
                } catch (WrongBehaviour e) {
                    throw WrongBehaviour.during("after a list of " + Hex.format(body), e);
                }
            }
            try (NotesPeer peer = ClientTrials.accept(listener, client)) {
                peer.send(ClientTrials.expectRequest(peer, list(0)).answer(prefixed("a")));
                ClientTrials.expectEnd(client, 0, text("a\n"));
            }
            client = ClientTrials.start(examinee, listener, text("v"), "put", "n");
            try (NotesPeer peer = ClientTrials.accept(listener, client)) {
                Message request = ClientTrials.expectRequest(peer, put(0, "n", text("v")));
                peer.send(request.answer(text("not empty")));
                peer.expectEnd();
            } catch (WrongBehaviour e) {
                throw WrongBehaviour.during("after an answer to put with a body", e);
            }
            try (NotesPeer peer = ClientTrials.accept(listener, client)) {
                Message request = ClientTrials.expectRequest(peer, put(0, "n", text("v")));
                peer.send(request.answer(NOTHING));
                ClientTrials.expectEnd(client, 0, NOTHING);
            }
        }
    }

    private static void reason(Examinee examinee) throws Exception {
        try (ServerSocket listener = ClientTrials.listener()) {
            ExamProcess client = ClientTrials.start(examinee, listener, NOTHING, "get", "n");
            try (NotesPeer peer = ClientTrials.accept(listener, client)) {
                Message request = ClientTrials.expectRequest(peer, get(0, "n"));
                peer.send(request.failure(MessageError.FAILED, "no\nsuch\r\nnote\u001b[2J\0"));
                ClientTrials.expectEnd(client, 1, NOTHING);
            }
            String said = client.errors();
            boolean control = said.stripTrailing().chars().anyMatch(c -> Character.isISOControl(c));
            if (control || said.lines().count() != 1 || !said.contains("3")) {
                throw new WrongBehaviour(
                        "one line with number and reason, without control characters, was "
                                + Hex.format(text(said)));
            }
        }
    }
}
