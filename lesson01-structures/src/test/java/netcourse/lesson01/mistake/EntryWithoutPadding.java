package netcourse.lesson01.mistake;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.PeerEntryCodec;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

@Mistake(
        id = "entry-without-padding",
        does = "writes the fields one behind the other",
        sees =
                "That makes 15 bytes. The C compiler left three free behind kind, so that id stands at a multiple of four: from there on every field is read from the wrong place.",
        caughtBy = "putsEveryFieldAtItsOffset")
public class EntryWithoutPadding extends SolvedPeerEntryCodec implements PeerEntryCodec {
    @Override
    public byte[] encode(PeerEntry entry) {
        ByteBuffer bytes = ByteBuffer.allocate(15).order(LITTLE_ENDIAN);
        bytes.put((byte) entry.kind());
        bytes.putInt((int) entry.id());
        bytes.putShort((short) entry.port());
        bytes.put(entry.name().getBytes(US_ASCII));
        return bytes.array();
    }
}
