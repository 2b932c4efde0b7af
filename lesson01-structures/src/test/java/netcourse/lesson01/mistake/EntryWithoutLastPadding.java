package netcourse.lesson01.mistake;

import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.PeerEntryCodec;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

@Mistake(
        id = "entry-without-last-padding",
        does = "ends with the last field",
        sees =
                "A structure is as long as its alignment asks, 20 bytes here, or the next one of an array would stand at an odd place. With 18 the second entry is read two bytes off.",
        caughtBy = "putsEveryFieldAtItsOffset")
public class EntryWithoutLastPadding extends SolvedPeerEntryCodec implements PeerEntryCodec {
    @Override
    public byte[] encode(PeerEntry entry) {
        return Arrays.copyOf(super.encode(entry), 18);
    }
}
