package netcourse.exam;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import netcourse.common.Todo;

/// The two programs that are judged, compiled into a folder of their own, together with the classes
/// of the lessons that they use: a lesson that is not used may be broken.
final class Examinee {
    static final String SERVER = "MyExamServer";
    static final String CLIENT = "MyExamClient";

    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

    private final Path root;
    private final List<Path> classes;
    private final String serverClass;
    private final String clientClass;

    /// Every process of the one trial that this is for.
    private final List<ExamProcess> processes = new ArrayList<>();

    private Examinee(Path root, List<Path> classes, String serverClass, String clientClass) {
        this.root = root;
        this.classes = classes;
        this.serverClass = serverClass;
        this.clientClass = clientClass;
    }

    /// What the learner wrote.
    ///
    /// @param classes an empty folder
    static Examinee learners(Path root, Path classes) throws IOException {
        Path sources = root.resolve("exam/src/main/java");
        List<Path> files =
                Stream.of(SERVER, CLIENT)
                        .map(name -> sources.resolve("netcourse/exam/exercise/" + name + ".java"))
                        .toList();
        compile(files, classes, sourcePath(root, sources, "src/main/java"), libraries(root));
        String at = "netcourse.exam.exercise.";
        return new Examinee(root, List.of(classes), at + SERVER, at + CLIENT);
    }

    /// The course's answer, built on the answers of the lessons.
    static Examinee answer(Path root, Path classes) throws IOException {
        Path sources = root.resolve("exam/src/answer/java");
        List<Path> sourcePath = sourcePath(root, sources, "src/main/java", "src/test/java");
        compile(answers(sources), classes, sourcePath, libraries(root));
        return answer(root, List.of(classes));
    }

    private static List<Path> answers(Path sources) {
        return Stream.of("SolvedExamServer", "SolvedExamClient")
                .map(name -> sources.resolve("netcourse/exam/answer/" + name + ".java"))
                .toList();
    }

    private static Examinee answer(Path root, List<Path> classes) {
        String at = "netcourse.exam.answer.Solved";
        return new Examinee(root, classes, at + "ExamServer", at + "ExamClient");
    }

    /// The same answer with other classes in front of its own: a wrong one.
    Examinee with(Path other) {
        return answer(root, Stream.concat(Stream.of(other), classes.stream()).toList());
    }

    /// The same programs, with processes of their own.
    Examinee forOneTrial() {
        return new Examinee(root, classes, serverClass, clientClass);
    }

    private static List<Path> sourcePath(Path root, Path sources, String... walls)
            throws IOException {
        List<Path> path = new ArrayList<>(List.of(sources));
        for (Path lesson : lessons(root)) {
            for (String wall : walls) {
                path.add(lesson.resolve(wall));
            }
        }
        return path;
    }

    /// Compiles these files, and of the sources what they use.
    static void compile(List<Path> files, Path classes, List<Path> sourcePath, List<Path> classPath)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options =
                List.of(
                        "-d",
                        classes.toString(),
                        "-sourcepath",
                        joined(sourcePath),
                        "-classpath",
                        joined(classPath),
                        "-Xprefer:source",
                        "-implicit:class",
                        "-proc:none",
                        "-parameters");
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjectsFromPaths(files);
            if (!compiler.getTask(said, manager, null, options, null, sources).call()) {
                throw new CompileFailed(said.toString().strip());
            }
        }
    }

    static List<Path> lessons(Path root) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(p -> p.getFileName().toString().matches("lesson\\d\\d-.*"))
                    .sorted()
                    .toList();
        }
    }

    /// The modules that a learner's classes use, and their libraries.
    private static List<Path> libraries(Path root) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : List.of("common", "gateway", "codecs", "channel")) {
            all.add(root.resolve(module).resolve("target/classes"));
        }
        String named = Files.readString(root.resolve("exam/target/netcourse-run.classpath"));
        for (String library : named.strip().split(File.pathSeparator)) {
            all.add(Path.of(library));
        }
        return all;
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    Path root() {
        return root;
    }

    /// The learner's own classes of the lessons that the two programs use, by simple name.
    List<String> ownClasses() throws IOException {
        try (Stream<Path> all = Files.walk(classes.getLast())) {
            return all.map(p -> p.getFileName().toString())
                    .filter(n -> n.matches("(My|Solved)[A-Za-z0-9]+\\.class"))
                    .map(n -> n.replace(".class", ""))
                    .filter(n -> !n.matches("(My|Solved)Exam(Server|Client)"))
                    .sorted()
                    .toList();
        }
    }

    /// Whether a program still is as it was handed out.
    boolean isStub(String program) throws IOException, InterruptedException, WrongBehaviour {
        String name = program.equals("server") ? serverClass : clientClass;
        try (ExamProcess process = ExamProcess.start(command(name, List.of()), new byte[0])) {
            if (process.firstLine().isEmpty()) {
                process.awaitEnd();
            }
            return process.errors().contains(new Todo("exam").getMessage());
        }
    }

    /// Theirs, and that of all that they use.
    List<Path> classPath() throws IOException {
        List<Path> path = new ArrayList<>(classes);
        path.addAll(libraries(root));
        return path;
    }

    private List<String> command(String main, List<String> options) throws IOException {
        List<Path> path = classPath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-classpath",
                        joined(path),
                        main));
        command.addAll(options);
        return command;
    }

    /// A server that listens.
    Listening server(String... options) throws IOException, InterruptedException, WrongBehaviour {
        return listening(command(serverClass, List.of(options)));
    }

    /// The same, in a process that may have so many descriptors.
    Listening serverWithDescriptors(int most, String... options)
            throws IOException, InterruptedException, WrongBehaviour {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -n " + most + "; exec \"$0\" \"$@\""));
        command.addAll(command(serverClass, List.of(options)));
        return listening(command);
    }

    /// Whether this system has what `sh`, `ulimit` and SIGTERM stand for.
    static boolean hasShell() {
        return Files.isExecutable(Path.of("/bin/sh"));
    }

    /// Another program that prints where it listens.
    Listening listening(List<String> command)
            throws IOException, InterruptedException, WrongBehaviour {
        ExamProcess process = started(command, new byte[0]);
        String line = process.firstLine();
        Matcher matcher = LISTENING.matcher(line);
        if (!matcher.matches()) {
            throw new WrongBehaviour(
                    "the first line must be \"listening on 127.0.0.1:PORT\", was \"%s\""
                            .formatted(line));
        }
        return new Listening(process, Integer.parseInt(matcher.group(1)));
    }

    /// A server of which is only asked how it ends.
    ExamProcess refusedServer(String... options) throws IOException {
        return started(command(serverClass, List.of(options)), new byte[0]);
    }

    ExamProcess client(byte[] input, String... arguments) throws IOException {
        return started(command(clientClass, List.of(arguments)), input);
    }

    ExamProcess started(List<String> command, byte[] input) throws IOException {
        ExamProcess process = ExamProcess.start(command, input);
        processes.add(process);
        return process;
    }

    /// Ends the processes of a trial.
    void endTrial() {
        processes.forEach(ExamProcess::close);
    }

    /// What they printed on standard error.
    String errors() {
        return processes.stream().map(ExamProcess::errors).collect(Collectors.joining());
    }

    /// A server that runs, and its port on loopback.
    record Listening(ExamProcess process, int port) {
        NotesPeer connect() throws IOException {
            return connect(NotesPeer.PATIENCE_MILLIS);
        }

        NotesPeer connect(int millis) throws IOException {
            Socket socket = new Socket();
            try {
                socket.connect(
                        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), millis);
                return new NotesPeer(socket);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        /// A client of this server is answered: it lives, and is not occupied.
        void expectServed() throws IOException, WrongBehaviour {
            try (NotesPeer peer = connect()) {
                peer.expectServed();
            }
        }
    }

    /// What the compiler says.
    static final class CompileFailed extends IOException {
        private static final long serialVersionUID = 1L;

        CompileFailed(String said) {
            super(said);
        }
    }
}
