package netcourse.lesson03.demo;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.Listening;
import netcourse.common.Message;
import netcourse.common.Program;
import netcourse.lesson03.MessageClient;
import netcourse.lesson03.MessageServer;
import netcourse.lesson03.MessageType;
import netcourse.lesson03.NastyNetwork;
import netcourse.lesson03.PeerSettings;
import netcourse.lesson03.ServerSettings;
import netcourse.lesson03.TextServer;
import netcourse.lesson03.exercise.AnswerMatcher;
import picocli.CommandLine.Command;

/// The same requests as lines of text and as messages.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Sends the same requests as lines of text and as messages, and counts the bytes.",
            "Both servers and both clients are in this program, connected over loopback."
        })
public final class TextExchange implements Callable<Integer> {
    private static final Endpoint FREE = new Endpoint("127.0.0.1", 0);

    private static final List<Step> STEPS =
            List.of(
                    new Step("echo hello", MessageType.ECHO.number(), utf8("hello")),
                    new Step("time", MessageType.TIME.number(), new byte[0]),
                    new Step("add 2147483647 1", MessageType.ADD.number(), ints(2147483647, 1)),
                    new Step("add 2147483647", MessageType.ADD.number(), new byte[4]),
                    new Step("fly", 999, new byte[0]),
                    new Step("echo two\r\nlines", MessageType.ECHO.number(), utf8("two\r\nlines")));

    /// A request in both ways.
    private record Step(String line, int protocol, byte[] body) {}

    private PrintStream out;
    private int textBytes;
    private int messageBytes;

    /// Prints to standard output.
    public TextExchange() {
        this(null);
    }

    /// @param out null: what is standard output when it runs
    TextExchange(PrintStream out) {
        this.out = out;
    }

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new TextExchange(), args);
    }

    @Override
    public Integer call() throws IOException {
        out = Objects.requireNonNullElse(out, System.out);
        try (TextServer textServer =
                        TextServer.start(Listening.at(FREE).open(), System::currentTimeMillis);
                MessageServer messageServer =
                        MessageServer.open(
                                Listening.at(FREE),
                                ServerSettings.defaults(),
                                NastyNetwork.none(),
                                _ -> {});
                Socket text = Connecting.to(textServer.endpoint()).open();
                MessageClient messages =
                        MessageClient.open(
                                Connecting.to(messageServer.endpoint()),
                                PeerSettings.defaults(),
                                NastyNetwork.none(),
                                1,
                                _ -> {})) {
            exchange(text, messages);
        }
        return 0;
    }

    private void exchange(Socket text, MessageClient messages) throws IOException {
        InputStream in = new BufferedInputStream(text.getInputStream());
        out.printf("%-58s %10s %10s%n", "as text, as a message", "bytes", "bytes");
        for (int i = 0; i < STEPS.size(); i++) {
            Step step = STEPS.get(i);
            String line = (i + 1) + " " + step.line;
            int sent = TextServer.writeLine(text.getOutputStream(), line);
            String answerLine = readLine(in);
            Message request = Message.request(step.protocol, i + 1, step.body);
            Message answer = ask(messages, request);
            tell(">", line, sent, "", request);
            tell("<", answerLine, length(answerLine), MessageText.of(answer), answer);
        }
        out.printf("%-58s %10d %10d%n", "all", textBytes, messageBytes);
        out.println("and one line more, since the line end in the last text ended it:");
        out.println("< " + readLine(in));
    }

    private static String readLine(InputStream in) throws IOException {
        return TextServer.readLine(in)
                .orElseThrow(() -> new EOFException("stream ended before the answer"));
    }

    private static Message ask(MessageClient messages, Message request) throws IOException {
        try {
            AnswerMatcher.Pending asked = messages.ask(request.header().protocol(), request.body());
            messages.flush();
            return asked.answer().get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer");
        }
    }

    private static int length(String line) {
        return utf8(line).length + 2;
    }

    private void tell(String way, String line, int lineBytes, String said, Message message) {
        textBytes += lineBytes;
        messageBytes += message.wireBytes();
        String shown = line.replace("\r", "\\r").replace("\n", "\\n");
        out.printf("%s %-56s %10d %10d%n", way, shown, lineBytes, message.wireBytes());
        if (!said.isEmpty()) {
            out.println("  " + said.replace("\r", "\\r").replace("\n", "\\n"));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ints(int first, int second) {
        return ByteBuffer.allocate(8).putInt(first).putInt(second).array();
    }
}
