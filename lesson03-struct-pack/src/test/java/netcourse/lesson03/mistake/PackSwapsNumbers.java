package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeaderPacker;
import netcourse.lesson03.answer.SolvedHeaderPacker;

@Mistake(
        id = "pack-swaps-numbers",
        does = "writes the error number in front of the protocol number",
        sees =
                "Both have two bytes, so nothing complains: the peer takes every request for one with protocol number 0. Only bytes from a second source show it.",
        caughtBy = "putsEveryFieldAtItsOffset")
public class PackSwapsNumbers extends SolvedHeaderPacker implements HeaderPacker {
    @Override
    public void pack(
            byte[] target,
            int offset,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength) {
        super.pack(target, offset, flags, error, protocol, sequence, bodyLength);
    }
}
