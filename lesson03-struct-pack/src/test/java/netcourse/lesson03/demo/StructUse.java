package netcourse.lesson03.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import netcourse.common.ProtocolException;
import netcourse.lesson03.Struct;
import netcourse.lesson03.StructCodec;

/// What the chapter shows of [Struct] and [StructCodec].
public final class StructUse {
    private StructUse() {}

    // @start region="pack-header"
    public static byte[] packHeader(int protocol, long sequence, long bodyLength) {
        byte[] magic = "NC".getBytes(US_ASCII);
        return Struct.of("!2sBBHHII").pack(magic, 1, 0, protocol, 0, sequence, bodyLength);
    }

    // @end

    // @start region="unpack-header"
    public static String textOfHeader(byte[] header) {
        Object[] values = Struct.of("!2sBBHHII").unpack(header);
        byte[] magic = (byte[]) values[0];
        int version = (int) values[1];
        long sequence = (long) values[5]; // I has 32 bits and no sign: an int is too small
        long bodyLength = (long) values[6];
        return "%s %d, request %d, %d bytes"
                .formatted(new String(magic, US_ASCII), version, sequence, bodyLength);
    }

    // @end

    // @start region="bound-record"
    public record LoginRequest(int version, int port, long userId) {
        private static final StructCodec<LoginRequest> CODEC =
                StructCodec.of(LoginRequest.class, "!BHI");

        public LoginRequest {
            if (version != 1) {
                throw new IllegalArgumentException("version must be 1, was " + version);
            }
        }

        public byte[] bytes() {
            return CODEC.pack(this);
        }

        public static LoginRequest of(byte[] bytes) throws ProtocolException {
            return CODEC.unpack(bytes);
        }
    }

    // @end

    // @start region="native-padding"
    public static final int PADDED = Struct.of("@BI").size(); // 8: 3 bytes of padding before I
    public static final int OPEN_END = Struct.of("@IB").size(); // 5: none at the end,
    public static final int PADDED_END = Struct.of("@IB0I").size(); // 8: unless you ask for it
    public static final int STANDARD = Struct.of("=BI").size(); // 5: no padding at all
    // @end
}
