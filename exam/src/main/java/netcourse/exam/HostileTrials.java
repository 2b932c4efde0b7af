package netcourse.exam;

import static netcourse.exam.ExamTrial.server;
import static netcourse.exam.NotesMessages.BAD_BODY;
import static netcourse.exam.NotesMessages.MAX_BODY;
import static netcourse.exam.NotesMessages.compressed;
import static netcourse.exam.NotesMessages.deflated;
import static netcourse.exam.NotesMessages.echo;
import static netcourse.exam.NotesMessages.get;
import static netcourse.exam.NotesMessages.put;
import static netcourse.exam.ServerTrials.ask;
import static netcourse.exam.ServerTrials.error;
import static netcourse.exam.ServerTrials.noise;
import static netcourse.exam.ServerTrials.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.exam.Examinee.Listening;

/// What the server does for clients that break off, lie, keep silent, come in crowds.
final class HostileTrials {
    private static final byte[] NOTHING = {};
    private static final int CROWD = 1000;
    private static final int OTHERS = 100;
    private static final int FEW_DESCRIPTORS = 100;

    /// More than a busy machine takes between two steps of a trial.
    private static final int IDLE_MILLIS = 2000;

    private HostileTrials() {}

    static List<ExamTrial> all() {
        return List.of(
                server(
                        "does not carry out a message that breaks off",
                        HostileTrials::brokenOff,
                        2,
                        3),
                server("outlives resets in the middle of a message", HostileTrials::resets, 2),
                server("says farewell to a wrong header", HostileTrials::wrongHeaders, 3),
                server(
                        "refuses bombs and broken compression, and goes on",
                        HostileTrials::bombs,
                        4),
                server("closes a client that is silent or slow", HostileTrials::slow, 2),
                server("turns a surplus client away with a line", HostileTrials::surplus, 2),
                server(
                        "serves others beside %d silent clients".formatted(CROWD),
                        HostileTrials::crowd,
                        2),
                server("serves others beside a client that never reads", HostileTrials::hog, 2),
                server(
                        "lives on when descriptors run out, and serves again",
                        HostileTrials::descriptors,
                        2),
                server("ends by SIGTERM, its port free at once", HostileTrials::ends, 2),
                server("refuses wrong usage with status 2", HostileTrials::usage, 1));
    }

    private static void brokenOff(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        byte[] put = NotesMessages.bytes(put(1, "broken", text("off")));
        for (int at = 1; at < put.length; at++) {
            try (NotesPeer peer = server.connect()) {
                peer.send(Arrays.copyOf(put, at));
                peer.endSending();
                peer.expectEnd();
            } catch (WrongBehaviour e) {
                throw WrongBehaviour.during("the stream ended after byte " + at, e);
            }
        }
        try (NotesPeer peer = server.connect()) {
            error(peer, get(2, "broken"), NotesMessages.FAILED);
        }
    }

    private static void resets(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        byte[] put = NotesMessages.bytes(put(1, "reset", text("x")));
        for (int i = 0; i < put.length; i++) {
            NotesPeer peer = server.connect();
            peer.send(Arrays.copyOf(put, i));
            peer.reset();
        }
        server.expectServed();
    }

    private static void wrongHeaders(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        byte[] right = echo(1, NOTHING).header().bytes();
        wrongHeader(server, with(right, 0, 'H', 'T'), "magic HT");
        wrongHeader(server, with(right, 1, 'c'), "magic Nc");
        wrongHeader(server, with(right, 2, 2), "version 2");
        wrongHeader(server, with(right, 2, 0), "version 0");
        wrongHeader(server, with(right, 3, 16), "flags 16");
        wrongHeader(server, with(right, 3, 128), "flags 128");
        wrongHeader(server, with(right, 7, 1), "error number 1 in a request");
        wrongHeader(server, with(right, 12, 0, 1, 0, 1), "body length 65537");
        wrongHeader(server, with(right, 12, 255, 255, 255, 255), "body length 4294967295");
        wrongHeader(server, with(right, 12, 128, 0, 0, 0), "body length 2147483648");
        server.expectServed();
    }

    private static byte[] with(byte[] header, int at, int... bytes) {
        byte[] changed = header.clone();
        for (int i = 0; i < bytes.length; i++) {
            changed[at + i] = (byte) bytes[i];
        }
        return changed;
    }

    private static void wrongHeader(Listening server, byte[] header, String what)
            throws IOException, WrongBehaviour {
        try (NotesPeer peer = server.connect()) {
            Message before = echo(9, text("first"));
            peer.send(before);
            peer.send(header);
            peer.expectAnswer(before, before.body());
            peer.expectFarewell();
        } catch (WrongBehaviour e) {
            throw WrongBehaviour.during(what, e);
        }
    }

    private static void bombs(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        Message request = echo(1, NOTHING);
        byte[] zeros = deflated(new byte[60_000_000]);
        byte[] hello = deflated(text("hello"));
        try (NotesPeer peer = server.connect()) {
            error(peer, compressed(request, 1, 60_000_000, zeros), BAD_BODY);
            error(peer, compressed(request, 1, MAX_BODY, zeros), BAD_BODY);
            error(
                    peer,
                    compressed(request, 1, MAX_BODY + 1, deflated(new byte[MAX_BODY + 1])),
                    BAD_BODY);
            error(peer, compressed(request, 1, 0xffff_ffffL, hello), BAD_BODY);
            error(peer, compressed(request, 1, 4, hello), BAD_BODY);
            error(peer, compressed(request, 1, 6, hello), BAD_BODY);
            error(peer, compressed(request, 1, 5, Arrays.copyOf(hello, 3)), BAD_BODY);
            error(peer, compressed(request, 1, 5, text("no deflate")), BAD_BODY);
            error(peer, compressed(request, 0, 5, hello), BAD_BODY);
            error(peer, compressed(request, 255, 5, hello), BAD_BODY);
            error(peer, request.with(2, new byte[4]), BAD_BODY);
            Message largest = echo(2, new byte[MAX_BODY]);
            peer.send(compressed(largest));
            peer.expectAnswer(largest, largest.body());
        }
    }

    private static void slow(Examinee examinee) throws Exception {
        Listening server = examinee.server("--idle-ms", "" + IDLE_MILLIS, "--clients", "4");
        byte[] bytes = NotesMessages.bytes(echo(1, noise(1000)));
        try (NotesPeer silent = server.connect();
                NotesPeer later = server.connect()) {
            later.expectServed();
            try (NotesPeer slowBody = server.connect()) {
                slowBody.send(Arrays.copyOf(bytes, MessageHeader.BYTES));
                dribble(slowBody, bytes, MessageHeader.BYTES, 100, 100);
            }
            silent.expectEnd();
            later.expectEnd();
        }
        try (NotesPeer slowHeader = server.connect()) {
            dribble(slowHeader, bytes, 0, MessageHeader.BYTES - 1, 400);
        }
        server.expectServed();
    }

    /// Sends a byte after each pause, until the other side closes. All of it takes far longer than
    /// a right program waits.
    static void dribble(NotesPeer peer, byte[] bytes, int from, int count, int pauseMillis)
            throws IOException, WrongBehaviour {
        for (int i = from; i < from + count; i++) {
            if (!sent(peer, bytes[i]) || peer.expectNothing(pauseMillis)) {
                return;
            }
        }
        throw new WrongBehaviour(
                "with a byte each %d ms it is still connected after %d ms"
                        .formatted(pauseMillis, count * pauseMillis));
    }

    private static boolean sent(NotesPeer peer, byte value) {
        try {
            peer.send(new byte[] {value});
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void surplus(Examinee examinee) throws Exception {
        Listening server = examinee.server("--clients", "2");
        try (NotesPeer first = server.connect();
                NotesPeer second = server.connect()) {
            first.expectServed();
            second.expectServed();
            try (NotesPeer third = server.connect()) {
                byte[] expected = text("server full: at most 2 clients\n");
                byte[] got = third.readToEnd();
                if (!Arrays.equals(expected, got)) {
                    throw WrongBehaviour.bytes(
                            "to a third client, while two are connected", expected, got);
                }
            }
            first.expectServed();
            first.endSending();
            first.expectEnd();
            expectPlace(server);
        }
    }

    /// The place of a client that has gone is free after a while.
    private static void expectPlace(Listening server) throws WrongBehaviour {
        long end = System.nanoTime() + NotesPeer.PATIENCE_MILLIS * 1_000_000L;
        while (true) {
            try {
                server.expectServed();
                return;
            } catch (IOException | WrongBehaviour e) {
                if (System.nanoTime() - end > 0) {
                    throw new WrongBehaviour(
                            "a client had gone, but its place was not free: " + e.getMessage());
                }
            }
        }
    }

    private static void crowd(Examinee examinee) throws Exception {
        if (descriptors() < 2 * CROWD) {
            throw new ExamTrial.Skipped(
                    "a process here may have %d descriptors only".formatted(descriptors()));
        }
        // With room for all the others: the place of one that has gone may be free later.
        Listening server = examinee.server("--clients", "" + (CROWD + 2 * OTHERS));
        List<NotesPeer> silent = new ArrayList<>();
        try {
            for (int i = 0; i < CROWD; i++) {
                silent.add(server.connect());
            }
            for (int i = 0; i < OTHERS; i++) {
                server.expectServed();
            }
            silent.getLast().expectServed();
        } finally {
            closeAll(silent);
        }
    }

    /// As many as a process may have; many, where nobody can be asked.
    private static int descriptors() throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder("sh", "-c", "ulimit -Hn").start();
            String said = new String(process.getInputStream().readNBytes(64)).strip();
            process.waitFor();
            return said.matches("[0-9]{1,9}") ? Integer.parseInt(said) : Integer.MAX_VALUE;
        } catch (IOException e) {
            return Integer.MAX_VALUE;
        }
    }

    private static void closeAll(List<NotesPeer> peers) throws IOException {
        for (NotesPeer peer : peers) {
            peer.close();
        }
    }

    private static void hog(Examinee examinee) throws Exception {
        Listening server = examinee.server();
        try (NotesPeer peer = server.connect()) {
            ask(peer, put(1, "large", noise(NotesMessages.MAX_VALUE)), NOTHING);
            // 120 MB of answers: more than all buffers hold, and than the server's memory.
            byte[][] requests = new byte[2000][];
            Arrays.fill(requests, NotesMessages.bytes(get(2, "large")));
            peer.send(NotesMessages.concat(requests));
            for (int i = 0; i < OTHERS; i++) {
                server.expectServed();
            }
        }
        server.expectServed();
    }

    private static void descriptors(Examinee examinee) throws Exception {
        if (!Examinee.hasShell()) {
            throw new ExamTrial.Skipped("there is no sh here, whose ulimit could be set");
        }
        Listening server = examinee.serverWithDescriptors(FEW_DESCRIPTORS, "--clients", "" + CROWD);
        List<NotesPeer> crowd = new ArrayList<>();
        try (NotesPeer early = server.connect()) {
            early.expectServed();
            try {
                for (int i = 0; i < 2 * FEW_DESCRIPTORS; i++) {
                    crowd.add(server.connect(500));
                }
            } catch (IOException e) {
                // Its queue is full.
            }
            early.expectServed();
            closeAll(crowd);
            early.expectServed();
            expectPlace(server);
        } finally {
            closeAll(crowd);
        }
    }

    private static void ends(Examinee examinee) throws Exception {
        if (!Examinee.hasShell()) {
            throw new ExamTrial.Skipped("there is no SIGTERM here");
        }
        Listening server = examinee.server();
        try (NotesPeer silent = server.connect();
                NotesPeer half = server.connect()) {
            silent.expectServed();
            half.send(new byte[] {'N', 'C', 1});
            server.process().terminate();
            if (server.process().runsFor(5_000)) {
                throw new WrongBehaviour("the server still runs 5 s after SIGTERM");
            }
            Listening next = examinee.server("--port", "" + server.port());
            next.expectServed();
        }
    }

    private static void usage(Examinee examinee) throws Exception {
        String key = "0123456789abcdef".repeat(4);
        for (String[] options :
                new String[][] {
                    {"--port", "65536"},
                    {"--port", "-1"},
                    {"--port", "eighty"},
                    {"--clients", "0"},
                    {"--idle-ms", "0"},
                    {"--key", key.substring(1)},
                    {"--key", "g" + key.substring(1)},
                    {"--colour", "red"},
                    {"--port"}
                }) {
            String shown = String.join(" ", options);
            ExamProcess process = examinee.refusedServer(options);
            String line = process.firstLine();
            if (!line.isEmpty()) {
                throw new WrongBehaviour("%s: it printed \"%s\"".formatted(shown, line));
            }
            expectUsage(process, shown);
        }
    }

    static void expectUsage(ExamProcess process, String shown)
            throws WrongBehaviour, InterruptedException {
        int status = process.awaitEnd();
        String errors = process.errors();
        if (status != 2 || errors.lines().count() != 1) {
            throw new WrongBehaviour(
                    "%s: expected status 2 and one line on standard error, was status %d and %s"
                            .formatted(
                                    shown,
                                    status,
                                    errors.isEmpty() ? "nothing" : "\n" + errors.strip()));
        }
    }
}
