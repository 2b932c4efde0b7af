package netcourse.lesson03.mistake;

import netcourse.authoring.Wrong;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.HeaderUnpacker;
import netcourse.lesson03.mistake.HeaderUnpackerMistakes.PlainHeaderUnpacker;

/// Further wrong solutions of exercise 3.3.
public final class HeaderUnpackerWrong {
    private HeaderUnpackerWrong() {}

    @Wrong(value = "returns null", nameless = true)
    public static class ReturnsNothing implements HeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) {
            return null;
        }
    }

    @Wrong(value = "throws an exception that has nothing to do with it", nameless = true)
    public static class ThrowsItsOwn implements HeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) {
            throw new IllegalStateException("not yet");
        }
    }

    @Wrong(value = "compares the error number of a request as a short with a sign", nameless = true)
    public static class SignedError extends PlainHeaderUnpacker {
        @Override
        int error(int flags, int error) throws ProtocolException {
            return error > Short.MAX_VALUE && flags % 2 == 0 ? 0 : super.error(flags, error);
        }
    }

    @Wrong(value = "looks at one byte of the error number of a request", nameless = true)
    public static class HalfOfError extends PlainHeaderUnpacker {
        @Override
        int error(int flags, int error) throws ProtocolException {
            return flags % 2 == 0 ? super.error(flags, error & 0xff) : error;
        }
    }

    @Wrong("changes the caller's array")
    public static class ClearsArray extends PlainHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            MessageHeader result = super.unpack(header, maxBodyBytes);
            header[0] = 0;
            return result;
        }
    }

    @Wrong("changes the caller's array where it refuses")
    public static class MasksFlagsInPlace extends PlainHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            try {
                return super.unpack(header, maxBodyBytes);
            } catch (ProtocolException e) {
                header[3] &= 0x0f;
                throw e;
            }
        }
    }

    @Wrong("looks at the version before the magic")
    public static class VersionFirst extends PlainHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            if (header.length == MessageHeader.BYTES) {
                requireVersion(header[2]);
            }
            return super.unpack(header, maxBodyBytes);
        }
    }

    @Wrong("looks at the error number before the flags")
    public static class ErrorBeforeFlags extends PlainHeaderUnpacker {
        private byte[] header;

        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            this.header = header;
            return super.unpack(header, maxBodyBytes);
        }

        @Override
        int flags(byte flags) throws ProtocolException {
            error(flags, (header[6] & 0xff) << 8 | header[7] & 0xff);
            return super.flags(flags);
        }
    }

    @Wrong("looks at the body length before the error number")
    public static class LengthBeforeError extends PlainHeaderUnpacker {
        private int error;
        private int flags;

        @Override
        int error(int flags, int error) {
            this.flags = flags;
            this.error = error;
            return flags % 2 == 0 ? 0 : error;
        }

        @Override
        int bodyLength(int bits, int maxBodyBytes) throws ProtocolException {
            int length = super.bodyLength(bits, maxBodyBytes);
            super.error(flags, error);
            return length;
        }
    }

    @Wrong("takes only flags of exactly 1 for a response")
    public static class ResponseAlone extends PlainHeaderUnpacker {
        @Override
        int error(int flags, int error) throws ProtocolException {
            return super.error(flags == 1 ? 1 : 0, error);
        }
    }

    @Wrong("takes a limit of 0 for none")
    public static class ZeroIsUnlimited extends PlainHeaderUnpacker {
        @Override
        int bodyLength(int bits, int maxBodyBytes) throws ProtocolException {
            return super.bodyLength(bits, maxBodyBytes == 0 ? Integer.MAX_VALUE : maxBodyBytes);
        }
    }

    @Wrong("never takes more than 1 MiB, whatever the limit")
    public static class CapsAtOneMib extends PlainHeaderUnpacker {
        @Override
        int bodyLength(int bits, int maxBodyBytes) throws ProtocolException {
            return super.bodyLength(bits, Math.min(maxBodyBytes, MessageHeader.MAX_BODY_BYTES));
        }
    }

    @Wrong("keeps the first header that it unpacked")
    public static class KeepsFirst extends PlainHeaderUnpacker {
        private static MessageHeader first;

        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            MessageHeader now = super.unpack(header, maxBodyBytes);
            first = first == null ? now : first;
            return first;
        }
    }

    @Wrong("takes the magic in small letters, too")
    public static class IgnoresCase extends PlainHeaderUnpacker {
        @Override
        void requireMagic(short magic) throws ProtocolException {
            super.requireMagic((short) (magic & 0xdfdf));
        }
    }

    @Wrong(value = "takes the sign away, and the highest bit with it", nameless = true)
    public static class DropsHighestBit extends PlainHeaderUnpacker {
        @Override
        int unsigned(short bits) {
            return bits & 0x7fff;
        }

        @Override
        long unsigned(int bits) {
            return bits & 0x7fff_ffff;
        }
    }

    @Wrong(value = "fails while it makes the message of a refusal", nameless = true)
    public static class FormatsWrongly extends PlainHeaderUnpacker {
        @Override
        void requireMagic(short magic) throws ProtocolException {
            if (magic != MessageHeader.MAGIC) {
                throw new ProtocolException("magic must be 0x4e43, was 0x%04x".formatted("NH"));
            }
        }
    }

    @Wrong(value = "looks at the first byte of the magic only", nameless = true)
    public static class HalfOfMagic extends PlainHeaderUnpacker {
        @Override
        void requireMagic(short magic) throws ProtocolException {
            super.requireMagic((short) (magic & 0xff00 | 0x43));
        }
    }

    @Wrong(value = "does not look at the version", nameless = true)
    public static class TakesAnyVersion extends PlainHeaderUnpacker {
        @Override
        void requireVersion(byte version) {}
    }

    @Wrong(value = "takes versions 1 and 2", nameless = true)
    public static class TakesTwoVersions extends PlainHeaderUnpacker {
        @Override
        void requireVersion(byte version) throws ProtocolException {
            super.requireVersion(version == 2 ? 1 : version);
        }
    }

    @Wrong(value = "compares the flags with a sign: 0x80 is below 15", nameless = true)
    public static class SignedFlags extends PlainHeaderUnpacker {
        @Override
        int flags(byte flags) throws ProtocolException {
            return flags < 0 ? flags : super.flags(flags);
        }
    }

    @Wrong(
            value = "refuses the highest of the unknown flags, and drops the others",
            nameless = true)
    public static class RefusesOneFlag extends PlainHeaderUnpacker {
        @Override
        int flags(byte flags) throws ProtocolException {
            return flags < 0 ? super.flags(flags) : flags & 0xf;
        }
    }

    @Wrong(value = "takes only flags of 0 for a request", nameless = true)
    public static class RequestHasNoFlags extends PlainHeaderUnpacker {
        @Override
        int error(int flags, int error) throws ProtocolException {
            return super.error(flags == 0 ? 0 : 1, error);
        }
    }

    @Wrong(value = "drops the highest bit of the body length", nameless = true)
    public static class ShortensLength extends PlainHeaderUnpacker {
        @Override
        int bodyLength(int bits, int maxBodyBytes) throws ProtocolException {
            return super.bodyLength(bits & 0x7fff_ffff, maxBodyBytes);
        }
    }

    @Wrong(value = "refuses more than 16 bytes, and fills up fewer", nameless = true)
    public static class FillsUp extends PlainHeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            if (header.length > 16) {
                throw new IllegalArgumentException("header of " + header.length + " bytes");
            }
            return super.unpack(java.util.Arrays.copyOf(header, 16), maxBodyBytes);
        }
    }
}
