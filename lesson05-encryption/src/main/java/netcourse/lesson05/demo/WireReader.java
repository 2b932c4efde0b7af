package netcourse.lesson05.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Optional;

/// Cuts one direction of a stream into messages or records; which of them it has is seen in its
/// first two bytes. What is neither passes through in pieces.
///
/// Bounded: a unit has as many bytes as its kind allows, and takes memory only as they come.
final class WireReader {
    private static final int PIECE_BYTES = 4096;

    private final PushbackInputStream in;
    private WireUnit.Kind kind;

    WireReader(InputStream in) {
        this.in = new PushbackInputStream(in, 2);
    }

    /// The next unit; empty at the end of the stream.
    Optional<WireUnit> next() throws IOException {
        if (kind == null) {
            kind = kind();
        }
        return kind == WireUnit.Kind.BYTES ? piece() : unit();
    }

    private WireUnit.Kind kind() throws IOException {
        byte[] first = in.readNBytes(2);
        in.unread(first);
        return first.length < 2
                ? WireUnit.Kind.BYTES
                : WireUnit.Kind.of(first[0] & 0xff, first[1] & 0xff);
    }

    private Optional<WireUnit> piece() throws IOException {
        byte[] buffer = new byte[PIECE_BYTES];
        int count = in.read(buffer);
        return count < 0
                ? Optional.empty()
                : Optional.of(new WireUnit(kind, Arrays.copyOf(buffer, count)));
    }

    private Optional<WireUnit> unit() throws IOException {
        byte[] head = in.readNBytes(kind.headBytes());
        int length = head.length < kind.headBytes() ? -1 : kind.bodyBytes(head);
        if (length < 0) {
            kind = WireUnit.Kind.BYTES;
            return head.length == 0 ? Optional.empty() : Optional.of(new WireUnit(kind, head));
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            kind = WireUnit.Kind.BYTES;
        }
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return Optional.of(new WireUnit(kind, whole));
    }
}
