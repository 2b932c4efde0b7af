package netcourse.lesson01.mistake;

import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.PeerEntryCodec;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

@Mistake(
        id = "entry-trims-name",
        does = "gets rid of the zeros with trim()",
        sees =
                "trim takes every character up to the blank, from both ends: the zeros go, and with them the blanks that belong to the name. It also finds no end where something follows the first zero.",
        caughtBy = "readsEveryField")
public class EntryTrimsName extends SolvedPeerEntryCodec implements PeerEntryCodec {
    @Override
    public PeerEntry decode(byte[] bytes) throws ProtocolException {
        PeerEntry right = super.decode(bytes);
        return new PeerEntry(right.kind(), right.id(), right.port(), right.name().trim());
    }
}
