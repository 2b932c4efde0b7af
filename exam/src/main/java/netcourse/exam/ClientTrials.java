package netcourse.exam;

import static netcourse.exam.ExamTrial.client;
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
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import netcourse.common.Message;
import netcourse.common.MessageHeader;

/// What the client does. The judge is the server.
final class ClientTrials {
    private static final byte[] NOTHING = {};
    private static final int PAUSE_MILLIS = 20;

    /// Long enough for a program to start on a busy machine.
    private static final int DEADLINE_MILLIS = 4000;

    private static final int NOBODY_LISTENS_MILLIS = 1500;

    private static final int LOOK_MILLIS = 200;
    private static final int LOOKS = ExamProcess.PATIENCE_SECONDS * 1000 / LOOK_MILLIS;

    private ClientTrials() {}

    static List<ExamTrial> all() {
        return List.of(
                client("puts, gets and lists", ClientTrials::asks, 1, 3),
                client("understands an answer split at any index", ClientTrials::split, 2, 3),
                client("asks again, whatever but the answer comes", ClientTrials::asksAgain, 2, 3),
                client("waits for a server that is gone for a while", ClientTrials::gone, 2),
                client("says an error number, and asks once", ClientTrials::error, 3),
                client("gives up by the deadline", ClientTrials::deadline, 2),
                client(
                        "gives up in time when a header comes slowly",
                        examinee -> slowly(examinee, 0, MessageHeader.BYTES - 1, 500),
                        2),
                client(
                        "compresses a value, and decompresses an answer",
                        ClientTrials::compression,
                        4),
                client("seals, each time with another nonce", ClientTrials::seals, 5),
                client("asks again after a broken seal", ClientTrials::brokenSeal, 5),
                client("refuses wrong usage with status 2", ClientTrials::usage, 1, 2));
    }

    /// A server of the judge. What it does not accept waits in its queue.
    static ServerSocket listener() throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        listener.setSoTimeout(LOOK_MILLIS);
        return listener;
    }

    /// The client's next connection.
    static NotesPeer accept(ServerSocket listener, ExamProcess client)
            throws IOException, WrongBehaviour, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            try {
                return new NotesPeer(listener.accept());
            } catch (SocketTimeoutException e) {
                if (!client.runsFor(0)) {
                    throw new WrongBehaviour(
                            "the client ended with status %d instead of connecting%s"
                                    .formatted(client.awaitEnd(), saying(client)));
                }
            }
        }
        throw WrongBehaviour.stuck(
                "the client did not connect within %d s".formatted(ExamProcess.PATIENCE_SECONDS));
    }

    private static String saying(ExamProcess client) {
        return client.errors()
                .lines()
                .findFirst()
                .map(line -> ", with \"" + line + "\" on standard error")
                .orElse("");
    }

    static ExamProcess start(
            Examinee examinee, ServerSocket listener, byte[] input, String... words)
            throws IOException {
        String[] arguments = {
            "--server", "127.0.0.1:" + listener.getLocalPort(), "--deadline-ms", "25000"
        };
        String[] all = Arrays.copyOf(arguments, arguments.length + words.length);
        System.arraycopy(words, 0, all, arguments.length, words.length);
        return examinee.client(input, all);
    }

    /// Receives the request and checks it, but for its sequence.
    static Message expectRequest(NotesPeer peer, Message expected)
            throws IOException, WrongBehaviour {
        return expectRequest(peer.receive(), expected);
    }

    private static Message expectRequest(Message received, Message expected) throws WrongBehaviour {
        Message request = NotesMessages.decompressed(received);
        Message same =
                Message.request(
                        expected.header().protocol(), request.header().sequence(), expected.body());
        NotesPeer.expect(same, request);
        return request;
    }

    static void expectEnd(ExamProcess client, int status, byte[] out)
            throws WrongBehaviour, InterruptedException {
        int ended = client.awaitEnd();
        if (ended != status) {
            throw new WrongBehaviour(
                    "the exit status must be %d, was %d%s"
                            .formatted(status, ended, saying(client)));
        }
        if (!Arrays.equals(out, client.out())) {
            throw WrongBehaviour.bytes("on standard output", out, client.out());
        }
    }

    private static void asks(Examinee examinee) throws Exception {
        try (ServerSocket listener = listener()) {
            byte[] value = {0, (byte) 0x80, (byte) 0xff, '\n', 'x'};
            exchange(examinee, listener, put(0, "naïve", value), NOTHING, value, "put", "naïve");
            exchange(examinee, listener, put(0, "", NOTHING), NOTHING, NOTHING, "put", "");
            exchange(examinee, listener, get(0, "粘包"), value, NOTHING, "get", "粘包");
            byte[] names = NotesMessages.concat(prefixed(""), prefixed("a"), prefixed("é"));
            ExamProcess client = start(examinee, listener, NOTHING, "list");
            try (NotesPeer peer = accept(listener, client)) {
                peer.send(expectRequest(peer, list(0)).answer(names));
                expectEnd(client, 0, text("\na\né\n"));
            }
        }
    }

    private static void exchange(
            Examinee examinee,
            ServerSocket listener,
            Message request,
            byte[] answer,
            byte[] input,
            String... words)
            throws Exception {
        ExamProcess client = start(examinee, listener, input, words);
        try (NotesPeer peer = accept(listener, client)) {
            peer.send(expectRequest(peer, request).answer(answer));
            expectEnd(client, 0, answer);
        }
    }

    private static void split(Examinee examinee) throws Exception {
        byte[] value = text("value");
        for (int at : new int[] {1, 2, 12, 15, 16, 17, 20}) {
            try (ServerSocket listener = listener()) {
                ExamProcess client = start(examinee, listener, NOTHING, "get", "n");
                try (NotesPeer peer = accept(listener, client)) {
                    Message request = expectRequest(peer, get(0, "n"));
                    byte[] answer = NotesMessages.bytes(request.answer(value));
                    peer.send(Arrays.copyOf(answer, at));
                    if (peer.expectNothing(PAUSE_MILLIS)) {
                        throw new WrongBehaviour("the client closed the connection");
                    }
                    peer.send(Arrays.copyOfRange(answer, at, answer.length));
                    expectEnd(client, 0, value);
                }
            } catch (WrongBehaviour e) {
                throw WrongBehaviour.during("split after byte " + at, e);
            }
        }
    }

    /// What a server does instead of answering.
    private interface Trouble {
        void make(NotesPeer peer, Message request) throws IOException;
    }

    private static void asksAgain(Examinee examinee) throws Exception {
        byte[] value = text("at last");
        try (ServerSocket listener = listener()) {
            ExamProcess client = start(examinee, listener, NOTHING, "get", "n");
            trouble(listener, client, "an end at once", (peer, _) -> peer.endSending());
            trouble(listener, client, "a reset", (peer, _) -> peer.reset());
            trouble(
                    listener,
                    client,
                    "half an answer, then the end",
                    (peer, request) -> {
                        byte[] whole = NotesMessages.bytes(request.answer(text("half of this")));
                        peer.send(Arrays.copyOf(whole, 20));
                        peer.endSending();
                    });
            trouble(
                    listener,
                    client,
                    "the line that a full server sends",
                    (peer, _) -> {
                        peer.send(text("server full: at most 2 clients\n"));
                        peer.endSending();
                    });
            trouble(
                    listener,
                    client,
                    "the answer to another sequence",
                    (peer, request) -> peer.send(another(request, 0, 1).answer(text("wrong"))));
            trouble(
                    listener,
                    client,
                    "the answer to another protocol number",
                    (peer, request) -> peer.send(another(request, 1, 0).answer(text("wrong"))));
            trouble(
                    listener,
                    client,
                    "a request instead of an answer",
                    (peer, request) -> peer.send(request));
            trouble(
                    listener,
                    client,
                    "a farewell",
                    (peer, _) -> {
                        peer.send(
                                Message.farewell(netcourse.common.MessageError.BAD_MESSAGE, "no"));
                        peer.endSending();
                    });
            trouble(
                    listener,
                    client,
                    "a body length of 4294967295",
                    (peer, request) -> {
                        byte[] header = request.answer(NOTHING).header().bytes();
                        Arrays.fill(header, 12, 16, (byte) 0xff);
                        peer.send(header);
                    });
            try (NotesPeer peer = accept(listener, client)) {
                peer.send(expectRequest(peer, get(0, "n")).answer(value));
                expectEnd(client, 0, value);
            }
        }
    }

    private static Message another(Message request, int protocol, int sequence) {
        MessageHeader header = request.header();
        return Message.request(
                header.protocol() + protocol,
                header.sequence() + sequence & MessageHeader.MAX_SEQUENCE,
                request.body());
    }

    private static void trouble(
            ServerSocket listener, ExamProcess client, String what, Trouble trouble)
            throws IOException, WrongBehaviour, InterruptedException {
        try (NotesPeer peer = accept(listener, client)) {
            trouble.make(peer, expectRequest(peer, get(0, "n")));
            peer.expectEnd();
        } catch (WrongBehaviour e) {
            throw WrongBehaviour.during("after " + what, e);
        } catch (java.net.SocketException e) {
            // The judge has reset the connection itself.
        }
    }

    private static void gone(Examinee examinee) throws Exception {
        InetSocketAddress address;
        ExamProcess client;
        try (ServerSocket listener = listener()) {
            address = (InetSocketAddress) listener.getLocalSocketAddress();
            client = start(examinee, listener, NOTHING, "get", "n");
            accept(listener, client).reset();
        }
        // Bound, but not listening: whoever connects is refused, and nobody else has the port.
        try (Socket closed = new Socket()) {
            closed.setReuseAddress(true);
            closed.bind(address);
            if (!client.runsFor(NOBODY_LISTENS_MILLIS)) {
                throw new WrongBehaviour(
                        "the client ended with status %d while nobody listened"
                                .formatted(client.awaitEnd()));
            }
        }
        try (ServerSocket listener = new ServerSocket()) {
            listener.bind(address);
            listener.setSoTimeout(LOOK_MILLIS);
            try (NotesPeer peer = accept(listener, client)) {
                peer.send(expectRequest(peer, get(0, "n")).answer(text("now")));
                expectEnd(client, 0, text("now"));
            }
        }
    }

    private static void error(Examinee examinee) throws Exception {
        try (ServerSocket listener = listener()) {
            ExamProcess client = start(examinee, listener, NOTHING, "get", "n");
            try (NotesPeer peer = accept(listener, client)) {
                Message request = expectRequest(peer, get(0, "n"));
                peer.send(request.failure(netcourse.common.MessageError.FAILED, "no such note"));
                expectEnd(client, 1, NOTHING);
            }
            String said = client.errors();
            if (said.lines().count() != 1
                    || !said.contains("3")
                    || !said.contains("no such note")) {
                throw new WrongBehaviour(
                        "standard error must be one line with 3 and \"no such note\", was \"%s\""
                                .formatted(said.strip()));
            }
            listener.setSoTimeout(1);
            try (Socket again = listener.accept()) {
                throw new WrongBehaviour("the client asked again, from " + again.getPort());
            } catch (SocketTimeoutException e) {
                // Right: nobody waits.
            }
        }
    }

    private static void deadline(Examinee examinee) throws Exception {
        try (ServerSocket nobody = listener()) {
            ExamProcess silent = hurried(examinee, nobody);
            slowly(examinee, MessageHeader.BYTES, 100, 100);
            expectEnd(silent, 3, NOTHING);
        }
    }

    /// Sends the first bytes of an answer at once, then one after each pause.
    private static void slowly(Examinee examinee, int atOnce, int more, int pauseMillis)
            throws Exception {
        try (ServerSocket listener = listener()) {
            ExamProcess client = hurried(examinee, listener);
            try (NotesPeer peer = accept(listener, client)) {
                byte[] answer =
                        NotesMessages.bytes(
                                expectRequest(peer, get(0, "n")).answer(new byte[1000]));
                peer.send(Arrays.copyOf(answer, atOnce));
                HostileTrials.dribble(peer, answer, atOnce, more, pauseMillis);
            } catch (WrongBehaviour e) {
                throw WrongBehaviour.during("--deadline-ms " + DEADLINE_MILLIS, e);
            }
            expectEnd(client, 3, NOTHING);
            if (client.errors().lines().count() != 1) {
                throw new WrongBehaviour(
                        "standard error must be one line, was \"%s\""
                                .formatted(client.errors().strip()));
            }
        }
    }

    private static ExamProcess hurried(Examinee examinee, ServerSocket listener)
            throws IOException {
        return examinee.client(
                NOTHING,
                "--server",
                "127.0.0.1:" + listener.getLocalPort(),
                "--deadline-ms",
                "" + DEADLINE_MILLIS,
                "get",
                "n");
    }

    private static void compression(Examinee examinee) throws Exception {
        byte[] lines = "one line, again and again\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        try (ServerSocket listener = listener()) {
            ExamProcess client = start(examinee, listener, lines, "put", "n");
            try (NotesPeer peer = accept(listener, client)) {
                Message received = peer.receive();
                if (!received.header().isCompressed()) {
                    throw new WrongBehaviour(
                            "a put of %d bytes that repeat must be compressed: %s"
                                    .formatted(lines.length, received.header()));
                }
                peer.send(expectRequest(received, put(0, "n", lines)).answer(NOTHING));
                expectEnd(client, 0, NOTHING);
            }
            client = start(examinee, listener, NOTHING, "get", "n");
            try (NotesPeer peer = accept(listener, client)) {
                Message answer = expectRequest(peer, get(0, "n")).answer(lines);
                peer.send(NotesMessages.compressed(answer));
                expectEnd(client, 0, lines);
            }
            byte[] value = ServerTrials.HARDLY_SHORTER;
            client = start(examinee, listener, value, "put", "n");
            try (NotesPeer peer = accept(listener, client)) {
                Message received = peer.receive();
                if (received.header().isCompressed()) {
                    throw new WrongBehaviour(
                            "a put that compression makes longer is compressed: "
                                    + received.header());
                }
                // A bomb, and an answer that is cut: neither is an answer.
                peer.send(
                        NotesMessages.compressed(
                                received.answer(NOTHING),
                                1,
                                0xffff_ffffL,
                                NotesMessages.deflated(new byte[1000])));
            }
            try (NotesPeer peer = accept(listener, client)) {
                peer.send(expectRequest(peer, put(0, "n", value)).answer(NOTHING));
                expectEnd(client, 0, NOTHING);
            }
        }
    }

    private static void seals(Examinee examinee) throws Exception {
        byte[] lines = text("sealed line\n".repeat(500));
        byte[] firstNonce = NOTHING;
        for (int i = 0; i < 2; i++) {
            try (ServerSocket listener = listener()) {
                ExamProcess client =
                        start(
                                examinee,
                                listener,
                                lines,
                                "--key",
                                SealedTrials.KEY_TEXT,
                                "put",
                                "n");
                try (NotesPeer peer = accept(listener, client)) {
                    Message received = peer.receive();
                    Message plain = opened(SealedTrials.key(), received);
                    if (!plain.header().isCompressed()) {
                        throw new WrongBehaviour(
                                "a body is compressed before it is sealed: " + plain.header());
                    }
                    byte[] nonce = Arrays.copyOf(received.body(), 12);
                    if (Arrays.equals(nonce, firstNonce)) {
                        throw new WrongBehaviour(
                                "two runs of the client, with one key, have the same nonce");
                    }
                    firstNonce = nonce;
                    Message request = expectRequest(plain, put(0, "n", lines));
                    peer.send(sealed(SealedTrials.key(), request.answer(NOTHING)));
                    expectEnd(client, 0, NOTHING);
                }
            }
        }
    }

    private static void brokenSeal(Examinee examinee) throws Exception {
        byte[] key = SealedTrials.key();
        try (ServerSocket listener = listener()) {
            ExamProcess client =
                    start(examinee, listener, NOTHING, "--key", SealedTrials.KEY_TEXT, "get", "n");
            for (int at : new int[] {7, 16, -1}) {
                try (NotesPeer peer = accept(listener, client)) {
                    Message request = expectRequest(opened(key, peer.receive()), get(0, "n"));
                    byte[] answer =
                            NotesMessages.bytes(sealed(key, request.answer(text("forged"))));
                    answer[at < 0 ? answer.length - 1 : at] ^= 1;
                    peer.send(answer);
                    peer.expectEnd();
                }
            }
            try (NotesPeer peer = accept(listener, client)) {
                Message request = expectRequest(opened(key, peer.receive()), get(0, "n"));
                peer.send(request.answer(text("in clear")));
                peer.expectEnd();
            }
            try (NotesPeer peer = accept(listener, client)) {
                Message request = expectRequest(opened(key, peer.receive()), get(0, "n"));
                peer.send(sealed(key, request.answer(text("sealed"))));
                expectEnd(client, 0, text("sealed"));
            }
        }
    }

    private static void usage(Examinee examinee) throws Exception {
        try (ServerSocket listener = listener()) {
            String server = "127.0.0.1:" + listener.getLocalPort();
            String longest = "x".repeat(NotesMessages.MAX_NAME);
            for (List<String> words :
                    List.of(
                            List.of("get", "n"),
                            List.of("--server", "127.0.0.1", "get", "n"),
                            List.of("--server", "127.0.0.1:65536", "get", "n"),
                            List.of("--server", "::1:80", "get", "n"),
                            List.of("--server", server),
                            List.of("--server", server, "get"),
                            List.of("--server", server, "list", "n"),
                            List.of("--server", server, "delete", "n"),
                            List.of("--server", server, "get", longest + "x"),
                            List.of("--server", server, "--key", "00", "get", "n"),
                            List.of("--server", server, "--deadline-ms", "0", "get", "n"))) {
                String shown = String.join(" ", words);
                ExamProcess client = examinee.client(NOTHING, words.toArray(String[]::new));
                HostileTrials.expectUsage(client, shown.substring(0, Math.min(60, shown.length())));
            }
            ExamProcess client =
                    start(examinee, listener, new byte[NotesMessages.MAX_VALUE + 1], "put", "n");
            HostileTrials.expectUsage(client, "put of 60001 bytes");
            listener.setSoTimeout(1);
            try (Socket sent = listener.accept()) {
                throw new WrongBehaviour(
                        "the client connected although its usage was wrong: " + sent.getPort());
            } catch (SocketTimeoutException e) {
                // Right: nobody waits.
            }
        }
    }
}
