package netcourse.lesson01.answer;

import java.util.EnumSet;
import java.util.Set;
import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpFlag;
import netcourse.lesson01.exercise.TcpControlCodec;

/// The answer to exercise 1.5.
public class SolvedTcpControlCodec implements TcpControlCodec {
    private static final int MIN_WORDS = 5;
    private static final int WORD = 4;

    // @start region="bit-fields"
    @Override
    public void write(TcpControl control, byte[] header) {
        int bits = 0;
        for (TcpFlag flag : control.flags()) {
            bits |= mask(flag);
        }
        // Assigned, not or-ed: old bits must go, and the reserved ones be zero.
        header[12] = (byte) (control.headerBytes() / 4 << 4);
        header[13] = (byte) bits;
    }

    private static int mask(TcpFlag flag) {
        return 0x80 >> flag.ordinal();
    }

    private static Set<TcpFlag> flags(byte bits) {
        Set<TcpFlag> flags = EnumSet.allOf(TcpFlag.class);
        flags.removeIf(flag -> (bits & mask(flag)) == 0);
        return flags;
    }

    // @end

    @Override
    public TcpControl read(byte[] segment) throws ProtocolException {
        int there = segment.length;
        if (there < MIN_WORDS * WORD) {
            throw new ProtocolException("header (byte 0) must be 20 bytes or more, was " + there);
        }
        // Without & 0xff an offset from 8 up is negative; the shift drops the reserved bits.
        int words = (segment[12] & 0xff) >>> 4;
        if (words < MIN_WORDS) {
            throw new ProtocolException("data offset (byte 12) must be 5..15, was " + words);
        }
        if (words * WORD > there) {
            throw new ProtocolException(
                    "data offset (byte 12) is %d bytes, but %d are there"
                            .formatted(words * WORD, there));
        }
        return new TcpControl(words * WORD, flags(segment[13]));
    }
}
