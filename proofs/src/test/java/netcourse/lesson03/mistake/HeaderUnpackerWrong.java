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

    @Wrong("compares the error number of a request as a short with a sign")
    public static class SignedError extends PlainHeaderUnpacker {
        @Override
        int error(int flags, int error) throws ProtocolException {
            return error > Short.MAX_VALUE && flags % 2 == 0 ? 0 : super.error(flags, error);
        }
    }

    @Wrong("looks at one byte of the error number of a request")
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
}
