package netcourse.lesson01.mistake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Profile;
import netcourse.lesson01.TlvReader;

@Mistake(
        id = "tlv-signed-length",
        does = "puts the length together from signed bytes",
        sees =
                "A byte from 80 up is negative in Java, and its sign fills the bits above it: 00 c8 becomes -56, not 200. Mask with & 0xff first.",
        caughtBy = "readsLengthsAsUnsigned")
public class TlvSignedLength implements TlvReader {
    @Override
    public Profile read(byte[] bytes) throws ProtocolException {
        Optional<String> name = Optional.empty();
        OptionalInt port = OptionalInt.empty();
        List<String> topics = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = bytes[at + 1] << 8 | bytes[at + 2];
            if (at + 3 + length > bytes.length) {
                throw new ProtocolException("value (byte %d) is cut".formatted(at + 3));
            }
            byte[] value = Arrays.copyOfRange(bytes, at + 3, at + 3 + length);
            switch (bytes[at]) {
                case 1 -> name = Optional.of(new String(value, StandardCharsets.UTF_8));
                case 2 -> port = OptionalInt.of((value[0] & 0xff) << 8 | value[1] & 0xff);
                case 3 -> topics.add(new String(value, StandardCharsets.UTF_8));
                default -> {}
            }
            at += 3 + length;
        }
        return new Profile(name, port, topics);
    }
}
