package netcourse.lesson05.demo;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import netcourse.common.Connecting;
import netcourse.common.Endpoint;
import netcourse.common.HostOption;
import netcourse.common.MessageLimits;
import netcourse.common.PcapOption;
import netcourse.common.PortOption;
import netcourse.common.Program;
import netcourse.common.Transport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Sends texts to secure-server, inside a secure channel, and prints the echoes.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Sends texts to secure-server inside a secure channel (Noise NK).",
            "It prints what comes back. It talks to the server whose public key it pins, and",
            "to nobody else. With --plain or --sealed, it does the same without the channel.",
            "This channel is for learning: in production, use TLS 1.3."
        },
        footer = {
            "",
            "DURATION is a number of seconds (10, 0.5) or ISO 8601 (PT10S, PT1M30S).",
            "",
            "  secure-client --pin=KEY hello 'how are you?'",
            "  secure-client --plain hello",
            "",
            "Exit status: 0 if every answer and the end came, 1 if not."
        })
public final class SecureClient implements Callable<Integer> {
    private static final int SHOWN = 60;

    @Mixin private HostOption host;
    @Mixin private PortOption port;
    @Mixin private PcapOption pcap;
    @Mixin private ProtectionOptions options;
    @Mixin private ClientOptions client;

    @Parameters(
            arity = "0..*",
            paramLabel = "TEXT",
            description =
                    "What to send, one after the other without waiting for the answers (default: the"
                            + " lines of standard input, each after the answer to the one before).")
    private List<String> texts;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new SecureClient(), args);
    }

    @Override
    public Integer call() throws IOException {
        try (Closeable _ = pcap.ofClient()) {
            return talk();
        }
    }

    private int talk() throws IOException {
        Protection protection = client.protection(options);
        Endpoint server = new Endpoint(host.host(), port.port());
        try (ClientSession session = new ClientSession(open(protection, server))) {
            System.out.printf("client: connected to %s, %s%n", server, options.title());
            session.logIn(client.user(), client.password());
            System.out.printf("client: logged in as %s%n", client.user());
            askAll(session);
            session.end();
        }
        return 0;
    }

    private MessageLink open(Protection protection, Endpoint server) throws IOException {
        MessageLimits limits =
                MessageLimits.defaults()
                        .withIdle(client.patience())
                        .withMessageDeadline(client.patience());
        Transport transport = Transport.of(Connecting.to(server).within(client.patience()).open());
        try {
            return protection.open(transport, limits, SecureClient::hear);
        } catch (IOException e) {
            throw HandshakeFailure.explained(e);
        }
    }

    private static void hear(String reason) {
        System.out.printf("client: somebody says in clear: %s%n", AnswerReader.printable(reason));
    }

    private void askAll(ClientSession session) throws IOException {
        if (texts != null) {
            session.askTogether(texts, SecureClient::show);
            return;
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            show(session.ask(line));
        }
    }

    private static void show(ClientSession.Answer answer) {
        System.out.printf(
                Locale.ROOT,
                "echo    %s   (%,d bytes, sent as %,d)%n",
                cut(answer.text()),
                answer.bytes(),
                answer.sentBytes());
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " ...";
    }
}
