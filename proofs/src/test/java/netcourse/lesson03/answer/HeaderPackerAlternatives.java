package netcourse.lesson03.answer;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import netcourse.authoring.Alternative;
import netcourse.lesson03.exercise.HeaderPacker;

/// Unusual solutions of exercise 3.2, pack the message header, which are right.
public final class HeaderPackerAlternatives {
    private HeaderPackerAlternatives() {}

    @Alternative("shifts every byte out of two longs, the halves of the header")
    public static class ShiftsHeader implements HeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            long first = 0x4e43_0100_0000_0000L | bits("Flags", flags, 4) << 32;
            first |= bits("Protocol number", protocol, 16) << 16 | bits("Error number", error, 16);
            long second =
                    bits("Sequence", sequence, 32) << 32 | bits("Body length", bodyLength, 32);
            if (offset < 0 || offset > target.length - BYTES) {
                throw new IllegalArgumentException("no room at " + offset);
            }
            for (int i = 0; i < 8; i++) {
                target[offset + i] = (byte) (first >>> 8 * (7 - i));
                target[offset + 8 + i] = (byte) (second >>> 8 * (7 - i));
            }
        }

        private static long bits(String field, long value, int bits) {
            if (value >>> bits != 0) {
                long max = (1L << bits) - 1;
                throw new IllegalArgumentException(field + " is " + value + ", not in 0.." + max);
            }
            return value;
        }
    }

    @Alternative("makes one number of 128 bits, and puts its bytes in place with one copy")
    public static class AddsUpOneNumber implements HeaderPacker {
        @Override
        public void pack(
                byte[] target,
                int offset,
                int flags,
                int protocol,
                int error,
                long sequence,
                long bodyLength) {
            BigInteger header = BigInteger.valueOf(0x4e43_01L);
            header = append(header, "flags", flags, 8, 15);
            header = append(header, "protocol number", protocol, 16, 65_535);
            header = append(header, "error number", error, 16, 65_535);
            header = append(header, "sequence", sequence, 32, 4_294_967_295L);
            header = append(header, "body length", bodyLength, 32, 4_294_967_295L);
            if (offset < 0 || target.length - BYTES < offset) {
                throw new IllegalArgumentException(BYTES + " bytes do not fit at " + offset);
            }
            ByteBuffer.wrap(target).put(offset, header.toByteArray());
        }

        private static BigInteger append(
                BigInteger to, String field, long value, int bits, long max) {
            if (value != Math.clamp(value, 0, max)) {
                throw new IllegalArgumentException(field + ": 0.." + max + ", not " + value);
            }
            return to.shiftLeft(bits).or(BigInteger.valueOf(value));
        }
    }
}
