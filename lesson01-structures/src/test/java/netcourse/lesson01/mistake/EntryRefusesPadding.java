package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.PeerEntryCodec;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

@Mistake(
        id = "entry-refuses-padding",
        does = "refuses padding that is not zero",
        sees =
                "C does not clear it: the bytes between two fields are what was in memory before. A correct peer is turned away, on some days.",
        caughtBy = "ignoresPaddingAndWhatFollowsTheName")
public class EntryRefusesPadding extends SolvedPeerEntryCodec implements PeerEntryCodec {
    @Override
    public PeerEntry decode(byte[] bytes) throws ProtocolException {
        PeerEntry entry = super.decode(bytes);
        if ((bytes[1] | bytes[2] | bytes[3] | bytes[18] | bytes[19]) != 0) {
            throw new ProtocolException("padding must be zero");
        }
        return entry;
    }
}
