package netcourse.lesson01.mistake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import netcourse.authoring.Wrong;
import netcourse.lesson01.answer.SolvedNumberBytes;

/// Further wrong solutions of exercise 1.2.
public final class NumberBytesWrong {
    private NumberBytesWrong() {}

    @Wrong(
            value = "does nothing in write16() and returns what a compiler asks for",
            nameless = true)
    public static class EmptyWrite16 extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {}
    }

    @Wrong(
            value = "does nothing in write32() and returns what a compiler asks for",
            nameless = true)
    public static class EmptyWrite32 extends SolvedNumberBytes {
        @Override
        public void write32(long value, ByteOrder order, byte[] target, int offset) {}
    }

    @Wrong(
            value = "does nothing in write64() and returns what a compiler asks for",
            nameless = true)
    public static class EmptyWrite64 extends SolvedNumberBytes {
        @Override
        public void write64(long bits, ByteOrder order, byte[] target, int offset) {}
    }

    @Wrong(value = "does nothing in read16() and returns what a compiler asks for", nameless = true)
    public static class EmptyRead16 extends SolvedNumberBytes {
        @Override
        public int read16(byte[] source, int offset, ByteOrder order) {
            return 0;
        }
    }

    @Wrong(value = "does nothing in read32() and returns what a compiler asks for", nameless = true)
    public static class EmptyRead32 extends SolvedNumberBytes {
        @Override
        public long read32(byte[] source, int offset, ByteOrder order) {
            return 0;
        }
    }

    @Wrong(value = "does nothing in read64() and returns what a compiler asks for", nameless = true)
    public static class EmptyRead64 extends SolvedNumberBytes {
        @Override
        public long read64(byte[] source, int offset, ByteOrder order) {
            return 0;
        }
    }

    @Wrong(
            value = "throws an exception of its own, which has nothing to do with the task",
            nameless = true)
    public static class Throws extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            throw new IllegalStateException("not today");
        }

        @Override
        public void write32(long value, ByteOrder order, byte[] target, int offset) {
            throw new IllegalStateException("not today");
        }

        @Override
        public void write64(long bits, ByteOrder order, byte[] target, int offset) {
            throw new IllegalStateException("not today");
        }

        @Override
        public int read16(byte[] source, int offset, ByteOrder order) {
            throw new IllegalStateException("not today");
        }

        @Override
        public long read32(byte[] source, int offset, ByteOrder order) {
            throw new IllegalStateException("not today");
        }

        @Override
        public long read64(byte[] source, int offset, ByteOrder order) {
            throw new IllegalStateException("not today");
        }
    }

    @Wrong(value = "writes -1 as ffff", nameless = true)
    public static class TakesMinusOne extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            super.write16(value < 0 ? value & 0xffff : value, order, target, offset);
        }
    }

    @Wrong("refuses 65535, the greatest that is allowed")
    public static class RefusesGreatest extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            if (value == 65535) {
                throw new IllegalArgumentException("value must be 0..65535, was 65535");
            }
            super.write16(value, order, target, offset);
        }
    }

    @Wrong("writes the greatest number instead of refusing a greater one")
    public static class Clips extends SolvedNumberBytes {
        @Override
        public void write32(long value, ByteOrder order, byte[] target, int offset) {
            super.write32(Math.min(value, 0xffff_ffffL), order, target, offset);
        }
    }

    @Wrong("refuses numbers that an int does not hold")
    public static class RefusesHighBit extends SolvedNumberBytes {
        @Override
        public void write32(long value, ByteOrder order, byte[] target, int offset) {
            if (value > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("value must be 0..4294967295, was " + value);
            }
            super.write32(value, order, target, offset);
        }
    }

    @Wrong("refuses a long with its top bit set")
    public static class RefusesNegativeLong extends SolvedNumberBytes {
        @Override
        public void write64(long bits, ByteOrder order, byte[] target, int offset) {
            if (bits < 0) {
                throw new IllegalArgumentException("bits must not be negative");
            }
            super.write64(bits, order, target, offset);
        }
    }

    @Wrong("clears what stands after the number")
    public static class ClearsTheRest extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            super.write16(value, order, target, offset);
            Arrays.fill(target, offset + 2, target.length, (byte) 0);
        }
    }

    @Wrong("clears what stands before the number")
    public static class ClearsBefore extends SolvedNumberBytes {
        @Override
        public void write64(long bits, ByteOrder order, byte[] target, int offset) {
            super.write64(bits, order, target, offset);
            Arrays.fill(target, 0, offset, (byte) 0);
        }
    }

    @Wrong("counts a negative offset from the end of the array")
    public static class CountsFromEnd extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            super.write16(value, order, target, offset < 0 ? target.length + offset : offset);
        }
    }

    @Wrong("writes from the last byte to the first, until it meets a negative offset")
    public static class WritesBackwards extends SolvedNumberBytes {
        @Override
        public void write32(long value, ByteOrder order, byte[] target, int offset) {
            for (int i = 3; i >= 0; i--) {
                int shift = order == ByteOrder.BIG_ENDIAN ? 24 - 8 * i : 8 * i;
                target[offset + i] = (byte) (value >>> shift);
            }
        }
    }

    @Wrong("writes nothing, and throws nothing, if the number does not fit")
    public static class NothingPastTheEnd extends SolvedNumberBytes {
        @Override
        public void write64(long bits, ByteOrder order, byte[] target, int offset) {
            if (offset >= 0 && offset <= target.length - 8) {
                super.write64(bits, order, target, offset);
            }
        }
    }

    @Wrong("takes the last place of the array for too small")
    public static class FitsOneLess extends SolvedNumberBytes {
        @Override
        public int read16(byte[] source, int offset, ByteOrder order) {
            if (offset + 2 >= source.length) {
                throw new IndexOutOfBoundsException(offset);
            }
            return super.read16(source, offset, order);
        }
    }

    @Wrong("reads zeros after the end of the array")
    public static class ZerosPastTheEnd extends SolvedNumberBytes {
        @Override
        public long read32(byte[] source, int offset, ByteOrder order) {
            byte[] longer = Arrays.copyOf(source, Math.max(source.length, offset + 4));
            return super.read32(longer, offset, order);
        }
    }

    @Wrong("joins two ints, the low one with its sign")
    public static class JoinsIntsSigned extends SolvedNumberBytes {
        @Override
        public long read64(byte[] source, int offset, ByteOrder order) {
            ByteBuffer bytes = ByteBuffer.wrap(source).order(order);
            int first = bytes.getInt(offset);
            int second = bytes.getInt(offset + 4);
            return order == ByteOrder.BIG_ENDIAN
                    ? (long) first << 32 | second
                    : (long) second << 32 | first;
        }
    }

    @Wrong("goes by way of a double")
    public static class ByWayOfDouble extends SolvedNumberBytes {
        @Override
        public long read64(byte[] source, int offset, ByteOrder order) {
            return (long) (double) super.read64(source, offset, order);
        }
    }

    @Wrong("keeps the byte order of its first call")
    public static class KeepsFirstOrder extends SolvedNumberBytes {
        private static ByteOrder first;

        @Override
        public long read32(byte[] source, int offset, ByteOrder order) {
            first = first == null ? order : first;
            return super.read32(source, offset, first);
        }
    }

    @Wrong("turns the bytes round in the caller's array")
    public static class ReversesSource extends SolvedNumberBytes {
        @Override
        public int read16(byte[] source, int offset, ByteOrder order) {
            if (order == ByteOrder.BIG_ENDIAN) {
                return super.read16(source, offset, order);
            }
            byte first = source[offset];
            source[offset] = source[offset + 1];
            source[offset + 1] = first;
            return super.read16(source, offset, ByteOrder.BIG_ENDIAN);
        }
    }

    @Wrong("refuses a number without a word about it")
    public static class WithoutNumbers extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            if (value < 0 || value > 65535) {
                throw new IllegalArgumentException("bad value");
            }
            super.write16(value, order, target, offset);
        }
    }

    @Wrong("throws IllegalArgumentException for an offset")
    public static class BlamesArgument extends SolvedNumberBytes {
        @Override
        public long read32(byte[] source, int offset, ByteOrder order) {
            if (offset < 0 || offset + 4 > source.length) {
                throw new IllegalArgumentException("offset " + offset);
            }
            return super.read32(source, offset, order);
        }
    }

    @Wrong("keeps a buffer, which stays little-endian after the first number that was")
    public static class KeepsOrder extends SolvedNumberBytes {
        private final ByteBuffer scratch = ByteBuffer.allocate(8);

        @Override
        public long read64(byte[] source, int offset, ByteOrder order) {
            if (order == ByteOrder.LITTLE_ENDIAN) {
                scratch.order(order);
            }
            scratch.put(0, source, offset, 8);
            return scratch.getLong(0);
        }
    }

    @Wrong(value = "takes one byte order for the other", nameless = true)
    public static class SwapsOrders extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            ByteOrder other =
                    order == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            super.write16(value, other, target, offset);
        }
    }

    @Wrong(value = "writes little-endian once it has written so", nameless = true)
    public static class StaysLittleEndian extends SolvedNumberBytes {
        private boolean little;

        @Override
        public void write32(long value, ByteOrder order, byte[] target, int offset) {
            little |= order == ByteOrder.LITTLE_ENDIAN;
            super.write32(value, little ? ByteOrder.LITTLE_ENDIAN : order, target, offset);
        }
    }

    @Wrong(value = "joins two shorts, the low one with its sign", nameless = true)
    public static class JoinsShortsSigned extends SolvedNumberBytes {
        @Override
        public long read32(byte[] source, int offset, ByteOrder order) {
            ByteBuffer bytes = ByteBuffer.wrap(source).order(order);
            short first = bytes.getShort(offset);
            short second = bytes.getShort(offset + 2);
            int number =
                    order == ByteOrder.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
            return number & 0xffff_ffffL;
        }
    }

    @Wrong("shifts the byte in front as a long, with its sign")
    public static class FrontByteSigned extends SolvedNumberBytes {
        @Override
        public long read32(byte[] source, int offset, ByteOrder order) {
            long right = super.read32(source, offset, order);
            byte front = source[order == ByteOrder.BIG_ENDIAN ? offset : offset + 3];
            return (long) front << 24 | right & 0xff_ffff;
        }
    }

    @Wrong(value = "looks after it has written whether there was room", nameless = true)
    public static class ChecksRoomAfterwards extends SolvedNumberBytes {
        @Override
        public void write16(int value, ByteOrder order, byte[] target, int offset) {
            int at = Math.clamp(offset, 0, target.length - 2);
            super.write16(value, order, target, at);
            if (at != offset) {
                throw new IndexOutOfBoundsException(offset);
            }
        }
    }
}
