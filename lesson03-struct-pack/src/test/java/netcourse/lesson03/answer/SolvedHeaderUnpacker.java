package netcourse.lesson03.answer;

import java.nio.ByteBuffer;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.HeaderUnpacker;

/// The answer to exercise 3.3.
public class SolvedHeaderUnpacker implements HeaderUnpacker {
    // @start region="unpack-message-header"
    @Override
    public MessageHeader unpack(byte[] header, int maxBodyBytes) throws ProtocolException {
        if (header.length != 16) {
            throw new IllegalArgumentException("header must be 16 bytes, was " + header.length);
        }
        ByteBuffer bytes = ByteBuffer.wrap(header);
        int magic = Short.toUnsignedInt(bytes.getShort());
        require(magic == 0x4e43, "magic", "0x4e43", "0x%04x".formatted(magic), "bytes 0-1");
        int version = Byte.toUnsignedInt(bytes.get());
        require(version == 1, "version", "1", version, "byte 2");
        int flags = Byte.toUnsignedInt(bytes.get());
        require(flags <= 15, "flags", "0..15", flags, "byte 3");
        int protocol = Short.toUnsignedInt(bytes.getShort());
        int error = Short.toUnsignedInt(bytes.getShort());
        boolean response = (flags & 1) != 0;
        require(error == 0 || response, "error number", "0 in a request", error, "bytes 6-7");
        long sequence = Integer.toUnsignedLong(bytes.getInt());
        long length = Integer.toUnsignedLong(bytes.getInt());
        require(length <= maxBodyBytes, "body length", "0.." + maxBodyBytes, length, "bytes 12-15");
        return new MessageHeader(flags, protocol, error, sequence, (int) length);
    }

    private static void require(boolean ok, String field, String rule, Object was, String where)
            throws ProtocolException {
        if (!ok) {
            throw new ProtocolException(
                    "%s must be %s, was %s (%s of the header)".formatted(field, rule, was, where));
        }
    }
    // @end
}
