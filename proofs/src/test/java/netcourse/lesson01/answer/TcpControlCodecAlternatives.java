package netcourse.lesson01.answer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson01.TcpControl;
import netcourse.lesson01.TcpFlag;
import netcourse.lesson01.exercise.TcpControlCodec;

/// Unusual but correct solutions of exercise 1.5, the data offset and flags of TCP.
public final class TcpControlCodecAlternatives {
    private TcpControlCodecAlternatives() {}

    @Alternative("takes both bytes for one number of 16 bits, and keeps the flags in a BitSet")
    public static class KeepsFlagsInBitSet implements TcpControlCodec {
        @Override
        public void write(TcpControl control, byte[] header) {
            BitSet bits = BitSet.valueOf(new long[] {control.headerBytes() * 1024L});
            control.flags().forEach(flag -> bits.set(bit(flag)));
            ByteBuffer.wrap(header).putChar(12, (char) bits.toLongArray()[0]);
        }

        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            if (segment.length < 20) {
                throw new ProtocolException(
                        "only " + segment.length + " of 20 bytes: header, byte 0, is cut");
            }
            char both = ByteBuffer.wrap(segment).getChar(12);
            int headerBytes = (both & 0xf000) / 1024;
            if (headerBytes < 20) {
                throw new ProtocolException(
                        "Data offset at byte 12 is " + headerBytes / 4 + ", min 5");
            }
            if (segment.length < headerBytes) {
                String lengths = segment.length + " of " + headerBytes + " bytes";
                throw new ProtocolException(lengths + ", by data offset, byte 12");
            }
            BitSet bits = BitSet.valueOf(new long[] {both});
            return new TcpControl(
                    headerBytes,
                    Arrays.stream(TcpFlag.values())
                            .filter(flag -> bits.get(bit(flag)))
                            .collect(Collectors.toSet()));
        }

        private static int bit(TcpFlag flag) {
            return TcpFlag.FIN.ordinal() - flag.ordinal();
        }
    }

    @Alternative("looks up the flags in a list of all 256 sets, both ways")
    public static class LooksUpSetsOfFlags implements TcpControlCodec {
        private static final List<Set<TcpFlag>> SETS = new ArrayList<>(List.of(Set.of()));

        static {
            for (TcpFlag flag : List.of(TcpFlag.values()).reversed()) {
                for (Set<TcpFlag> others : List.copyOf(SETS)) {
                    Set<TcpFlag> with = new HashSet<>(others);
                    with.add(flag);
                    SETS.add(Set.copyOf(with));
                }
            }
        }

        @Override
        public void write(TcpControl control, byte[] header) {
            header[12] = (byte) (control.headerBytes() << 2);
            header[13] = (byte) SETS.indexOf(control.flags());
        }

        @Override
        public TcpControl read(byte[] segment) throws ProtocolException {
            if (segment.length < 20) {
                throw new ProtocolException("header, byte 0: 20 needed, " + segment.length);
            }
            int words = Math.floorMod(segment[12], 256) / 16;
            if (words < 5) {
                throw new ProtocolException("data offset, byte 12: " + words);
            }
            if (words * 4 > segment.length) {
                throw new ProtocolException(
                        "data offset, byte 12: %d > %d".formatted(words * 4, segment.length));
            }
            return new TcpControl(words * 4, SETS.get(Math.floorMod(segment[13], 256)));
        }
    }
}
