package netcourse.lesson01.answer;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.exercise.PeerEntryCodec;

/// The answer to exercise 1.4.
public class SolvedPeerEntryCodec implements PeerEntryCodec {
    private static final int ID = 4;
    private static final int PORT = 8;
    private static final int NAME = 10;
    private static final int NAME_END = 18;

    // @start region="fixed-record"
    @Override
    public byte[] encode(PeerEntry entry) {
        // Zeroed by allocate: what no field writes to is padding.
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(LITTLE_ENDIAN);
        bytes.put(0, (byte) entry.kind());
        bytes.putInt(ID, (int) entry.id());
        bytes.putShort(PORT, (short) entry.port());
        bytes.put(NAME, entry.name().getBytes(US_ASCII));
        return bytes.array();
    }

    @Override
    public PeerEntry decode(byte[] bytes) throws ProtocolException {
        if (bytes.length != BYTES) {
            throw new ProtocolException("entry must be 20 bytes, was " + bytes.length);
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
        int kind = Byte.toUnsignedInt(bytes[0]);
        long id = Integer.toUnsignedLong(fields.getInt(ID));
        int port = Short.toUnsignedInt(fields.getShort(PORT));
        return new PeerEntry(kind, id, port, name(bytes));
    }

    // @end

    private static String name(byte[] bytes) throws ProtocolException {
        int end = NAME;
        while (end < NAME_END && bytes[end] != 0) {
            if (bytes[end] < ' ' || bytes[end] > '~') {
                throw new ProtocolException(
                        "name (byte 10) must be printable ASCII, has %02x at byte %d"
                                .formatted(bytes[end], end));
            }
            end++;
        }
        return new String(bytes, NAME, end - NAME, US_ASCII);
    }
}
