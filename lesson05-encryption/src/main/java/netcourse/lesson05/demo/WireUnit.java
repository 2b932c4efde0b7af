package netcourse.lesson05.demo;

import java.nio.ByteBuffer;
import netcourse.common.MessageHeader;

/// What an attacker on the way can tell apart in a stream of bytes, without any key.
///
/// @param kind what it is
/// @param bytes all of it, as it came; not copied
record WireUnit(Kind kind, byte[] bytes) {
    /// Who sends.
    enum Side {
        CLIENT,
        SERVER;

        /// As it stands in the log.
        String title() {
            return this == CLIENT ? "client" : "server";
        }
    }

    enum Kind {
        /// The course's message, sealed or not: 16 bytes of header, the length in bytes 12-15.
        MESSAGE("message", MessageHeader.BYTES, MessageHeader.MAX_BODY_BYTES),
        /// Of the secure channel: 2 bytes of length.
        RECORD("record", 2, 0xffff),
        /// Of TLS: type, version, length in bytes 3-4 (RFC 8446, section 5.1).
        TLS_RECORD("TLS record", 5, (1 << 14) + 256),
        /// Anything else, as one read gives it.
        BYTES("bytes", 1, 0);

        private final String title;
        private final int headBytes;
        private final int maxBodyBytes;

        Kind(String title, int headBytes, int maxBodyBytes) {
            this.title = title;
            this.headBytes = headBytes;
            this.maxBodyBytes = maxBodyBytes;
        }

        String title() {
            return title;
        }

        int headBytes() {
            return headBytes;
        }

        /// Which kind of stream begins with these two bytes.
        static Kind of(int first, int second) {
            return switch (first << 8 | second) {
                case MessageHeader.MAGIC -> MESSAGE;
                case 48 -> RECORD; // the handshake message's length
                case 0x1603 -> TLS_RECORD; // a handshake, of version 3.1 or 3.3
                default -> BYTES;
            };
        }

        /// How many bytes follow a head, as it says itself; negative if it is none.
        int bodyBytes(byte[] head) {
            ByteBuffer fields = ByteBuffer.wrap(head);
            long length =
                    switch (this) {
                        case MESSAGE ->
                                fields.getShort(0) == MessageHeader.MAGIC
                                        ? Integer.toUnsignedLong(fields.getInt(12))
                                        : -1;
                        case RECORD -> fields.getShort(0) & 0xffff;
                        case TLS_RECORD -> head[1] == 3 ? fields.getShort(3) & 0xffff : -1;
                        case BYTES -> -1;
                    };
            return length > maxBodyBytes ? -1 : (int) length;
        }
    }

    /// The same with the last bit flipped.
    WireUnit flipped() {
        byte[] changed = bytes.clone();
        changed[changed.length - 1] ^= 1;
        return new WireUnit(kind, changed);
    }

    /// What comes after the head.
    ByteBuffer body() {
        int head = Math.min(kind.headBytes(), bytes.length);
        return ByteBuffer.wrap(bytes, head, bytes.length - head).slice();
    }
}
