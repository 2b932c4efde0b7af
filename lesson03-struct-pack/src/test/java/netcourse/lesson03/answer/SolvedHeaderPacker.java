package netcourse.lesson03.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Objects;
import netcourse.lesson03.Struct;
import netcourse.lesson03.exercise.HeaderPacker;

/// The answer to exercise 3.2.
public class SolvedHeaderPacker implements HeaderPacker {
    // @start region="pack-message-header"
    private static final Struct HEADER = Struct.of("!2sBBHHII");
    private static final byte[] MAGIC = "NC".getBytes(US_ASCII);
    private static final int VERSION = 1;

    @Override
    public void pack(
            byte[] target,
            int offset,
            int flags,
            int protocol,
            int error,
            long sequence,
            long bodyLength) {
        require("flags", flags, 15);
        require("protocol number", protocol, 0xffff);
        require("error number", error, 0xffff);
        require("sequence", sequence, 0xffff_ffffL);
        require("body length", bodyLength, 0xffff_ffffL);
        requireRoom(target, offset);
        HEADER.packInto(
                target, offset, MAGIC, VERSION, flags, protocol, error, sequence, bodyLength);
    }

    // @end

    private static void require(String field, long value, long max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(
                    "%s must be 0..%d, was %d".formatted(field, max, value));
        }
    }

    private static void requireRoom(byte[] target, int offset) {
        try {
            Objects.checkFromIndexSize(offset, BYTES, target.length);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
