package netcourse.lesson03.answer;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import netcourse.authoring.Alternative;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.Struct;
import netcourse.lesson03.exercise.HeaderUnpacker;

/// Unusual solutions of exercise 3.3, unpack and refuse the header, which are right.
public final class HeaderUnpackerAlternatives {
    private HeaderUnpackerAlternatives() {}

    @Alternative("unpacks with Struct first, all at once, and judges the values afterwards")
    public static class UnpacksStruct implements HeaderUnpacker {
        private static final Struct HEADER = Struct.of("!2sBBHHII");

        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            Object[] v = HEADER.unpack(header);
            byte[] magic = (byte[]) v[0];
            int flags = (int) v[2];
            refuse(!Arrays.equals(magic, new byte[] {'N', 'C'}), 0, 1, "magic", hex(magic));
            refuse((int) v[1] != 1, 2, 2, "version", v[1]);
            refuse(flags > 15, 3, 3, "flags", flags);
            refuse((int) v[4] != 0 && flags % 2 == 0, 6, 7, "error number", v[4]);
            refuse((long) v[6] > maxBodyBytes, 12, 15, "body length", v[6]);
            return new MessageHeader(flags, (int) v[3], (int) v[4], (long) v[5], (int) (long) v[6]);
        }

        private static String hex(byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }

        private static void refuse(boolean bad, int from, int to, String field, Object was)
                throws ProtocolException {
            if (bad) {
                String where = from == to ? "byte " + from : "bytes %d-%d".formatted(from, to);
                throw new ProtocolException("%s: the %s cannot be %s".formatted(where, field, was));
            }
        }
    }

    @Alternative("reads the fields from a DataInputStream")
    public static class ReadsStream implements HeaderUnpacker {
        @Override
        public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
            if (header.length != MessageHeader.BYTES) {
                throw new IllegalArgumentException("a header has 16 bytes");
            }
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(header))) {
                int magic = in.readUnsignedShort();
                refuse(magic != 0x4e43, "magic", "0x%04x".formatted(magic), "bytes 0-1");
                int version = in.readUnsignedByte();
                refuse(version != 1, "version", version, "byte 2");
                int flags = in.readUnsignedByte();
                refuse(flags > 15, "flags", flags, "byte 3");
                int protocol = in.readUnsignedShort();
                int error = in.readUnsignedShort();
                refuse(flags % 2 == 0 && error > 0, "error number", error, "bytes 6-7");
                long sequence = in.readInt() & 0xffff_ffffL;
                long length = in.readInt() & 0xffff_ffffL;
                refuse(length > maxBodyBytes, "body length", length, "bytes 12-15");
                return new MessageHeader(flags, protocol, error, sequence, (int) length);
            } catch (ProtocolException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void refuse(boolean bad, String field, Object was, String where)
                throws ProtocolException {
            if (bad) {
                throw new ProtocolException("bad %s %s (%s)".formatted(field, was, where));
            }
        }
    }
}
