package netcourse.lesson04.mistake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson04.answer.SolvedRunLength;

/// Further wrong solutions of exercise 4.1.
public final class RunLengthWrong {
    private RunLengthWrong() {}

    @Wrong("takes the control byte ff for the end")
    public static class TakesFfForTheEnd extends SolvedRunLength {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            ByteArrayInputStream in = new ByteArrayInputStream(packed);
            ByteArrayOutputStream known = new ByteArrayOutputStream();
            byte control;
            while ((control = (byte) in.read()) != -1) {
                known.write(control);
                int needed = control >= 0 ? control + 1 : control == -128 ? 0 : 1;
                byte[] rest = new byte[needed];
                known.write(rest, 0, Math.max(0, in.read(rest, 0, needed)));
            }
            return super.decode(known.toByteArray(), maxBytes);
        }
    }

    @Wrong("takes limit 0 for no limit")
    public static class TakesZeroForUnlimited extends SolvedRunLength {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            return super.decode(packed, maxBytes == 0 ? Integer.MAX_VALUE : maxBytes);
        }
    }

    @Wrong("takes one byte more than the limit")
    public static class TakesOneMore extends SolvedRunLength {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            return super.decode(packed, maxBytes < 0 ? maxBytes : maxBytes + 1);
        }
    }

    @Wrong("refuses an output as long as the limit")
    public static class RefusesTheLimit extends SolvedRunLength {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            byte[] bytes = super.decode(packed, maxBytes);
            if (bytes.length > 0 && bytes.length == maxBytes) {
                throw new ProtocolException("more than %d bytes".formatted(maxBytes));
            }
            return bytes;
        }
    }

    @Wrong("returns the array of the call before, if that has the right length")
    public static class ReturnsTheSameArray extends SolvedRunLength {
        private static byte[] last = new byte[0];

        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            byte[] bytes = super.decode(packed, maxBytes);
            if (last.length != bytes.length) {
                last = bytes;
            }
            System.arraycopy(bytes, 0, last, 0, bytes.length);
            return last;
        }
    }

    @Wrong("keeps the array of encode for the next call")
    public static class EncodesIntoTheSameArray extends SolvedRunLength {
        private byte[] last = new byte[0];

        @Override
        public byte[] encode(byte[] bytes) {
            byte[] packed = super.encode(bytes);
            if (last.length != packed.length) {
                last = packed;
            }
            System.arraycopy(packed, 0, last, 0, packed.length);
            return last;
        }
    }

    @Wrong("clears the bytes that it has read")
    public static class ClearsTheInput extends SolvedRunLength {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            byte[] bytes = super.decode(packed, maxBytes);
            Arrays.fill(packed, (byte) 0);
            return bytes;
        }
    }

    @Wrong("calls itself for each control byte")
    public static class CallsItself extends SolvedRunLength {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            decode(packed, 0, maxBytes, bytes);
            return bytes.toByteArray();
        }

        private void decode(byte[] packed, int at, int maxBytes, ByteArrayOutputStream bytes)
                throws ProtocolException {
            if (at < packed.length) {
                int control = packed[at];
                int needed = control >= 0 ? control + 1 : control == -128 ? 0 : 1;
                int to = Math.min(packed.length, at + 1 + needed);
                int left = maxBytes < 0 ? maxBytes : maxBytes - bytes.size();
                bytes.writeBytes(super.decode(Arrays.copyOfRange(packed, at, to), left));
                decode(packed, at + 1 + needed, maxBytes, bytes);
            }
        }
    }

    @Wrong("makes runs of 127 at most")
    public static class StopsAt127 extends SolvedRunLength {
        @Override
        public byte[] encode(byte[] bytes) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            for (int at = 0; at < bytes.length; at += 127) {
                int to = Math.min(bytes.length, at + 127);
                packed.writeBytes(super.encode(Arrays.copyOfRange(bytes, at, to)));
            }
            return packed.toByteArray();
        }
    }

    @Wrong("takes 00 for the end of the text that it encodes")
    public static class StopsAtZero extends SolvedRunLength {
        @Override
        public byte[] encode(byte[] bytes) {
            int end = 0;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            return super.encode(Arrays.copyOf(bytes, end));
        }
    }

    @Wrong("pads with 80 to an even length")
    public static class Pads extends SolvedRunLength {
        @Override
        public byte[] encode(byte[] bytes) {
            byte[] packed = super.encode(bytes);
            byte[] even = Arrays.copyOf(packed, packed.length + packed.length % 2);
            if (even.length > packed.length) {
                even[packed.length] = (byte) 0x80;
            }
            return even;
        }
    }

    @Wrong(value = "copies one literal fewer than it passes over", nameless = true)
    public static class CopiesOneFewer extends SolvedRunLength {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int at = 0; at < packed.length; ) {
                int control = packed[at++];
                if (control >= 0) {
                    bytes.write(packed, at, control);
                    at += control + 1;
                } else if (control != -128) {
                    bytes.writeBytes(filled(1 - control, packed[at++]));
                }
            }
            return bytes.toByteArray();
        }

        private static byte[] filled(int count, byte with) {
            byte[] run = new byte[count];
            Arrays.fill(run, with);
            return run;
        }
    }

    @Wrong(value = "stops a byte before the end, unless a run reaches it", nameless = true)
    public static class LosesTheLastByte extends SolvedRunLength {
        @Override
        public byte[] encode(byte[] bytes) {
            int end = bytes.length;
            boolean run = end > 2 && bytes[end - 1] == bytes[end - 2];
            return super.encode(run || end < 2 ? bytes : Arrays.copyOf(bytes, end - 1));
        }
    }

    @Wrong(value = "begins with an array of 4 MiB, whatever the limit is", nameless = true)
    public static class TakesFourMebibytes extends SolvedRunLength {
        @Override
        public byte[] decode(byte[] packed, int maxBytes) throws ProtocolException {
            byte[] room = new byte[4 << 20];
            byte[] bytes = super.decode(packed, maxBytes);
            System.arraycopy(bytes, 0, room, 0, Math.min(room.length, bytes.length));
            return Arrays.copyOf(room, bytes.length);
        }
    }
}
