package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeaderPacker;
import netcourse.lesson03.answer.SolvedHeaderPacker;

@Mistake(
        id = "pack-refuses-upper-half",
        does = "converts the long with Math.toIntExact",
        sees =
                "That refuses every number from 2147483648 up, though 32 bits without a sign hold 4294967295. The connection breaks on the day that the sequence gets there.",
        caughtBy = "packsTheUpperHalfOfEveryRange")
public class PackRefusesUpperHalf extends SolvedHeaderPacker implements HeaderPacker {
    @Override
    public void pack(
            byte[] target,
            int offset,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength) {
        Math.toIntExact(sequence);
        Math.toIntExact(bodyLength);
        super.pack(target, offset, flags, protocol, error, sequence, bodyLength);
    }
}
