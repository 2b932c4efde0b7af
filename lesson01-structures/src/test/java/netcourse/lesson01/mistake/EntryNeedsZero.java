package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.PeerEntryCodec;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

@Mistake(
        id = "entry-needs-zero",
        does = "keeps the last byte of the name for a zero",
        sees =
                "The field is filled up with zeros, not ended by one: a name of 8 characters has none. Yours loses its last character.",
        caughtBy = "writesNameOfAllEightBytes")
public class EntryNeedsZero extends SolvedPeerEntryCodec implements PeerEntryCodec {
    @Override
    public byte[] encode(PeerEntry entry) {
        byte[] bytes = super.encode(entry);
        bytes[17] = 0;
        return bytes;
    }
}
