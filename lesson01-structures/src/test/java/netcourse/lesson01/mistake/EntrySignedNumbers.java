package netcourse.lesson01.mistake;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.PeerEntryCodec;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

@Mistake(
        id = "entry-signed-numbers",
        does = "reads the numbers as Java has them, signed",
        sees =
                "From 128, 32768 and 2147483648 up they are negative, and the record refuses its own peer. toUnsignedInt and toUnsignedLong read them.",
        caughtBy = "readsNumbersWithoutSign")
public class EntrySignedNumbers extends SolvedPeerEntryCodec implements PeerEntryCodec {
    @Override
    public PeerEntry decode(byte[] bytes) throws ProtocolException {
        String name = super.decode(bytes).name();
        ByteBuffer fields = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
        return new PeerEntry(fields.get(0), fields.getInt(4), fields.getShort(8), name);
    }
}
