package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeaderPacker;
import netcourse.lesson03.answer.SolvedHeaderPacker;

@Mistake(
        id = "pack-adds-to-old-bytes",
        does = "ors the bits into what stands there",
        sees =
                "That is right in a new array, which is full of zeros. A buffer that is used again holds the last message, and its bits stay.",
        caughtBy = "replacesWhatStoodThere")
public class PackAddsToOldBytes extends SolvedHeaderPacker implements HeaderPacker {
    @Override
    public void pack(
            byte[] target,
            int offset,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength) {
        byte[] old = target.clone();
        super.pack(target, offset, flags, protocol, error, sequence, bodyLength);
        for (int i = offset; i < offset + BYTES; i++) {
            target[i] |= old[i];
        }
    }
}
