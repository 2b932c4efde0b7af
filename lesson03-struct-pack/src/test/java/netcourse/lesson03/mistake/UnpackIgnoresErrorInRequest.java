package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.HeaderUnpacker;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;

@Mistake(
        id = "unpack-ignores-error-in-request",
        does = "takes a request that has an error number",
        sees =
                "Nobody asked, so nothing can have failed: the peer confuses two fields, or two connections. What it sends next is no better.",
        caughtBy = "refusesErrorInRequest")
public class UnpackIgnoresErrorInRequest extends SolvedHeaderUnpacker implements HeaderUnpacker {
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        byte[] repaired = header.clone();
        if (header.length == 16 && (header[3] & 1) == 0 && header[0] == 'N') {
            repaired[6] = 0;
            repaired[7] = 0;
        }
        return super.unpack(repaired, maxBodyBytes);
    }
}
