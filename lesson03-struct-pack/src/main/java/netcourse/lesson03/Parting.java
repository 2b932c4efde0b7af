package netcourse.lesson03;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import netcourse.common.FramedConnection;
import netcourse.common.MessageError;

/// The ways in which a connection ends. Any thread may begin one, and the first one counts.
final class Parting {
    private final FramedConnection connection;
    private final PeerWriter writer;
    private final AtomicReference<String> how = new AtomicReference<>();

    Parting(FramedConnection connection, PeerWriter writer) {
        this.connection = connection;
        this.writer = writer;
    }

    /// How it ended, for a log; null as long as it has not.
    String how() {
        return how.get();
    }

    /// Sends what was put, and the FIN; the reading thread ends when the peer has sent its own.
    void leave() {
        try {
            writer.finish();
            connection.shutdownOutput();
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        }
    }

    /// Sends what was put and tells the peer why, if it still takes it, and closes. Blocks.
    void refuse(MessageError error, String why) {
        try {
            writer.finish();
        } catch (IOException e) {
            cut("lost: " + e.getMessage());
        }
        if (how.compareAndSet(null, "closed: " + why)) {
            close(error, why);
        }
    }

    /// Throws away what was put, tells the peer why, if it still takes it, and closes; does not
    /// block.
    void drop(MessageError error, String why) {
        if (how.compareAndSet(null, "dropped: " + why)) {
            writer.close();
            Thread.ofVirtual().name("farewell").start(() -> close(error, why));
        }
    }

    /// Throws away what was put and closes without a word.
    void cut(String why) {
        how.compareAndSet(null, why);
        writer.close();
        try {
            connection.close();
        } catch (IOException e) {
            // How it ended is known already.
        }
    }

    /// Closes, since the program itself failed, as a learner's part may: says where.
    void fail(Throwable e) {
        String where =
                Arrays.stream(e.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("netcourse."))
                        .findFirst()
                        .map(f -> " (%s:%d)".formatted(f.getFileName(), f.getLineNumber()))
                        .orElse("");
        cut("failed: " + e + where);
    }

    private void close(MessageError error, String why) {
        try {
            connection.close(error, why);
        } catch (IOException e) {
            // The reason could not be said, and the socket is closed.
        }
    }
}
