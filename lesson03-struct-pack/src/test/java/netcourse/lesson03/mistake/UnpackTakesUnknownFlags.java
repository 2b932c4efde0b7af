package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.HeaderUnpacker;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;

@Mistake(
        id = "unpack-takes-unknown-flags",
        does = "drops the flags that it does not know",
        sees =
                "A peer that sets one means something by it: that the body is to be read otherwise, say. You would read it as if it were plain.",
        caughtBy = "refusesFlagsWithoutMeaning")
public class UnpackTakesUnknownFlags extends SolvedHeaderUnpacker implements HeaderUnpacker {
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        byte[] repaired = header.clone();
        if (header.length == 16 && header[0] == 'N') {
            repaired[3] &= 0xf;
        }
        return super.unpack(repaired, maxBodyBytes);
    }
}
