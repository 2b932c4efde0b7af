package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.PeerEntryCodec;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

@Mistake(
        id = "entry-blames-caller",
        does = "lets the record's own IllegalArgumentException out",
        sees =
                "It says that the caller made a mistake, and a server that catches IOException for bad peers does not catch it: one byte from outside ends the thread.",
        caughtBy = "refusesNameThatIsNoPrintableAscii")
public class EntryBlamesCaller extends SolvedPeerEntryCodec implements PeerEntryCodec {
    @Override
    public PeerEntry decode(byte[] bytes) throws ProtocolException {
        byte[] nameless = bytes.clone();
        if (bytes.length == BYTES) {
            Arrays.fill(nameless, 10, 18, (byte) 0);
        }
        PeerEntry entry = super.decode(nameless);
        String name = new String(bytes, 10, 8, ISO_8859_1).split("\0", 2)[0];
        return new PeerEntry(entry.kind(), entry.id(), entry.port(), name);
    }
}
