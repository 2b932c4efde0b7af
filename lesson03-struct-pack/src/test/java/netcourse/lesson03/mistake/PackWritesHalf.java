package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeaderPacker;
import netcourse.lesson03.answer.SolvedHeaderPacker;

@Mistake(
        id = "pack-writes-half",
        does = "finds out while it writes that there is no room",
        sees =
                "The first fields are in the array then, and an exception that the contract does not know flies out. Look for room first, then write.",
        caughtBy = "refusesArrayWithoutRoomAndWritesNothing")
public class PackWritesHalf extends SolvedHeaderPacker implements HeaderPacker {
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
        for (int i = 0; i < BYTES; i++) {
            target[offset + i] = header[i];
        }
    }
}
