package netcourse.lesson03;

import java.util.Arrays;
import java.util.List;

/// `c s p`: bytes as they are.
sealed interface BytesType extends StructType {
    @Override
    default int alignment() {
        return 1;
    }

    @Override
    default List<Class<?>> componentTypes() {
        return List.of(byte[].class);
    }

    /// `c`: exactly one byte.
    record Single() implements BytesType {
        @Override
        public int bytes() {
            return 1;
        }

        @Override
        public void pack(byte[] out, int at, Object value) {
            byte[] one = requireBytes(value);
            if (one.length != 1) {
                throw new IllegalArgumentException("must be 1 byte, was " + one.length);
            }
            out[at] = one[0];
        }

        @Override
        public Object unpack(byte[] in, int at) {
            return new byte[] {in[at]};
        }
    }

    /// `10s`: ten bytes. A longer value is cut, a shorter one filled up with zeros.
    record Text(int bytes) implements BytesType {
        @Override
        public void pack(byte[] out, int at, Object value) {
            byte[] text = requireBytes(value);
            int length = Math.min(text.length, bytes);
            // For a few bytes a little quicker than System.arraycopy, and texts in headers are
            // short.
            for (int i = 0; i < length; i++) {
                out[at + i] = text[i];
            }
        }

        @Override
        public Object unpack(byte[] in, int at) {
            byte[] text = new byte[bytes];
            System.arraycopy(in, at, text, 0, bytes);
            return text;
        }
    }

    /// `10p`: a byte with the length, and up to nine bytes. A longer value is cut.
    record Pascal(int bytes) implements BytesType {
        private static final int MAX_LENGTH = 255;

        @Override
        public void pack(byte[] out, int at, Object value) {
            byte[] text = requireBytes(value);
            if (bytes > 0) {
                int length = Math.min(text.length, bytes - 1);
                out[at] = (byte) Math.min(length, MAX_LENGTH);
                System.arraycopy(text, 0, out, at + 1, length);
            }
        }

        /// As many bytes as the first one says, if they are there.
        @Override
        public Object unpack(byte[] in, int at) {
            if (bytes == 0) {
                return new byte[0];
            }
            int length = Math.min(Byte.toUnsignedInt(in[at]), bytes - 1);
            return Arrays.copyOfRange(in, at + 1, at + 1 + length);
        }
    }

    private static byte[] requireBytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        throw StructType.wrongType("a byte[]", value);
    }
}
