package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeaderPacker;
import netcourse.lesson03.answer.SolvedHeaderPacker;

@Mistake(
        id = "pack-ignores-offset",
        does = "writes at the beginning of the array, whatever the offset",
        sees =
                "A second message in the same buffer overwrites the first, and its own place stays empty.",
        caughtBy = "packsAtItsOffsetAndNowhereElse")
public class PackIgnoresOffset extends SolvedHeaderPacker implements HeaderPacker {
    @Override
    public void pack(
            byte[] target,
            int offset,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength) {
        byte[] header = new byte[BYTES];
        super.pack(header, 0, flags, protocol, error, sequence, bodyLength);
        if (offset < 0 || offset > target.length - BYTES) {
            throw new IllegalArgumentException("no room");
        }
        System.arraycopy(header, 0, target, 0, BYTES);
    }
}
