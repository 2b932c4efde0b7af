package netcourse.exam;

import static netcourse.exam.ExamTrial.server;
import static netcourse.exam.NotesMessages.MAX_BODY;
import static netcourse.exam.NotesMessages.MAX_NAME;
import static netcourse.exam.NotesMessages.MAX_NOTES;
import static netcourse.exam.NotesMessages.MAX_VALUE;
import static netcourse.exam.NotesMessages.PUT;
import static netcourse.exam.NotesMessages.concat;
import static netcourse.exam.NotesMessages.echo;
import static netcourse.exam.NotesMessages.get;
import static netcourse.exam.NotesMessages.list;
import static netcourse.exam.NotesMessages.prefixed;
import static netcourse.exam.NotesMessages.put;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.exam.Examinee.Listening;

/// What the server does for clients that mean well.
final class ServerTrials {
    /// A pause after a part, so that it arrives alone. Nothing may be answered in it.
    private static final int PAUSE_MILLIS = 20;

    private static final byte[] NOTHING = {};

    /// Deflated it has fewer bytes; with the five in front of them it has more.
    static final byte[] HARDLY_SHORTER = text("aaaaaaaa");

    private ServerTrials() {}

    static List<ExamTrial> all() {
        return List.of(
                server("puts, gets, lists and echoes", ServerTrials::serves, 1, 3),
                server("keeps values of any bytes", ServerTrials::keepsAnyBytes, 1),
                server("lists names in the order of their bytes", ServerTrials::ordersNames, 1),
                server("understands a request split at any index", ServerTrials::split, 2, 3),
                server("understands requests byte by byte", ServerTrials::byteByByte, 2, 3),
                server("answers 100 requests of one write, in order", ServerTrials::inOneWrite, 3),
                server(
                        "answers all when the client ends its direction, then closes",
                        ServerTrials::halfClose,
                        2),
                server(
                        "answers each failure with its error number, and goes on",
                        ServerTrials::failures,
                        1,
                        3),
                server(
                        "carries out a one-way message without an answer, ignores a response",
                        ServerTrials::oneWay,
                        3),
                server(
                        "takes a body, a name, a value of the greatest length, and none longer",
                        ServerTrials::lengths,
                        1,
                        3),
                server("keeps %d notes".formatted(MAX_NOTES), ServerTrials::notes, 3),
                server(
                        "understands compressed bodies, compresses where that is shorter",
                        ServerTrials::compression,
                        4));
    }

    private static void serves(Examinee examinee) throws Exception {
        Listening server = examinee.server("--port", "0");
        try (NotesPeer peer = server.connect()) {
            ask(peer, put(1, "greeting", text("hello")), NOTHING);
            ask(peer, get(2, "greeting"), text("hello"));
            ask(peer, put(3, "greeting", text("good morning")), NOTHING);
            ask(peer, get(0xffff_ffffL, "greeting"), text("good morning"));
            ask(peer, list(0), prefixed("greeting"));
            ask(peer, echo(5, text("still there?")), text("still there?"));
        }
        try (NotesPeer other = server.connect()) {
            ask(other, get(9, "greeting"), text("good morning"));
        }
    }

    private static void keepsAnyBytes(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        try (NotesPeer peer = server.connect()) {
            for (String name : List.of("", "\0", "é", "粘包", "👋", "a b\n")) {
                ask(peer, put(1, name, all), NOTHING);
                ask(peer, get(2, name), all);
                ask(peer, put(3, name, NOTHING), NOTHING);
                ask(peer, get(4, name), NOTHING);
            }
        }
    }

    private static void ordersNames(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        // In the order of their chars, the pair d83d de00 stands before U+FFFD.
        List<String> inOrder = List.of("", "Z", "a", "aa", "b", "é", "粘", "\ufffd", "😀");
        try (NotesPeer peer = server.connect()) {
            byte[] expected = NOTHING;
            for (String name : inOrder.reversed()) {
                ask(peer, put(1, name, text("x")), NOTHING);
                expected = concat(prefixed(name), expected);
            }
            ask(peer, list(2), expected);
        }
    }

    private static void split(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        Message put = put(7, "n", text("v"));
        Message get = get(8, "n");
        byte[] bytes = concat(NotesMessages.bytes(put), NotesMessages.bytes(get));
        int first = put.wireBytes();
        for (int at = 1; at < bytes.length; at++) {
            try (NotesPeer peer = server.connect()) {
                peer.send(Arrays.copyOf(bytes, at));
                if (at < first && peer.expectNothing(PAUSE_MILLIS)) {
                    throw new WrongBehaviour("the server closed the connection");
                }
                if (at >= first) {
                    peer.expectAnswer(put, NOTHING);
                }
                peer.send(Arrays.copyOfRange(bytes, at, bytes.length));
                if (at < first) {
                    peer.expectAnswer(put, NOTHING);
                }
                peer.expectAnswer(get, text("v"));
            } catch (WrongBehaviour e) {
                throw WrongBehaviour.during("split after byte " + at, e);
            }
        }
    }

    private static void byteByByte(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        try (NotesPeer peer = server.connect()) {
            for (Message request : List.of(echo(1, NOTHING), echo(2, text("abc")))) {
                byte[] bytes = NotesMessages.bytes(request);
                for (int i = 0; i < bytes.length; i++) {
                    peer.send(new byte[] {bytes[i]});
                    if (i < bytes.length - 1 && peer.expectNothing(PAUSE_MILLIS)) {
                        throw new WrongBehaviour("the server closed after byte " + i);
                    }
                }
                peer.expectAnswer(request, request.body());
            }
        }
    }

    private static void inOneWrite(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        List<Message> requests = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            requests.add(echo(1000 - i, text("request " + i)));
        }
        byte[][] parts = requests.stream().map(NotesMessages::bytes).toArray(byte[][]::new);
        try (NotesPeer peer = server.connect()) {
            peer.send(concat(parts));
            for (Message request : requests) {
                peer.expectAnswer(request, request.body());
            }
        }
    }

    private static void halfClose(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        try (NotesPeer peer = server.connect()) {
            Message put = put(1, "last", text("words"));
            Message get = get(2, "last");
            peer.send(put, get);
            peer.endSending();
            peer.expectAnswer(put, NOTHING);
            peer.expectAnswer(get, text("words"));
            peer.expectEnd();
        }
        try (NotesPeer peer = server.connect()) {
            peer.endSending();
            peer.expectEnd();
        }
    }

    private static void failures(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        try (NotesPeer peer = server.connect()) {
            error(peer, Message.request(0, 1, NOTHING), NotesMessages.UNKNOWN);
            error(peer, Message.request(5, 1, text("?")), NotesMessages.UNKNOWN);
            error(peer, Message.request(65_535, 2, NOTHING), NotesMessages.UNKNOWN);
            byte[] overlong = {0, 2, (byte) 0xc0, (byte) 0x80};
            for (byte[] name :
                    List.of(NOTHING, new byte[1], new byte[] {0, 3, 'a', 'b'}, overlong)) {
                error(peer, Message.request(PUT, 3, name), NotesMessages.BAD_BODY);
                error(peer, Message.request(NotesMessages.GET, 4, name), NotesMessages.BAD_BODY);
            }
            byte[] longer = concat(prefixed("a"), text("b"));
            error(peer, Message.request(NotesMessages.GET, 5, longer), NotesMessages.BAD_BODY);
            error(peer, Message.request(NotesMessages.LIST, 6, text("x")), NotesMessages.BAD_BODY);
            error(peer, get(7, "nobody wrote this"), NotesMessages.FAILED);
            peer.expectServed();
        }
    }

    private static void oneWay(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        try (NotesPeer peer = server.connect()) {
            byte[] put = concat(prefixed("quiet"), text("kept"));
            peer.send(
                    Message.oneWay(PUT, put),
                    Message.oneWay(PUT, new byte[1]),
                    Message.oneWay(5, NOTHING),
                    echo(1, text("x")).answer(text("y")),
                    get(2, "quiet"));
            peer.expectAnswer(get(2, "quiet"), text("kept"));
            peer.expectServed();
        }
    }

    private static void lengths(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        try (NotesPeer peer = server.connect()) {
            byte[] largest = noise(MAX_BODY);
            ask(peer, echo(1, largest), largest);
            byte[] value = noise(MAX_VALUE);
            String name = "é".repeat(MAX_NAME / 2) + "x";
            ask(peer, put(2, name, value), NOTHING);
            ask(peer, get(3, name), value);
            error(peer, put(4, "n", noise(MAX_VALUE + 1)), NotesMessages.BAD_BODY);
            error(peer, put(5, name + "y", NOTHING), NotesMessages.BAD_BODY);
            error(peer, get(6, "n"), NotesMessages.FAILED);
        }
    }

    private static void notes(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        try (NotesPeer peer = server.connect()) {
            for (int i = 0; i < MAX_NOTES; i++) {
                ask(peer, put(i, "note " + i, text("" + i)), NOTHING);
            }
            error(peer, put(1, "one more", NOTHING), NotesMessages.FAILED);
            ask(peer, put(2, "note 7", text("again")), NOTHING);
            ask(peer, get(3, "note 7"), text("again"));
            ask(peer, get(4, "note 99"), text("99"));
        }
    }

    private static void compression(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        byte[] lines = "the same again and again\n".repeat(2000).getBytes(StandardCharsets.UTF_8);
        try (NotesPeer peer = server.connect()) {
            peer.send(NotesMessages.compressed(put(1, "lines", lines)));
            peer.expectAnswer(put(1, "lines", lines), NOTHING);
            peer.send(get(2, "lines"));
            Message answer = peer.receive();
            if (!answer.header().isCompressed()) {
                throw new WrongBehaviour(
                        "the answer must be compressed: %d bytes of one line that repeats"
                                .formatted(lines.length));
            }
            NotesPeer.expect(get(2, "lines").answer(lines), NotesMessages.decompressed(answer));
            Message longer = echo(3, text("short"));
            peer.send(NotesMessages.compressed(longer));
            expectPlain(peer, longer);
            for (byte[] body : List.of(noise(5000), HARDLY_SHORTER)) {
                Message request = echo(4, body);
                peer.send(request);
                expectPlain(peer, request);
            }
        }
    }

    private static void expectPlain(NotesPeer peer, Message request)
            throws IOException, WrongBehaviour {
        Message answer = peer.receive();
        if ((answer.header().flags() & MessageHeader.COMPRESSED) != 0) {
            throw new WrongBehaviour(
                    "an answer is compressed although that makes it longer: " + answer.header());
        }
        NotesPeer.expect(request.answer(request.body()), answer);
    }

    static void ask(NotesPeer peer, Message request, byte[] body)
            throws IOException, WrongBehaviour {
        try {
            peer.send(request);
            peer.expectAnswer(request, body);
        } catch (WrongBehaviour e) {
            throw WrongBehaviour.during("to " + describe(request), e);
        }
    }

    static void error(NotesPeer peer, Message request, int error)
            throws IOException, WrongBehaviour {
        try {
            peer.send(request);
            peer.expectError(request, error);
        } catch (WrongBehaviour e) {
            throw WrongBehaviour.during("to " + describe(request), e);
        }
    }

    private static String describe(Message request) {
        byte[] body = request.body();
        byte[] shown = Arrays.copyOf(body, Math.min(body.length, 16));
        return "protocol number %d, sequence %d, a body of %d bytes%s"
                .formatted(
                        request.header().protocol(),
                        request.header().sequence(),
                        body.length,
                        body.length == 0
                                ? ""
                                : ": "
                                        + netcourse.common.Hex.format(shown)
                                        + (shown.length < body.length ? " …" : ""));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Bytes that no codec makes shorter, the same each time.
    static byte[] noise(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
