package netcourse.lesson03.mistake;

import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.HeaderUnpacker;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;

@Mistake(
        id = "unpack-takes-any-length",
        does = "does not ask how many bytes there are",
        sees =
                "With fewer it throws what the JDK throws, or reads zeros; with more it leaves a part of the next message behind, in silence.",
        caughtBy = "otherNumberOfBytesIsTheCallersFault")
public class UnpackTakesAnyLength extends SolvedHeaderUnpacker implements HeaderUnpacker {
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        return super.unpack(Arrays.copyOf(header, 16), maxBodyBytes);
    }
}
