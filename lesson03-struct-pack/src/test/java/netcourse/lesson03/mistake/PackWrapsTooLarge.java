package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeaderPacker;
import netcourse.lesson03.answer.SolvedHeaderPacker;

@Mistake(
        id = "pack-wraps-too-large",
        does = "casts without looking",
        sees =
                "A cast keeps the lower bits: 65537 goes out as 1, and -1 as 65535. The peer gets a good message that nobody meant.",
        caughtBy = "refusesNumbersOutOfRange")
public class PackWrapsTooLarge extends SolvedHeaderPacker implements HeaderPacker {
    @Override
    public void pack(
            byte[] target,
            int offset,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength) {
        super.pack(
                target,
                offset,
                flags & 0xf,
                protocol & 0xffff,
                error & 0xffff,
                sequence & 0xffff_ffffL,
                bodyLength & 0xffff_ffffL);
    }
}
