package netcourse.lesson02.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A server that holds at most so many clients: it counts what it has accepted. No option of a
/// socket does that for it.
final class Admission {
    static final String WELCOME = "welcome";
    static final String FULL = "full";

    private Admission() {}

    /// Connects clients that all stay, and gives the line that each one was sent.
    ///
    /// @param backlog what `listen` is given
    /// @param most how many clients the server admits
    static List<String> answers(InetAddress host, int backlog, int clients, int most)
            throws IOException {
        List<Link> links = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, backlog, host)) {
            listener.setSoTimeout((int) TcpStates.LIMIT.toMillis());
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Link link = Link.open(listener);
                links.add(link);
                answer(link.server(), i < most);
                answers.add(readLine(link.client()));
            }
            return answers;
        } finally {
            for (Link link : links) {
                link.close();
            }
        }
    }

    private static void answer(Socket accepted, boolean admitted) throws IOException {
        String line = admitted ? WELCOME : FULL;
        accepted.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        if (!admitted) {
            accepted.close();
        }
    }

    private static String readLine(Socket client) throws IOException {
        return new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
    }
}
