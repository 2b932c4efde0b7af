package netcourse.exam;

import static netcourse.exam.ExamTrial.server;
import static netcourse.exam.NotesMessages.echo;
import static netcourse.exam.NotesMessages.get;
import static netcourse.exam.NotesMessages.opened;
import static netcourse.exam.NotesMessages.put;
import static netcourse.exam.NotesMessages.sealed;
import static netcourse.exam.ServerTrials.noise;
import static netcourse.exam.ServerTrials.text;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import netcourse.common.Hex;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.exam.Examinee.Listening;

/// What the server does with a key.
final class SealedTrials {
    static final String KEY_TEXT = "00fE7F80".repeat(8);
    private static final byte[] NOTHING = {};

    private SealedTrials() {}

    static List<ExamTrial> all() {
        return List.of(
                server("opens what is sealed, and seals its answers", SealedTrials::seals, 5),
                server(
                        "carries out nothing of a message whose seal is broken",
                        SealedTrials::broken,
                        5),
                server(
                        "with a key, takes sealed messages only; without, none",
                        SealedTrials::rule,
                        5),
                server("never uses a nonce twice", SealedTrials::nonces, 5));
    }

    static byte[] key() {
        return HexFormat.of().parseHex(KEY_TEXT);
    }

    private static Listening sealedServer(Examinee examinee) throws Exception {
        return examinee.server("--key", KEY_TEXT);
    }

    private static void seals(Examinee examinee) throws Exception {
        Listening server = sealedServer(examinee);
        byte[] lines = text("sealed, and compressed before\n".repeat(100));
        try (NotesPeer peer = server.connect()) {
            ask(peer, put(1, "secret", lines), NOTHING);
            ask(peer, get(2, "secret"), lines);
            ask(peer, echo(3, NOTHING), NOTHING);
            ask(peer, echo(4, noise(1000)), noise(1000));
            peer.send(sealed(key(), NotesMessages.compressed(echo(5, lines))));
            Message answer = opened(key(), peer.receive());
            if (!answer.header().isCompressed()) {
                throw new WrongBehaviour(
                        "the answer must be compressed before it is sealed: " + answer.header());
            }
            NotesPeer.expect(echo(5, lines).answer(lines), NotesMessages.decompressed(answer));
            peer.send(sealed(key(), get(6, "nobody")));
            MessageHeader error = opened(key(), peer.receive()).header();
            if (error.error() != NotesMessages.FAILED || error.sequence() != 6) {
                throw new WrongBehaviour("expected a sealed response with error 3, was " + error);
            }
        }
    }

    private static void ask(NotesPeer peer, Message request, byte[] body)
            throws IOException, WrongBehaviour {
        peer.send(sealed(key(), request));
        Message answer = opened(key(), peer.receive());
        NotesPeer.expect(request.answer(body), NotesMessages.decompressed(answer));
    }

    private static void broken(Examinee examinee) throws Exception {
        Listening server = sealedServer(examinee);
        byte[] put = NotesMessages.bytes(sealed(key(), put(1, "forged", text("note"))));
        // Flags, protocol number and sequence are sealed with the body; one bit is enough.
        for (int at : new int[] {3, 5, 8, 11, 16, 27, 28, 35, put.length - 16, put.length - 1}) {
            byte[] changed = put.clone();
            changed[at] ^= (byte) (at == 3 ? MessageHeader.ONE_WAY : 1);
            refused(server, changed, "one bit of byte %d changed".formatted(at));
        }
        byte[] other = key();
        other[31] ^= 1;
        byte[] foreign = NotesMessages.bytes(sealed(other, put(1, "forged", text("note"))));
        refused(server, foreign, "sealed with another key");
        Message shorter = echo(1, NOTHING).with(MessageHeader.ENCRYPTED, new byte[27]);
        refused(server, NotesMessages.bytes(shorter), "a sealed body of 27 bytes");
        try (NotesPeer peer = server.connect()) {
            peer.send(sealed(key(), get(2, "forged")));
            MessageHeader answer = opened(key(), peer.receive()).header();
            if (answer.error() != NotesMessages.FAILED) {
                throw new WrongBehaviour("a forged put was carried out: " + answer);
            }
        }
    }

    private static void refused(Listening server, byte[] bytes, String what)
            throws IOException, WrongBehaviour {
        try (NotesPeer peer = server.connect()) {
            peer.send(bytes);
            peer.expectFarewell();
        } catch (WrongBehaviour e) {
            throw WrongBehaviour.during(what, e);
        }
    }

    private static void rule(Examinee examinee) throws Exception {
        Listening with = sealedServer(examinee);
        refused(with, NotesMessages.bytes(echo(1, text("in clear"))), "in clear, with a key");
        Listening without = examinee.server();
        byte[] sealed = NotesMessages.bytes(sealed(key(), echo(1, text("sealed"))));
        refused(without, sealed, "sealed, without a key");
    }

    private static void nonces(Examinee examinee) throws Exception {
        Listening server = sealedServer(examinee);
        Set<String> seen = new HashSet<>();
        for (int connection = 0; connection < 3; connection++) {
            try (NotesPeer peer = server.connect()) {
                for (int i = 0; i < 20; i++) {
                    peer.send(sealed(key(), echo(i, NOTHING)));
                    Message answer = peer.receive();
                    opened(key(), answer);
                    String nonce = Hex.format(Arrays.copyOf(answer.body(), 12));
                    if (!seen.add(nonce)) {
                        throw new WrongBehaviour(
                                "connection %d, answer %d: the nonce %s came before"
                                        .formatted(connection + 1, i + 1, nonce));
                    }
                }
            }
        }
    }
}
