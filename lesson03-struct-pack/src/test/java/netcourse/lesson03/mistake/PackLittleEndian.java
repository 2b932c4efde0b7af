package netcourse.lesson03.mistake;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import netcourse.checker.Mistake;
import netcourse.lesson03.HeaderPacker;
import netcourse.lesson03.answer.SolvedHeaderPacker;

@Mistake(
        id = "pack-little-endian",
        does = "writes the numbers in little-endian",
        sees =
                "The lowest byte goes first then, as your processor has it in memory. The peer reads protocol number 1 as 256.",
        caughtBy = "putsEveryFieldAtItsOffset")
public class PackLittleEndian extends SolvedHeaderPacker implements HeaderPacker {
    @Override
    public void pack(
            byte[] target,
            int offset,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength) {
        super.pack(target, offset, flags, protocol, error, sequence, bodyLength);
        ByteBuffer bytes = ByteBuffer.wrap(target).order(LITTLE_ENDIAN);
        bytes.putShort(offset + 4, (short) protocol).putShort(offset + 6, (short) error);
        bytes.putInt(offset + 8, (int) sequence).putInt(offset + 12, (int) bodyLength);
    }
}
