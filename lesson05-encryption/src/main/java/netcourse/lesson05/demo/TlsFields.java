package netcourse.lesson05.demo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// Takes fields off a message of TLS. A length is the peer's word: no field is longer than what is
/// there.
final class TlsFields {
    private TlsFields() {}

    /// @throws BufferUnderflowException if there are fewer bytes
    static ByteBuffer take(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer field = from.slice(from.position(), length);
        from.position(from.position() + length);
        return field;
    }

    /// A field after its length of one byte.
    static ByteBuffer take8(ByteBuffer from) {
        return take(from, from.get() & 0xff);
    }

    /// A field after its length of two bytes.
    static ByteBuffer take16(ByteBuffer from) {
        return take(from, from.getShort() & 0xffff);
    }
}
