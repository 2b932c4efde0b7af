package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.HeaderUnpacker;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;

@Mistake(
        id = "unpack-signed-length",
        does = "compares the body length as an int",
        sees =
                "ff ff ff ff is -1 as an int, and -1 is not above any limit. The next line is new byte[-1], or a read that never ends.",
        caughtBy = "refusesBodyLengthThatNoIntHolds")
public class UnpackSignedLength extends SolvedHeaderUnpacker implements HeaderUnpacker {
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        if (header.length == 16 && header[0] == 'N' && header[12] < 0) {
            throw new IllegalArgumentException("bodyLength must not be negative");
        }
        return super.unpack(header, maxBodyBytes);
    }
}
