package netcourse.lesson01.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import netcourse.common.ProtocolException;
import netcourse.lesson01.FieldReader;
import netcourse.lesson01.Profile;
import netcourse.lesson01.exercise.TlvReader;

/// The answer to exercise 1.6.
public class SolvedTlvReader implements TlvReader {
    // @start region="read-tlv"
    @Override
    public Profile read(byte[] bytes) throws ProtocolException {
        Optional<String> name = Optional.empty();
        OptionalInt port = OptionalInt.empty();
        List<String> topics = new ArrayList<>();
        FieldReader records = new FieldReader(bytes);
        while (records.left() > 0) {
            int at = records.offset();
            int tag = records.u8("tag");
            int length = records.u16("length");
            records.need("value", length); // before the tag decides, so that none may lie
            if (tag == 1 && name.isPresent() || tag == 2 && port.isPresent()) {
                throw new ProtocolException(
                        "tag (byte %d) must not come twice: %d".formatted(at, tag));
            }
            switch (tag) {
                case 1 -> name = Optional.of(records.utf8("value", length));
                case 2 -> port = OptionalInt.of(port(records, at + 1, length));
                case 3 -> topics.add(records.utf8("value", length));
                default -> records.skip("value", length); // of a later version
            }
        }
        return new Profile(name, port, topics);
    }

    private static int port(FieldReader records, int at, int length) throws ProtocolException {
        FieldReader.require("length of a port", at, length, 2, 2);
        return records.u16("value");
    }
    // @end
}
