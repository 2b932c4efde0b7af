package netcourse.lesson01.mistake;

import java.nio.ByteOrder;
import netcourse.checker.Mistake;
import netcourse.lesson01.NumberBytes;
import netcourse.lesson01.answer.SolvedNumberBytes;

@Mistake(
        id = "ignores-array-offset",
        does = "writes at the start of the array",
        sees =
                "It is right as long as a message has one field. The second one overwrites the first.",
        caughtBy = "writesAtItsOffsetAndNowhereElse")
public class IgnoresArrayOffset extends SolvedNumberBytes implements NumberBytes {
    @Override
    public void write32(long value, ByteOrder order, byte[] target, int offset) {
        super.write32(value, order, target, 0);
    }
}
