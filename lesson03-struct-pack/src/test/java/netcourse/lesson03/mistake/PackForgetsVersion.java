package netcourse.lesson03.mistake;

import netcourse.checker.Mistake;
import netcourse.lesson03.HeaderPacker;
import netcourse.lesson03.answer.SolvedHeaderPacker;

@Mistake(
        id = "pack-forgets-version",
        does = "leaves the version out",
        sees = "The byte is 0 then, and the peer refuses the first message, and every other.",
        caughtBy = "putsEveryFieldAtItsOffset")
public class PackForgetsVersion extends SolvedHeaderPacker implements HeaderPacker {
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
        target[offset + 2] = 0;
    }
}
