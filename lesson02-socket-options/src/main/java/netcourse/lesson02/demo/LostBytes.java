package netcourse.lesson02.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/// How much of what a server wrote reaches a client that begins to read after the server's close.
///
/// @param written bytes that `write` took without an error
/// @param received bytes that the client could read
/// @param end what ended the client's reading
record LostBytes(int written, int received, String end) {
    /// @param lingerZero whether the server sets SO_LINGER to 0 before it closes
    static LostBytes of(InetAddress host, boolean lingerZero) throws IOException {
        try (Link link = Link.open(host)) {
            byte[] message = new byte[Link.MORE_THAN_THE_PEER_TAKES];
            link.server().getOutputStream().write(message);
            if (lingerZero) {
                link.server().setSoLinger(true, 0);
            }
            link.server().close();
            if (lingerZero) {
                TcpStates.await(link.clientEnd(), null);
            }
            return read(message.length, link.client());
        }
    }

    private static LostBytes read(int written, Socket client) {
        int received = 0;
        try {
            InputStream in = client.getInputStream();
            byte[] buffer = new byte[4096];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                received += n;
            }
            return new LostBytes(written, received, "read gave -1");
        } catch (IOException e) {
            return new LostBytes(written, received, Outcome.text(e));
        }
    }
}
