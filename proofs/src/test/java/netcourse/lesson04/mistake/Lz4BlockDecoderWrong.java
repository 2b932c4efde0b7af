package netcourse.lesson04.mistake;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson04.answer.SolvedLz4BlockDecoder;
import netcourse.lesson04.exercise.Lz4BlockDecoder;

/// Further wrong solutions of exercise 4.8.
public final class Lz4BlockDecoderWrong {
    private Lz4BlockDecoderWrong() {}

    @Wrong("takes limit 0 for no limit")
    public static class TakesZeroForUnlimited extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            return super.decode(block, maxBytes == 0 ? Integer.MAX_VALUE : maxBytes);
        }
    }

    @Wrong("refuses an output as long as the limit")
    public static class RefusesTheLimit extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            return super.decode(block, maxBytes > 0 ? maxBytes - 1 : maxBytes);
        }
    }

    @Wrong("refuses a block whose last five bytes are not literals")
    public static class EnforcesTheEnd extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            byte[] bytes = super.decode(block, maxBytes);
            if (bytes.length > 5 && block[block.length - 1] == 0) {
                throw new ProtocolException("the last five bytes must be literals");
            }
            return bytes;
        }
    }

    @Wrong("takes a block of no bytes for an empty one")
    public static class TakesNothing extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            return block.length == 0 ? block : super.decode(block, maxBytes);
        }
    }

    @Wrong("refuses an empty output")
    public static class RefusesEmpty extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            byte[] bytes = super.decode(block, maxBytes);
            if (bytes.length == 0) {
                throw new ProtocolException("nothing comes out");
            }
            return bytes;
        }
    }

    @Wrong("counts the place of an offset from 1")
    public static class CountsFromOne extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            try {
                return super.decode(block, maxBytes);
            } catch (ProtocolException e) {
                throw new ProtocolException(e.getMessage().replace("byte ", "byte 1"));
            }
        }
    }

    @Wrong("returns the array of the call before, if that has the right length")
    public static class ReturnsTheSameArray extends SolvedLz4BlockDecoder {
        private byte[] last = new byte[0];

        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            byte[] bytes = super.decode(block, maxBytes);
            if (last.length != bytes.length) {
                last = bytes;
            }
            System.arraycopy(bytes, 0, last, 0, bytes.length);
            return last;
        }
    }

    @Wrong("calls itself for each sequence")
    public static class CallsItself extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            super.decode(block, maxBytes); // throws what must be thrown
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            sequence(block, 0, out);
            return out.toByteArray();
        }

        private static void sequence(byte[] block, int from, ByteArrayOutputStream out) {
            int at = from;
            int token = block[at++] & 0xff;
            int literals = token >> 4;
            for (int more = literals == 15 ? 255 : 0; more == 255; literals += more) {
                more = block[at++] & 0xff;
            }
            out.write(block, at, literals);
            at += literals;
            if (at < block.length) {
                int offset = block[at++] & 0xff | (block[at++] & 0xff) << 8;
                int length = 4 + (token & 15);
                for (int more = (token & 15) == 15 ? 255 : 0; more == 255; length += more) {
                    more = block[at++] & 0xff;
                }
                byte[] before = out.size() < 70_000 ? out.toByteArray() : new byte[offset];
                for (int i = 0; i < length; i++) {
                    out.write(before[before.length - offset + i % offset]);
                }
                sequence(block, at, out);
            }
        }
    }

    @Wrong("takes no more than 32 bytes for a length")
    public static class LimitsTheLengthBytes extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            for (int i = 0, row = 0; i < block.length; i++) {
                row = block[i] == -1 ? row + 1 : 0;
                if (row > 32) {
                    throw new ProtocolException("more than " + maxBytes + " bytes");
                }
            }
            return super.decode(block, maxBytes);
        }
    }

    @Wrong("clears the block")
    public static class ClearsTheBlock extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            byte[] bytes = super.decode(block, maxBytes);
            Arrays.fill(block, (byte) 0);
            return bytes;
        }
    }

    @Wrong("refuses an empty block before it looks at the limit")
    public static class LooksAtTheBlockFirst extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            return super.decode(block, block.length == 0 ? 0 : maxBytes);
        }
    }

    @Wrong(value = "takes three bits for the number of the first literals", nameless = true)
    public static class TakesThreeBits extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            byte[] other = block.clone();
            if (other.length > 0) {
                other[0] &= 0x7f;
            }
            return super.decode(other, maxBytes);
        }
    }

    @Wrong(value = "adds only the last of several length bytes", nameless = true)
    public static class AddsTheLastLengthByte extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            int at = 1;
            while (block.length > 0
                    && block[0] >> 4 == -1
                    && at < block.length
                    && block[at] == -1) {
                at++;
            }
            byte[] other = Arrays.copyOf(block, Math.max(0, block.length - at + 1));
            System.arraycopy(block, at, other, 1, Math.max(0, other.length - 1));
            return super.decode(block.length == 0 ? block : other, maxBytes);
        }
    }

    @Wrong(value = "passes over a match whose offset is 0", nameless = true)
    public static class SkipsOffsetZero extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            try {
                return super.decode(block, maxBytes);
            } catch (ProtocolException e) {
                if (e.getMessage().contains("was 0 (byte 5)")) {
                    return Arrays.copyOfRange(block, 1, 5);
                }
                throw e;
            }
        }
    }

    @Wrong(value = "copies the rest of the block for each three bytes of it", nameless = true)
    public static class CopiesTheRest extends SolvedLz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            byte[] bytes = super.decode(block, maxBytes);
            int all = 0;
            for (int at = 0; at < block.length && block.length < 60_000; at += 3) {
                all += Arrays.copyOfRange(block, at, block.length).length;
            }
            return all < 0 ? block : bytes;
        }
    }

    @Wrong(value = "copies one byte for each match, whatever its length", nameless = true)
    public static class CopiesOneByte implements Lz4BlockDecoder {
        @Override
        public byte[] decode(byte[] block, int maxBytes) throws ProtocolException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int at = 0; at < block.length; ) {
                int literals = block[at++] >> 4 & 15;
                for (int more = literals == 15 ? 255 : 0; more == 255; literals += more) {
                    more = block[at++] & 0xff;
                }
                out.write(block, at, literals);
                at += literals;
                if (at < block.length) {
                    out.write(out.toByteArray()[out.size() - (block[at] & 0xff)]);
                    at += 2;
                }
            }
            return out.toByteArray();
        }
    }
}
