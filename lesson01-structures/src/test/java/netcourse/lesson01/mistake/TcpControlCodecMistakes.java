package netcourse.lesson01.mistake;

import java.util.Arrays;
import java.util.Set;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpFlag;
import netcourse.lesson01.answer.SolvedTcpControlCodec;

/// Common mistakes in exercise 1.5, the data offset and flags of TCP, in the order of the
/// behaviours of [netcourse.lesson01.TcpControlCodecCheck] that catch them.
public final class TcpControlCodecMistakes {
    private TcpControlCodecMistakes() {}

    @Mistake(
            does = "takes the data offset for a number of bytes",
            sees =
                    """
                    It counts words of 4 bytes: 4 bits can say 15 at most, and a header can be 60
                    bytes long. 20 does not fit, and the field becomes 4.
                    """,
            caughtBy = "writesTheHeaderLengthInWords")
    public static class CountsBytes extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            super.write(control, header);
            header[12] = (byte) (control.headerBytes() << 4);
        }
    }

    @Mistake(
            does = "counts the bits of the flags from the wrong end",
            sees =
                    """
                    The picture shows the highest bit on the left: CWR is 80, FIN is 01. Counted from
                    the right, a SYN goes out as ECE.
                    """,
            caughtBy = "writesEveryFlag")
    public static class ReversesFlags extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            super.write(control, header);
            header[13] = 0;
            for (TcpFlag flag : control.flags()) {
                header[13] |= (byte) (1 << flag.ordinal());
            }
        }
    }

    @Mistake(
            does = "sets bits with |= in the header itself",
            sees =
                    """
                    That can set a bit but never clear one: flags of the previous segment go out
                    again, and reserved bits stay set.
                    """,
            caughtBy = "replacesWhatStoodThere")
    public static class KeepsOldBits extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            header[12] |= (byte) (control.headerBytes() / 4 << 4);
            for (TcpFlag flag : control.flags()) {
                header[13] |= (byte) (0x80 >> flag.ordinal());
            }
        }
    }

    @Mistake(
            does = "shifts the signed byte",
            sees =
                    """
                    From 8 up, the top bit of byte 12 is set, so the byte is negative, and the
                    length is negative too, or huge: SYN segments with many options fail, small ones
                    work.
                    """,
            caughtBy = "readsEveryHeaderLength")
    public static class SignedOffset extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            if (segment.length >= 20 && segment[12] < 0) {
                int headerBytes = (segment[12] >> 4) * 4;
                return new TcpControl(headerBytes, super.read(segment).flags());
            }
            return super.read(segment);
        }
    }

    @Mistake(
            does = "takes the reserved bits as part of the data offset",
            sees =
                    """
                    Shifting right by 2 multiplies by 4 in one go, but leaves two of the reserved
                    bits in the number. It works until somebody uses them.
                    """,
            caughtBy = "ignoresReservedBits")
    public static class ReadsReserved extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            return new TcpControl((segment[12] & 0xff) >>> 2, control.flags());
        }
    }

    @Mistake(
            does = "refuses reserved bits that are set",
            sees =
                    """
                    They must be ignored on receipt. Because some devices on the way drop such
                    segments, new TCP features take decades to deploy.
                    """,
            caughtBy = "ignoresReservedBits")
    public static class RefusesReserved extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            if ((segment[12] & 0x0f) != 0) {
                throw new ProtocolException("reserved (byte 12) must be 0, was " + segment[12]);
            }
            return control;
        }
    }

    @Mistake(
            does = "throws an IllegalArgumentException for bytes of a peer",
            sees =
                    """
                    It says that the caller made a mistake, and a server that catches IOException
                    for bad peers does not catch it. Perhaps it comes from TcpControl.
                    """,
            caughtBy = "refusesDataOffsetBelowFive")
    public static class BlamesCaller extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            if (segment.length >= 20 && (segment[12] & 0xff) < 0x50) {
                return new TcpControl((segment[12] >> 4) * 4, Set.of());
            }
            return super.read(segment);
        }
    }

    @Mistake(
            does = "takes a data offset beyond the bytes that are there",
            sees =
                    """
                    It is a length from a peer. If you take the data from there on, you read past
                    the end, or, in a buffer that is used again, bytes of the previous segment.
                    """,
            caughtBy = "refusesHeaderLongerThanTheSegment")
    public static class TrustsOffset extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            byte[] longEnough = segment.length < 20 ? segment : Arrays.copyOf(segment, 60);
            return super.read(longEnough);
        }
    }
}
