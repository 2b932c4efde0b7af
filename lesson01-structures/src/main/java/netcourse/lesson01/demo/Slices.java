package netcourse.lesson01.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Sends bytes in parts, each with a write of its own.
///
/// @param bytes of a part, 1 or more
/// @param pause between two parts; zero or more
record Slices(int bytes, Duration pause) {
    Slices {
        if (bytes < 1) {
            throw new IllegalArgumentException("slice must be 1 byte or more, was " + bytes);
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause must be 0 or more, was " + pause);
        }
    }

    /// Sends all, and returns the number of writes. Blocks for the pauses, and while the peer does
    /// not read.
    int send(byte[] message, OutputStream out) throws IOException {
        int writes = 0;
        for (int at = 0; at < message.length; at += bytes) {
            if (at > 0) {
                LockSupport.parkNanos(pause.toNanos());
            }
            out.write(message, at, Math.min(bytes, message.length - at));
            writes++;
        }
        return writes;
    }
}
