package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.HeaderUnpacker;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;

@Mistake(
        id = "unpack-takes-any-magic",
        does = "does not look at the magic",
        sees =
                "A peer of another protocol whose third byte happens to be 1 gets in, and you take eight of its bytes for a sequence and a length. The magic is there to find that out at once.",
        caughtBy = "refusesAnotherProtocol")
public class UnpackTakesAnyMagic extends SolvedHeaderUnpacker implements HeaderUnpacker {
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        byte[] repaired = header.clone();
        if (header.length == 16 && header[3] == 0) {
            repaired[0] = 'N';
            repaired[1] = 'C';
        }
        return super.unpack(repaired, maxBodyBytes);
    }
}
