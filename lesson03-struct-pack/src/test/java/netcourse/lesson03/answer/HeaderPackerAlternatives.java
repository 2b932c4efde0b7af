package netcourse.lesson03.answer;

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
}
