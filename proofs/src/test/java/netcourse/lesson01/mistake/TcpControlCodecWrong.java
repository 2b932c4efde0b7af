package netcourse.lesson01.mistake;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpFlag;
import netcourse.lesson01.answer.SolvedTcpControlCodec;

/// Further wrong solutions of exercise 1.5.
public final class TcpControlCodecWrong {
    private TcpControlCodecWrong() {}

    @Wrong(value = "does nothing in write() and returns what a compiler asks for", nameless = true)
    public static class EmptyWrite extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {}
    }

    @Wrong(value = "does nothing in read() and returns what a compiler asks for", nameless = true)
    public static class EmptyRead extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) {
            return null;
        }
    }

    @Wrong(
            value = "throws an exception of its own, which has nothing to do with the task",
            nameless = true)
    public static class Throws extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            throw new IllegalStateException("not today");
        }

        @Override
        public TcpControl read(byte[] segment) {
            throw new IllegalStateException("not today");
        }
    }

    @Wrong("keeps the reserved bits that stood there")
    public static class KeepsReserved extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            byte reserved = (byte) (header[12] & 0x0f);
            super.write(control, header);
            header[12] |= reserved;
        }
    }

    @Wrong("keeps CWR and ECE as they stood there")
    public static class KeepsCongestionFlags extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            byte kept = (byte) (header[13] & 0xc0);
            super.write(control, header);
            header[13] |= kept;
        }
    }

    @Wrong("clears the header before it writes")
    public static class ClearsRest extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            Arrays.fill(header, (byte) 0);
            super.write(control, header);
        }
    }

    @Wrong("clears what stands after the 20 bytes")
    public static class ClearsOptions extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            super.write(control, header);
            Arrays.fill(header, 20, header.length, (byte) 0);
        }
    }

    @Wrong("writes only into an array as long as the header")
    public static class RefusesLongHeader extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            if (header.length != control.headerBytes()) {
                throw new IllegalArgumentException(
                        "header must have " + control.headerBytes() + " bytes");
            }
            super.write(control, header);
        }
    }

    @Wrong("writes the six flags of RFC 793")
    public static class SixFlags extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            super.write(control, header);
            header[13] &= 0x3f;
        }
    }

    @Wrong("reads the six flags of RFC 793")
    public static class ReadsSixFlags extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            Set<TcpFlag> flags = EnumSet.noneOf(TcpFlag.class);
            flags.addAll(control.flags());
            flags.remove(TcpFlag.CWR);
            flags.remove(TcpFlag.ECE);
            return new TcpControl(control.headerBytes(), flags);
        }
    }

    @Wrong("keeps the flags of the segment before")
    public static class AddsUpFlags extends SolvedTcpControlCodec {
        private static final Set<TcpFlag> FLAGS = EnumSet.noneOf(TcpFlag.class);

        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            FLAGS.addAll(control.flags());
            return new TcpControl(control.headerBytes(), FLAGS);
        }
    }

    @Wrong("refuses the greatest data offset")
    public static class RefusesFifteen extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            if (control.headerBytes() == 60) {
                throw new ProtocolException("data offset (byte 12) must be 5..14, was 15");
            }
            return control;
        }
    }

    @Wrong("refuses a segment without data")
    public static class NeedsData extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            if (control.headerBytes() == segment.length) {
                throw new ProtocolException(
                        "data offset (byte 12) is %d bytes, but %d are there"
                                .formatted(segment.length, segment.length));
            }
            return control;
        }
    }

    @Wrong("needs no more bytes than it reads")
    public static class NeedsFourteen extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            return super.read(
                    segment.length >= 14 && segment.length < 20
                            ? Arrays.copyOf(segment, 20)
                            : segment);
        }
    }

    @Wrong("reads byte 12 before it looks at the length")
    public static class ThrowsForEmpty extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            if (segment[12] == 0) {
                throw new ProtocolException("data offset (byte 12) must be 5..15, was 0");
            }
            return super.read(segment);
        }
    }

    @Wrong("names the data offset in bytes where the contract has words")
    public static class OffsetInBytes extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            try {
                return super.read(segment);
            } catch (ProtocolException e) {
                int words = segment.length > 12 ? (segment[12] & 0xff) >> 4 : 9;
                throw words < 5 && segment.length >= 20
                        ? new ProtocolException(
                                "data offset (byte 12) must be 20..60, was " + 4 * words)
                        : e;
            }
        }
    }

    @Wrong("takes an offset of 0 for none, and so for 5")
    public static class ZeroOffsetIsFive extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            byte[] fixed = segment.clone();
            if (segment.length >= 20 && (segment[12] & 0xf0) == 0) {
                fixed[12] = 0x50;
            }
            return super.read(fixed);
        }
    }

    @Wrong("clears the reserved bits of the caller's segment")
    public static class ClearsReservedInSegment extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            if (segment.length > 12) {
                segment[12] &= (byte) 0xf0;
            }
            return super.read(segment);
        }
    }

    @Wrong("refuses flags that make no sense together")
    public static class RefusesContradiction extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            if (control.flags().contains(TcpFlag.SYN) && control.flags().contains(TcpFlag.FIN)) {
                throw new ProtocolException("flags (byte 13) must not be SYN and FIN");
            }
            return control;
        }
    }

    @Wrong(value = "writes one word too few", nameless = true)
    public static class OneWordLess extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            super.write(control, header);
            header[12] -= 0x10;
        }
    }

    @Wrong(value = "writes how many flags there are", nameless = true)
    public static class CountsFlags extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            super.write(control, header);
            header[13] = (byte) control.flags().size();
        }
    }

    @Wrong(value = "turns bits round in the header itself", nameless = true)
    public static class TurnsBitsRound extends SolvedTcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            byte before = header[13];
            super.write(control, header);
            header[13] ^= before;
        }
    }

    @Wrong(value = "takes every header to be 20 bytes long", nameless = true)
    public static class AlwaysTwenty extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            return new TcpControl(20, super.read(segment).flags());
        }
    }

    @Wrong(value = "reads three bits of the data offset", nameless = true)
    public static class ThreeBits extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            return new TcpControl((segment[12] & 0x70) >> 2, control.flags());
        }
    }

    @Wrong("shifts the signed byte with >>>")
    public static class ShiftsWithOnes extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            return new TcpControl((segment[12] >>> 4) * 4, control.flags());
        }
    }

    @Wrong(value = "refuses reserved bits as the caller's fault", nameless = true)
    public static class BlamesCallerForReserved extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            if ((segment[12] & 0x0f) != 0) {
                throw new IllegalArgumentException("reserved bits are set");
            }
            return control;
        }
    }

    @Wrong("reads reserved bits, and refuses the number that comes out")
    public static class RefusesOddLength extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            TcpControl control = super.read(segment);
            int length = (segment[12] & 0xff) >> 2;
            if (length % 4 != 0) {
                throw new ProtocolException(
                        "data offset (byte 12) must be a multiple of 4, was " + length);
            }
            return control;
        }
    }

    @Wrong("compares the words with the bytes that are there")
    public static class ComparesWords extends SolvedTcpControlCodec {
        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            int words = segment.length < 20 ? 0 : (segment[12] & 0xff) >> 4;
            return super.read(
                    words > 4 && words <= segment.length
                            ? Arrays.copyOf(segment, Math.max(segment.length, 4 * words))
                            : segment);
        }
    }
}
