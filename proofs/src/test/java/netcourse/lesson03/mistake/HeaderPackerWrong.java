package netcourse.lesson03.mistake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import netcourse.authoring.Wrong;
import netcourse.common.MessageHeader;
import netcourse.lesson03.exercise.HeaderPacker;
import netcourse.lesson03.mistake.HeaderPackerMistakes.PlainHeaderPacker;
import netcourse.lesson03.mistake.HeaderPackerMistakes.Values;

/// Further wrong solutions of exercise 3.2.
public final class HeaderPackerWrong {
    private HeaderPackerWrong() {}

    @Wrong(value = "does nothing", nameless = true)
    public static class ReturnsNothing implements HeaderPacker {
        @Override
        public void pack(byte[] t, int at, int flags, int protocol, int error, long s, long n) {}
    }

    @Wrong(value = "throws an exception that has nothing to do with it", nameless = true)
    public static class ThrowsItsOwn implements HeaderPacker {
        @Override
        public void pack(byte[] t, int at, int flags, int protocol, int error, long s, long n) {
            t[0] = (byte) (1 / (n - n));
        }
    }

    @Wrong("refuses an error number in a request, as the reader will")
    public static class RefusesErrorInRequest extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values v) {
            if (v.error() != 0 && v.flags() % 2 == 0) {
                throw new IllegalArgumentException("error number must be 0, was " + v.error());
            }
            super.write(to, v);
        }
    }

    @Wrong("refuses a body of more than 1 MiB")
    public static class RefusesLongBody extends PlainHeaderPacker {
        @Override
        void require(String field, long value, long max) {
            boolean length = field.equals("body length");
            super.require(field, value, length ? MessageHeader.MAX_BODY_BYTES : max);
        }
    }

    @Wrong("keeps a header, and takes 0 for a field that does not change")
    public static class KeepsOldFields extends PlainHeaderPacker {
        private final ByteBuffer last = ByteBuffer.allocate(BYTES);

        @Override
        void write(ByteBuffer to, Values v) {
            last.clear().put("NC".getBytes(US_ASCII)).put((byte) 1).put((byte) v.flags());
            if (v.protocol() != 0) {
                last.putShort(4, (short) v.protocol());
            }
            if (v.error() != 0) {
                last.putShort(6, (short) v.error());
            }
            last.putInt(8, (int) v.sequence()).putInt(12, (int) v.bodyLength());
            to.put(last.array());
        }
    }

    @Wrong(value = "checks and writes field by field", nameless = true)
    public static class WritesAsItChecks extends PlainHeaderPacker {
        private byte[] target;
        private int offset;

        @Override
        public void pack(byte[] t, int at, int flags, int protocol, int error, long s, long n) {
            target = t;
            offset = at;
            requireRoom(t, at);
            super.pack(t, at, flags, protocol, error, s, n);
        }

        @Override
        void require(String field, long value, long max) {
            target[offset] = 'N';
            super.require(field, value, max);
        }
    }

    @Wrong("wants a byte of room after the header")
    public static class WantsMoreRoom extends PlainHeaderPacker {
        @Override
        void requireRoom(byte[] target, int offset) {
            if (offset < 0 || offset + BYTES >= target.length) {
                throw new IllegalArgumentException("no room at " + offset);
            }
        }
    }

    @Wrong("puts the numbers through text")
    public static class GoesThroughText extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values v) {
            ByteBuffer header = ByteBuffer.allocate(BYTES);
            super.write(header, v);
            byte[] bytes = new String(header.array(), UTF_8).getBytes(UTF_8);
            to.put(bytes, 0, Math.min(bytes.length, to.remaining()));
        }
    }

    @Wrong("clears the rest of the array")
    public static class ClearsTheRest extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values v) {
            super.write(to, v);
            while (to.hasRemaining()) {
                to.put((byte) 0);
            }
        }
    }

    @Wrong("refuses the last number of each range")
    public static class RefusesTheLast extends PlainHeaderPacker {
        @Override
        void require(String field, long value, long max) {
            super.require(field, value, field.equals("flags") ? max : max - 1);
        }
    }

    @Wrong("takes a sequence of -1 for the last one")
    public static class WrapsMinusOne extends PlainHeaderPacker {
        @Override
        void require(String field, long value, long max) {
            super.require(field, field.equals("sequence") && value == -1 ? max : value, max);
        }
    }

    @Wrong("does not name the number that was refused")
    public static class NamesNoNumber extends PlainHeaderPacker {
        @Override
        void require(String field, long value, long max) {
            if (value < 0 || value > max) {
                throw new IllegalArgumentException(field + " must be 0.." + max);
            }
        }
    }

    @Wrong(value = "writes the body length alone in little-endian", nameless = true)
    public static class LengthLittleEndian extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values v) {
            int reversed = Integer.reverseBytes((int) v.bodyLength());
            super.write(to, new Values(v.flags(), v.protocol(), v.error(), v.sequence(), reversed));
        }
    }

    @Wrong(value = "has no error number, and a protocol number of four bytes", nameless = true)
    public static class ProtocolHasFourBytes extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values v) {
            super.write(
                    to,
                    new Values(
                            v.flags(),
                            v.protocol() >>> 16,
                            v.protocol() & 0xffff,
                            v.sequence(),
                            v.bodyLength()));
        }
    }

    @Wrong(value = "leaves the bytes of an error number of 0 as they are", nameless = true)
    public static class LeavesOutZero extends PlainHeaderPacker {
        @Override
        void write(ByteBuffer to, Values v) {
            int at = to.position() + 6;
            short before = to.getShort(at);
            super.write(to, v);
            if (v.error() == 0) {
                to.putShort(at, before);
            }
        }
    }

    @Wrong(value = "takes flags up to 255, as many as the byte holds", nameless = true)
    public static class FlagsFillTheByte extends PlainHeaderPacker {
        @Override
        void require(String field, long value, long max) {
            super.require(field, value, field.equals("flags") ? 255 : max);
        }
    }

    @Wrong(value = "refuses only what is below 0", nameless = true)
    public static class RefusesNegativeOnly extends PlainHeaderPacker {
        @Override
        void require(String field, long value, long max) {
            super.require(field, value, Long.MAX_VALUE);
        }
    }

    @Wrong(value = "leaves it to ByteBuffer.wrap to find that there is no room", nameless = true)
    public static class LetsWrapRefuse extends PlainHeaderPacker {
        @Override
        void requireRoom(byte[] target, int offset) {
            ByteBuffer.wrap(target, offset, BYTES);
        }
    }
}
