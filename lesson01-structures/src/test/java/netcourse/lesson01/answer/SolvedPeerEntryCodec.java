package netcourse.lesson01.answer;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.exercise.PeerEntryCodec;

/// The answer to exercise 1.4.
public class SolvedPeerEntryCodec implements PeerEntryCodec {
    // @start region="fixed-record"
    private static final int ID = 4;
    private static final int PORT = 8;
    private static final int NAME = 10;

    @Override
    public byte[] encode(PeerEntry entry) {
        // Zeroed by allocate: what no field writes to is padding.
        ByteBuffer bytes = ByteBuffer.allocate(PeerEntryCodec.BYTES).order(LITTLE_ENDIAN);
        bytes.put(0, (byte) entry.kind());
        bytes.putInt(ID, (int) entry.id());
        bytes.putShort(PORT, (short) entry.port());
        bytes.put(NAME, entry.name().getBytes(US_ASCII));
        return bytes.array();
    }

    @Override
    public PeerEntry decode(byte[] bytes) throws ProtocolException {
        if (bytes.length != PeerEntryCodec.BYTES) {
            throw new ProtocolException("entry must be 20 bytes, was " + bytes.length);
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
        int kind = Byte.toUnsignedInt(bytes[0]);
        long id = Integer.toUnsignedLong(fields.getInt(ID));
        int port = Short.toUnsignedInt(fields.getShort(PORT));
        return new PeerEntry(kind, id, port, name(bytes));
    }

    private static String name(byte[] bytes) throws ProtocolException {
        int end = NAME;
        for (; end < NAME + 8 && bytes[end] != 0; end++) {
            if (bytes[end] < ' ' || bytes[end] > '~') {
                throw new ProtocolException(
                        "name (byte 10) must be printable ASCII, has %02x at byte %d"
                                .formatted(bytes[end], end));
            }
        }
        return new String(bytes, NAME, end - NAME, US_ASCII);
    }
    // @end
}
