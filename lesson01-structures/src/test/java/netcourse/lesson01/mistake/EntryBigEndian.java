package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.PeerEntryCodec;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

@Mistake(
        id = "entry-big-endian",
        does = "writes the numbers big-endian",
        sees =
                "Network byte order is a habit, not a law: a structure out of memory has the order of the machine, and this one is little-endian. ByteBuffer is big-endian until it is told.",
        caughtBy = "putsEveryFieldAtItsOffset")
public class EntryBigEndian extends SolvedPeerEntryCodec implements PeerEntryCodec {
    @Override
    public byte[] encode(PeerEntry entry) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put(0, (byte) entry.kind());
        bytes.putInt(4, (int) entry.id());
        bytes.putShort(8, (short) entry.port());
        bytes.put(10, entry.name().getBytes(US_ASCII));
        return bytes.array();
    }
}
