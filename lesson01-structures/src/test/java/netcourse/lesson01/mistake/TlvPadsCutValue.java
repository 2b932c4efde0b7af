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
        id = "tlv-pads-cut-value",
        does = "takes length and value without asking whether they are all there",
        sees =
                "Arrays.copyOfRange fills up with zeros past the end, an index throws an IndexOutOfBoundsException: but a cut record is the peer's fault, and must be refused.",
        caughtBy = "refusesRecordThatIsCut")
public class TlvPadsCutValue implements TlvReader {
    @Override
    public Profile read(byte[] bytes) throws ProtocolException {
        Optional<String> name = Optional.empty();
        OptionalInt port = OptionalInt.empty();
        List<String> topics = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            int length = (bytes[at + 1] & 0xff) << 8 | bytes[at + 2] & 0xff;
            int tag = bytes[at];
            if (tag == 1 && name.isPresent() || tag == 2 && port.isPresent()) {
                throw new ProtocolException("tag (byte %d) comes twice: %d".formatted(at, tag));
            }
            byte[] value = Arrays.copyOfRange(bytes, at + 3, at + 3 + length);
            switch (tag) {
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
