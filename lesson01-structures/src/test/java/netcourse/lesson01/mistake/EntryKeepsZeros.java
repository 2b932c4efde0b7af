package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.PeerEntryCodec;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

@Mistake(
        id = "entry-keeps-zeros",
        does = "makes text of all 8 bytes of the name",
        sees =
                "To Java a zero is a character like any other: \"ada\" comes out eight characters long, looks right when it is printed, and equals nothing.",
        caughtBy = "readsEveryField")
public class EntryKeepsZeros extends SolvedPeerEntryCodec implements PeerEntryCodec {
    @Override
    public PeerEntry decode(byte[] bytes) throws ProtocolException {
        PeerEntry entry = super.decode(bytes);
        String name = new String(bytes, 10, 8, US_ASCII);
        return new PeerEntry(entry.kind(), entry.id(), entry.port(), name);
    }
}
