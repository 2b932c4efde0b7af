package netcourse.lesson01.mistake;

import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.PeerEntryCodec;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

@Mistake(
        id = "entry-takes-any-length",
        does = "reads the fields without asking how many bytes there are",
        sees =
                "A cut record throws whatever the JDK throws, which nobody catches; or, filled up with zeros, it is taken for a good one.",
        caughtBy = "refusesAnyOtherLength")
public class EntryTakesAnyLength extends SolvedPeerEntryCodec implements PeerEntryCodec {
    @Override
    public PeerEntry decode(byte[] bytes) throws ProtocolException {
        return super.decode(Arrays.copyOf(bytes, BYTES));
    }
}
