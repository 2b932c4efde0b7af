package netcourse.lesson03.mistake;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.HeaderUnpacker;
import netcourse.lesson03.answer.SolvedHeaderUnpacker;

@Mistake(
        id = "unpack-signed-numbers",
        does = "reads the numbers as Java has them, signed",
        sees =
                "From 32768 and 2147483648 up they are negative: a good header is refused by your own record, or a request is looked up that nobody sent.",
        caughtBy = "unpacksNumbersWithoutSign")
public class UnpackSignedNumbers extends SolvedHeaderUnpacker implements HeaderUnpacker {
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        MessageHeader h = super.unpack(header, maxBodyBytes);
        ByteBuffer bytes = ByteBuffer.wrap(header);
        int protocol = bytes.getShort(4);
        return new MessageHeader(h.flags(), protocol, h.error(), bytes.getInt(8), h.bodyLength());
    }
}
