package netcourse.lesson01.mistake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import netcourse.authoring.Wrong;
import netcourse.lesson01.answer.SolvedInternetChecksum;

/// Further wrong solutions of exercise 1.7.
public final class InternetChecksumWrong {
    private InternetChecksumWrong() {}

    @Wrong(
            value = "does nothing in checksum() and returns what a compiler asks for",
            nameless = true)
    public static class EmptyChecksum extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return 0;
        }
    }

    @Wrong(
            value = "does nothing in isRight() and returns what a compiler asks for",
            nameless = true)
    public static class EmptyIsRight extends SolvedInternetChecksum {
        @Override
        public boolean isRight(byte[] bytes) {
            return false;
        }
    }

    @Wrong(
            value = "throws an exception of its own, which has nothing to do with the task",
            nameless = true)
    public static class Throws extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            throw new IllegalStateException("not today");
        }

        @Override
        public boolean isRight(byte[] bytes) {
            throw new IllegalStateException("not today");
        }
    }

    @Wrong("takes a sum of 0 for right, too")
    public static class ZerosAreRight extends SolvedInternetChecksum {
        @Override
        public boolean isRight(byte[] bytes) {
            boolean zeros = true;
            for (byte b : bytes) {
                zeros &= b == 0;
            }
            return zeros && bytes.length > 0 || super.isRight(bytes);
        }
    }

    @Wrong("takes no bytes for right")
    public static class NothingIsRight extends SolvedInternetChecksum {
        @Override
        public boolean isRight(byte[] bytes) {
            return bytes.length == 0 || super.isRight(bytes);
        }
    }

    @Wrong("gives 0 for no bytes")
    public static class NothingHasZero extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return bytes.length == 0 ? 0 : super.checksum(bytes);
        }
    }

    @Wrong(value = "gives ffff where the checksum is 0, as UDP does", nameless = true)
    public static class NeverZero extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            int checksum = super.checksum(bytes);
            return checksum == 0 ? 0xffff : checksum;
        }

        @Override
        public boolean isRight(byte[] bytes) {
            return super.checksum(bytes) == 0;
        }
    }

    @Wrong(value = "gives the checksum as a short", nameless = true)
    public static class Signed extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return (short) super.checksum(bytes);
        }
    }

    @Wrong(value = "goes on with the sum of the call before", nameless = true)
    public static class AddsUp extends SolvedInternetChecksum {
        private int before;

        @Override
        public int checksum(byte[] bytes) {
            before += ~super.checksum(bytes) & 0xffff;
            before = (before & 0xffff) + (before >>> 16);
            return ~before & 0xffff;
        }
    }

    @Wrong("writes zeros where the checksum of IPv4 stands")
    public static class ClearsPlace extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            if (bytes.length == 20) {
                bytes[10] = 0;
                bytes[11] = 0;
            }
            return super.checksum(bytes);
        }
    }

    @Wrong("writes a zero over the last of an odd number of bytes")
    public static class PadsArray extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            int checksum = super.checksum(bytes);
            if (bytes.length % 2 == 1) {
                bytes[bytes.length - 1] = 0;
            }
            return checksum;
        }
    }

    @Wrong("clears the bytes after it has looked at them")
    public static class ClearsAfterwards extends SolvedInternetChecksum {
        @Override
        public boolean isRight(byte[] bytes) {
            boolean right = super.isRight(bytes);
            Arrays.fill(bytes, (byte) 0);
            return right;
        }
    }

    @Wrong(value = "calls itself for each pair of bytes", nameless = true)
    public static class OneCallAPair extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return bytes.length < 2 ? super.checksum(bytes) : ~sum(bytes, 0) & 0xffff;
        }

        private static int sum(byte[] bytes, int at) {
            if (at >= bytes.length) {
                return 0;
            }
            int low = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
            int sum = ((bytes[at] & 0xff) << 8 | low) + sum(bytes, at + 2);
            return (sum & 0xffff) + (sum >>> 16);
        }
    }

    @Wrong("takes the last two bytes for the checksum")
    public static class AtTheEnd extends SolvedInternetChecksum {
        @Override
        public boolean isRight(byte[] bytes) {
            if (bytes.length < 2) {
                return super.isRight(bytes);
            }
            int end = bytes.length - 2;
            int there = (bytes[end] & 0xff) << 8 | bytes[end + 1] & 0xff;
            return there == checksum(Arrays.copyOf(bytes, end));
        }
    }

    @Wrong("takes an odd number of bytes for wrong")
    public static class OddIsWrong extends SolvedInternetChecksum {
        @Override
        public boolean isRight(byte[] bytes) {
            return bytes.length % 2 == 0 && super.isRight(bytes);
        }
    }

    @Wrong(value = "sees 20 bytes at most", nameless = true)
    public static class NeedsHeader extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return super.checksum(bytes.length > 20 ? Arrays.copyOf(bytes, 20) : bytes);
        }
    }

    @Wrong("adds the carry twice, which is enough for a packet, and not for any number of bytes")
    public static class FoldsTwice extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                sum += i % 2 == 0 ? (bytes[i] & 0xff) << 8 : bytes[i] & 0xff;
            }
            sum = (sum & 0xffff) + (sum >>> 16);
            sum += sum >>> 16;
            return (int) (~sum & 0xffff);
        }
    }

    @Wrong("changes the two bytes of the result")
    public static class ReversesResult extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return Short.toUnsignedInt(Short.reverseBytes((short) super.checksum(bytes)));
        }
    }

    @Wrong(value = "looks for a carry in one bit alone", nameless = true)
    public static class CarryOfOneBit extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                sum += i % 2 == 0 ? (bytes[i] & 0xff) << 8 : bytes[i] & 0xff;
            }
            if ((sum & 0x10000) != 0) {
                sum = (sum & 0xffff) + 1;
            }
            return (int) (~sum & 0xffff);
        }
    }

    @Wrong("steps over the last of an odd number of bytes")
    public static class LeavesOutLast extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return super.checksum(Arrays.copyOf(bytes, bytes.length / 2 * 2));
        }
    }

    @Wrong(value = "takes a single byte for none", nameless = true)
    public static class OneIsNone extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return bytes.length < 2 ? 0xffff : super.checksum(bytes);
        }
    }

    @Wrong(value = "looks at the first byte, also where there is none", nameless = true)
    public static class NeedsFirst extends SolvedInternetChecksum {
        @Override
        public int checksum(byte[] bytes) {
            return bytes[0] == 0 ? super.checksum(bytes) : super.checksum(bytes);
        }
    }

    @Wrong(value = "says the opposite", nameless = true)
    public static class SaysOpposite extends SolvedInternetChecksum {
        @Override
        public boolean isRight(byte[] bytes) {
            return !super.isRight(bytes);
        }
    }

    @Wrong("looks for the checksum at byte 10, as in an IPv4 header")
    public static class LooksAtByteTen extends SolvedInternetChecksum {
        @Override
        public boolean isRight(byte[] bytes) {
            if (bytes.length < 12) {
                return super.isRight(bytes);
            }
            byte[] copy = bytes.clone();
            copy[10] = copy[11] = 0;
            return checksum(copy) == ByteBuffer.wrap(bytes).getChar(10);
        }
    }
}
