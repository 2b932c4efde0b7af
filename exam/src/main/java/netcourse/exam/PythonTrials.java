package netcourse.exam;

import static netcourse.exam.ExamTrial.client;
import static netcourse.exam.ExamTrial.server;
import static netcourse.exam.ServerTrials.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netcourse.exam.Examinee.Listening;

/// A program at the other end that shares no code with the course: `notes.py`.
final class PythonTrials {
    private static final byte[] NOTHING = {};

    private PythonTrials() {}

    static List<ExamTrial> all() {
        return List.of(
                server("serves a client in Python", e -> serves(e), 3),
                server("serves a sealed client in Python", e -> serves(e, key()), 5),
                client("speaks to a server in Python", e -> speaks(e), 3),
                client("speaks to a sealed server in Python", e -> speaks(e, key()), 5));
    }

    private static String key() throws IOException, InterruptedException, ExamTrial.Skipped {
        require("the module cryptography of Python", "-c", "import cryptography");
        return SealedTrials.KEY_TEXT;
    }

    private static void require(String what, String... arguments)
            throws IOException, InterruptedException, ExamTrial.Skipped {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try (ExamProcess python = ExamProcess.start(command, NOTHING)) {
            if (python.awaitEnd() == 0) {
                return;
            }
        } catch (IOException | WrongBehaviour e) {
            // There is none.
        }
        throw new ExamTrial.Skipped("there is no " + what);
    }

    private static List<String> notes(Examinee examinee, String... arguments)
            throws IOException, InterruptedException, ExamTrial.Skipped {
        require("python3", "--version");
        Path program = examinee.root().resolve("exam/src/main/python/notes.py");
        List<String> command = new ArrayList<>(List.of("python3", program.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void serves(Examinee examinee, String... key) throws Exception {
        List<String> command = notes(examinee, "client");
        Listening server = examinee.server(withKey(key));
        command.add("" + server.port());
        command.addAll(List.of(key));
        ExamProcess python = examinee.started(command, NOTHING);
        int status = python.awaitEnd();
        if (status != 0 || !python.printed().strip().equals("ok")) {
            throw new WrongBehaviour("notes.py says: " + python.errors().strip());
        }
    }

    private static String[] withKey(String... key) {
        return key.length == 0 ? key : new String[] {"--key", key[0]};
    }

    private static void speaks(Examinee examinee, String... key) throws Exception {
        List<String> command = notes(examinee, "server");
        command.addAll(List.of(key));
        Listening python = examinee.listening(command);
        byte[] value = text("to Python\n".repeat(1000));
        ask(examinee, python, value, NOTHING, key, "put", "蟒蛇");
        ask(examinee, python, NOTHING, value, key, "get", "蟒蛇");
        ask(examinee, python, NOTHING, text("蟒蛇\n"), key, "list");
    }

    private static void ask(
            Examinee examinee,
            Listening server,
            byte[] input,
            byte[] expected,
            String[] key,
            String... words)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--server", "127.0.0.1:" + server.port()));
        arguments.addAll(List.of(withKey(key)));
        arguments.addAll(List.of(words));
        ExamProcess client = examinee.client(input, arguments.toArray(String[]::new));
        int status = client.awaitEnd();
        if (status != 0) {
            throw new WrongBehaviour(
                    "%s: exit status %d; on standard error: %s; notes.py says: %s"
                            .formatted(
                                    words[0],
                                    status,
                                    client.errors().strip(),
                                    server.process().errors().strip()));
        }
        if (!Arrays.equals(expected, client.out())) {
            throw WrongBehaviour.bytes(words[0] + ": standard output", expected, client.out());
        }
    }
}
