package netcourse.lesson01.answer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import netcourse.authoring.Alternative;
import netcourse.lesson01.exercise.InternetChecksum;

/// Unusual but correct solutions of exercise 1.7, the Internet checksum.
public final class InternetChecksumAlternatives {
    private InternetChecksumAlternatives() {}

    @Alternative(
            """
            adds 32 bits at a time in little-endian order and swaps the two bytes of the
            result
            """)
    public static class SumsWideWords implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            // RFC 1071, section 2: neither byte order nor word width matters to this sum.
            byte[] padded = Arrays.copyOf(bytes, (bytes.length + 3) / 4 * 4);
            ByteBuffer words = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN);
            long sum = 0;
            while (words.hasRemaining()) {
                sum += Integer.toUnsignedLong(words.getInt());
            }
            while (sum >>> 16 != 0) {
                sum = (sum >>> 16) + (sum & 0xffff);
            }
            return Short.toUnsignedInt(Short.reverseBytes((short) ~sum));
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return checksum(bytes) == 0;
        }
    }

    @Alternative("adds from the last byte to the first, modulo 65535")
    public static class AddsModuloFromTheEnd implements InternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return 0xffff - sum(bytes);
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return sum(bytes) == 0xffff;
        }

        /// 0 only if every byte is 0; of the two forms of zero, any other sum has ffff.
        private static int sum(byte[] bytes) {
            int sum = 0;
            for (int i = bytes.length - 1; i >= 0; i--) {
                sum += Byte.toUnsignedInt(bytes[i]) * (i % 2 == 0 ? 256 : 1);
                sum = sum > 0xffff ? sum - 0xffff : sum;
            }
            return sum;
        }
    }
}
