package netcourse.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One client of a [LoadClients].
final class LoadClient {
    private static final ByteBuffer PING =
            ByteBuffer.allocateDirect(5).put("ping\n".getBytes(StandardCharsets.US_ASCII)).flip();

    /// Of what the server says before it closes, a line is kept.
    private static final int LONGEST_REASON = 200;

    private final SocketChannel channel;
    private final LoadClients.Report report;
    private int expected;
    private long pingedAt;
    private String said = "";

    LoadClient(SocketChannel channel, LoadClients.Report report) {
        this.channel = channel;
        this.report = report;
    }

    SocketChannel channel() {
        return channel;
    }

    /// Sends a line, unless the last one has not come back yet.
    void ping() {
        if (!channel.isOpen() || expected > 0) {
            return;
        }
        try {
            expected = channel.write(PING.duplicate());
            pingedAt = System.nanoTime();
            report.pinged();
        } catch (IOException e) {
            lost(e.getMessage());
        }
    }

    void read(ByteBuffer buffer) {
        try {
            buffer.clear();
            int count = channel.read(buffer);
            if (count < 0) {
                lost(said.isBlank() ? "nothing" : said.strip());
                return;
            }
            take(buffer.flip());
        } catch (IOException e) {
            lost(e.getMessage());
        }
    }

    private void take(ByteBuffer bytes) {
        int echoed = Math.min(expected, bytes.remaining());
        bytes.position(echoed);
        expected -= echoed;
        if (echoed > 0 && expected == 0) {
            report.answered(System.nanoTime() - pingedAt);
        }
        if (bytes.hasRemaining()) {
            int kept = Math.min(bytes.remaining(), LONGEST_REASON - said.length());
            byte[] text = new byte[Math.max(kept, 0)];
            bytes.get(text);
            said += new String(text, StandardCharsets.US_ASCII);
        }
    }

    private void lost(String why) {
        report.lost(why);
        close();
    }

    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
