package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.HeaderUnpacker;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;

@Mistake(
        id = "unpack-takes-newer-version",
        does = "takes every version from 1 up",
        sees =
                "Version 2 may have its fields elsewhere: that is what a version says. You would read its bytes by the rules of version 1.",
        caughtBy = "refusesAnotherProtocol")
public class UnpackTakesNewerVersion extends SolvedHeaderUnpacker implements HeaderUnpacker {
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        byte[] repaired = header.clone();
        if (header.length == 16 && header[2] > 1) {
            repaired[2] = 1;
        }
        return super.unpack(repaired, maxBodyBytes);
    }
}
