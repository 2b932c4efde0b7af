package netcourse.codecs;

import netcourse.common.ProtocolException;

/// Decodes raw Snappy; [SnappyCodec] has the picture.
final class SnappyDecoder {
    private static final String LENGTH = "Snappy length";
    private static final String ELEMENT = "Snappy element";

    /// A copy of 64 bytes takes 3, and nothing makes more of less.
    private static final int MAX_RATIO = 22;

    private SnappyDecoder() {}

    /// The length that the first bytes announce, if so few bytes can have that much content.
    static long length(byte[] bytes, int from, int end) throws ProtocolException {
        long length = 0;
        int at = from;
        int next;
        do {
            next = next(bytes, at, end, LENGTH);
            length |= (next & 0x7fL) << 7 * (at - from);
            at++;
        } while (next >= 0x80 && at - from < 5);
        if (next >= 0x80 || length > 0xffff_ffffL) {
            throw new ProtocolException("Snappy length must be 0..4294967295, was longer");
        }
        if (length > (long) MAX_RATIO * (end - at)) {
            throw new ProtocolException(
                    "Snappy length must be at most %d for %d bytes of elements, was %d"
                            .formatted((long) MAX_RATIO * (end - at), end - at, length));
        }
        return length;
    }

    /// Decodes the elements after the length into just so much room.
    static void decode(byte[] bytes, int from, int end, byte[] into, int start, int limit)
            throws ProtocolException {
        int at = from;
        while (bytes[at++] < 0) {}
        int to = start;
        while (at < end) {
            int tag = bytes[at++] & 0xff;
            int kind = tag & 3;
            int length = (tag >>> 2) + 1;
            if (kind == 0) {
                if (length > 60) {
                    int more = length - 60;
                    length = literalLength(bytes, at, end, more, limit - to);
                    at += more;
                }
                check(length, limit - to);
                if (length > end - at) {
                    throw Input.truncated("literal of Snappy");
                }
                MatchCopy.literals(bytes, at, into, to, length, limit);
                at += length;
            } else {
                int offset;
                if (kind == 1) {
                    length = (tag >>> 2 & 7) + 4;
                    offset = tag >>> 5 << 8 | next(bytes, at, end, ELEMENT);
                    at++;
                } else {
                    int size = kind == 2 ? 2 : 4;
                    offset = (int) number(bytes, at, end, size);
                    at += size;
                }
                MatchCopy.checkOffset(offset, to - start);
                check(length, limit - to);
                MatchCopy.copy(into, to, offset, length, limit);
            }
            to += length;
        }
        if (to < limit) {
            throw new ProtocolException(
                    "Snappy content must have the %d bytes announced, has %d"
                            .formatted(limit - start, to - start));
        }
    }

    private static int literalLength(byte[] bytes, int at, int end, int size, int room)
            throws ProtocolException {
        long length = number(bytes, at, end, size) + 1;
        check(length, room);
        return (int) length;
    }

    private static void check(long length, int room) throws ProtocolException {
        if (length > room) {
            throw new ProtocolException(
                    "Snappy element must be at most the %d bytes still announced, was %d"
                            .formatted(room, length));
        }
    }

    private static long number(byte[] bytes, int at, int end, int size) throws ProtocolException {
        long number = 0;
        for (int i = 0; i < size; i++) {
            number |= (long) next(bytes, at + i, end, ELEMENT) << 8 * i;
        }
        return number;
    }

    private static int next(byte[] bytes, int at, int end, String part) throws ProtocolException {
        if (at >= end) {
            throw Input.truncated(part);
        }
        return bytes[at] & 0xff;
    }
}
