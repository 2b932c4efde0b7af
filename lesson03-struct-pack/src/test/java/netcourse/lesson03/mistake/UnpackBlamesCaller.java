package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.HeaderUnpacker;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;

@Mistake(
        id = "unpack-blames-caller",
        does = "throws IllegalArgumentException for the peer's bytes",
        sees =
                "It says that the caller made a mistake, and what catches IOException for bad peers does not catch it: one byte from outside ends the thread.",
        caughtBy = "refusesAnotherProtocol")
public class UnpackBlamesCaller extends SolvedHeaderUnpacker implements HeaderUnpacker {
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        try {
            return super.unpack(header, maxBodyBytes);
        } catch (ProtocolException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
