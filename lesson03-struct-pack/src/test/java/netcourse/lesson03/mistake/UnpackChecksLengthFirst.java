package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.HeaderUnpacker;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;

@Mistake(
        id = "unpack-checks-length-first",
        does = "looks at the body length before the magic",
        sees =
                "To a peer that speaks another protocol you complain about a length of 1212501072 bytes, which it has never heard of. Whoever reads the log looks for a memory problem.",
        caughtBy = "namesTheFirstOfSeveralWrongFields")
public class UnpackChecksLengthFirst extends SolvedHeaderUnpacker implements HeaderUnpacker {
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        if (header.length == 16) {
            long length = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(12));
            if (length > maxBodyBytes) {
                throw new ProtocolException(
                        "body length must be 0..%d, was %d (bytes 12-15 of the header)"
                                .formatted(maxBodyBytes, length));
            }
        }
        return super.unpack(header, maxBodyBytes);
    }
}
