package netcourse.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import netcourse.exam.ExamTrial.Outcome;
import netcourse.exam.ExamTrial.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The judge tells right programs from wrong ones. Each is the answer with one change. Three are
/// tried at a time.
@Execution(ExecutionMode.CONCURRENT)
class ChangedAnswerTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String PACKAGE = "netcourse/exam/answer/";

    @TempDir static Path classes;
    private static Examinee answer;

    @BeforeAll
    static void compile() throws Exception {
        answer = Examinee.answer(ROOT, classes);
    }

    /// The answer with one change.
    ///
    /// @param program `server` or `client`
    /// @param from what stands once in the answer
    /// @param trial a part of the sentence of the trial that is concerned
    private record Change(String program, String from, String to, String trial) {
        ExamTrial concerned() {
            List<ExamTrial> found =
                    Exam.trials().stream()
                            .filter(t -> t.program().equals(program))
                            .filter(t -> t.sentence().contains(trial))
                            .toList();
            assertThat(found).as(trial).hasSize(1);
            return found.getFirst();
        }

        Examinee made() throws Exception {
            String file = program.equals("server") ? "SolvedExamServer" : "SolvedExamClient";
            Path source = ROOT.resolve("exam/src/answer/java/" + PACKAGE + file + ".java");
            String text = Files.readString(source);
            assertThat(text).as("stands once").containsOnlyOnce(from);
            Path changed = Files.createTempDirectory(classes, "changed");
            Path written = changed.resolve(file + ".java");
            Files.writeString(written, text.replace(from, to));
            Examinee.compile(List.of(written), changed, List.of(changed), answer.classPath());
            return answer.with(changed);
        }
    }

    private static final List<Change> WRONG =
            List.of(
                    new Change(
                            "server",
                            "header, reader.read(client, header.bodyLength(), left, System::nanoTime)",
                            "header, client.getInputStream().readNBytes("
                                    + "Math.min(header.bodyLength(), client.getInputStream().available()))",
                            "split at any index"),
                    new Change(
                            "server",
                            "Message.farewell(MessageError.BAD_MESSAGE",
                            "Message.farewell(MessageError.FAILED",
                            "farewell"),
                    new Change(
                            "server", "MAX_BODY = 65_536", "MAX_BODY = 65_535", "greatest length"),
                    new Change(
                            "server",
                            "MAX_VALUE = 60_000",
                            "MAX_VALUE = 60_001",
                            "greatest length"),
                    new Change(
                            "server",
                            "Arrays::compareUnsigned",
                            "Arrays::compare",
                            "order of their"),
                    new Change(
                            "server",
                            "MAX_NOTES && !notes.containsKey(name)",
                            "MAX_NOTES",
                            "keeps 100"),
                    new Change(
                            "server",
                            "seal(compress(answer.get()))",
                            "seal(answer.get())",
                            "compressed bodies"),
                    new Change(
                            "server",
                            "seal(compress(answer.get()))",
                            "compress(seal(answer.get()))",
                            "opens what is sealed"),
                    new Change(
                            "server",
                            ".decompress(message, MAX_BODY",
                            ".decompress(message, 1 << 30",
                            "bombs"),
                    new Change(
                            "server",
                            "Duration.ofNanos(Math.max(1, end - System.nanoTime()))",
                            "settings.idle.multipliedBy(100)",
                            "silent or slow"),
                    new Change(
                            "server",
                            "reader.read(client, MessageHeader.BYTES, settings.idle, System::nanoTime);",
                            "new byte[MessageHeader.BYTES];"
                                    + "for (int i = 0; i < head.length; i++) {"
                                    + " head[i] = reader.read(client, 1, settings.idle, System::nanoTime)[0]; }",
                            "silent or slow"),
                    new Change(
                            "server",
                            "settings.key.get(), header.bytes()",
                            "settings.key.get(), new byte[16]",
                            "opens what is sealed"),
                    new Change("server", "RANDOM.nextBytes(nonce);", "", "nonce twice"),
                    new Change("server", "settings.clients,", "settings.clients + 1,", "surplus"),
                    new Change(
                            "server",
                            "new SolvedAcceptLoop()",
                            "Runtime.getRuntime().addShutdownHook("
                                    + "new Thread(() -> java.util.concurrent.locks.LockSupport.parkNanos(1L << 36)));"
                                    + "new SolvedAcceptLoop()",
                            "SIGTERM"),
                    new Change(
                            "server",
                            "private byte[] list(Message request) throws ProtocolException {",
                            "private byte[] list(Message request) throws IOException {"
                                    + "Thread lost = new Thread(() -> { throw new IllegalStateException(); });"
                                    + "lost.start();"
                                    + "try { lost.join(); } catch (InterruptedException e) { }",
                            "puts, gets, lists"),
                    new Change("server", "0, 65_535)", "0, 65_536)", "wrong usage"),
                    new Change(
                            "client",
                            "|| header.sequence() != request.sequence()",
                            "",
                            "whatever but the answer"),
                    new Change(
                            "client",
                            "header.bodyLength(), left(), System::nanoTime",
                            "header.bodyLength(), Duration.ofMinutes(1), System::nanoTime",
                            "by the deadline"),
                    new Change(
                            "client",
                            "reader.read(socket, MessageHeader.BYTES, left(), System::nanoTime);",
                            "new byte[MessageHeader.BYTES];"
                                    + "for (int i = 0; i < head.length; i++) {"
                                    + " head[i] = reader.read(socket, 1, settings.deadline, System::nanoTime)[0]; }",
                            "header comes slowly"),
                    new Change(
                            "client",
                            "if (answer.header().error() != 0) {",
                            "if (false) {",
                            "error number"),
                    new Change(
                            "client",
                            "System.out.writeBytes(printed(answer.body()))",
                            "System.out.println(new String(printed(answer.body()), StandardCharsets.UTF_8))",
                            "puts, gets and lists"),
                    new Change(
                            "client",
                            "if (left().toNanos() <= time) {",
                            "if (time > 0) {",
                            "gone for a while"),
                    new Change(
                            "client",
                            "throw new ConnectException(",
                            "throw new IllegalStateException(",
                            "gone for a while"),
                    new Change(
                            "client",
                            "compress(Message.request(settings.protocol(), 1, body()))",
                            "Message.request(settings.protocol(), 1, body())",
                            "compresses a value"),
                    new Change(
                            "client",
                            ".seal(key, message)",
                            ".seal(new byte[32], message)",
                            "seals, each time"),
                    new Change(
                            "server",
                            "new InetSocketAddress(\"127.0.0.1\", settings.port)",
                            "new InetSocketAddress(settings.port)",
                            "nowhere else"),
                    new Change(
                            "server",
                            "reader.read(client, MessageHeader.BYTES, settings.idle, System::nanoTime)",
                            "reader.read(client, MessageHeader.BYTES, settings.idle.dividedBy(3), System::nanoTime)",
                            "before the time"),
                    new Change(
                            "server",
                            "return header.isOneWay() || header.isResponse()",
                            "return header.isResponse()",
                            "that is broken"),
                    new Change(
                            "server",
                            "RANDOM.nextBytes(nonce);",
                            "nonce[11] = Integer.getInteger(\"count\", 0).byteValue();"
                                    + "System.setProperty(\"count\", \"\" + (nonce[11] + 1));",
                            "life before"),
                    new Change(
                            "server",
                            "synchronized (notes) {\n            if (notes.size() == MAX_NOTES",
                            "boolean room = notes.size() < MAX_NOTES;"
                                    + "try { Thread.sleep(1); } catch (InterruptedException e) { }"
                                    + "synchronized (notes) {\n            if (!room && notes.size() >= MAX_NOTES",
                            "put at once"),
                    new Change(
                            "server",
                            "Optional<Message> answer = answer(open(read(client)), dispatcher);",
                            "Message got = open(read(client));"
                                    + "Optional<Message> answer = answer(got, dispatcher);"
                                    + "if (client.getInputStream().available() > 0"
                                    + " && client.getInputStream().available() < 16) { throw new EOFException(); }",
                            "before a message that breaks off"),
                    new Change(
                            "client",
                            "Thread.sleep(Duration.ofNanos(time));",
                            "Thread.sleep(1);",
                            "longer and longer"),
                    new Change(
                            "client",
                            "long half = pause / 2;",
                            "long half = LONGEST_PAUSE_NANOS;",
                            "longer and longer"),
                    new Change(
                            "client",
                            "if (header.error() == 0) {",
                            "if (header.error() == 1) {",
                            "not in the table"),
                    new Change(
                            "client",
                            ".replaceAll(\"\\\\p{Cc}+\", \" \")",
                            ".strip()",
                            "any reason"));

    /// Unusual, and right.
    private static final List<Change> RIGHT =
            List.of(
                    new Change(
                            "server",
                            "client.getOutputStream().write(whole);",
                            "for (byte one : whole) { client.getOutputStream().write(one); }",
                            "puts, gets, lists"),
                    new Change(
                            "client",
                            "Message.request(settings.protocol(), 1, body())",
                            "Message.request(settings.protocol(), 0xffff_ffffL, body())",
                            "whatever but the answer"));

    @TestFactory
    Stream<DynamicTest> wrongOnesAreRefused() {
        return WRONG.stream()
                .map(c ->
                        dynamicTest(
                                c.trial() + ": " + c.to(),
                                () ->
                                        assertThat(c.concerned().run(c.made()))
                                                .as("%s instead of %s", c.to(), c.from())
                                                .matches(r -> r.outcome().isFailure())
                                                .extracting(Result::said, STRING)
                                                .doesNotStartWith("the connection failed")));
    }

    @TestFactory
    Stream<DynamicTest> unusualOnesPass() {
        return RIGHT.stream()
                .map(c ->
                        dynamicTest(
                                c.to(),
                                () ->
                                        assertThat(c.concerned().run(c.made()).outcome())
                                                .isEqualTo(Outcome.OK)));
    }
}
