package netcourse.lesson01.answer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Profile;
import netcourse.lesson01.TlvReader;

/// The answer to exercise 1.6.
public class SolvedTlvReader implements TlvReader {
    // @start region="read-tlv"
    @Override
    public Profile read(byte[] bytes) throws ProtocolException {
        Optional<String> name = Optional.empty();
        OptionalInt port = OptionalInt.empty();
        List<String> topics = new ArrayList<>();
        ByteBuffer records = ByteBuffer.wrap(bytes);
        while (records.hasRemaining()) {
            int at = records.position();
            int tag = Byte.toUnsignedInt(records.get());
            int length = Short.toUnsignedInt(next(records, "length", 2).getShort());
            ByteBuffer value = next(records, "value", length);
            require(tag != 1 || name.isEmpty(), "tag (byte %d) must not come twice: 1", at);
            require(tag != 2 || port.isEmpty(), "tag (byte %d) must not come twice: 2", at);
            switch (tag) {
                case 1 -> name = Optional.of(text(value, at + 3));
                case 2 -> {
                    require(
                            length == 2,
                            "length (byte %d) of a port must be 2, was %d",
                            at + 1,
                            length);
                    port = OptionalInt.of(Short.toUnsignedInt(value.getShort()));
                }
                case 3 -> topics.add(text(value, at + 3));
                default -> {} // of a later version: its length was all we had to know
            }
        }
        return new Profile(name, port, topics);
    }

    // @end

    /// The next bytes as a view; nothing is copied, whatever the length says.
    private static ByteBuffer next(ByteBuffer records, String field, int length)
            throws ProtocolException {
        int at = records.position();
        int left = records.remaining();
        require(length <= left, field + " (byte %d) needs %d bytes, %d left", at, length, left);
        records.position(at + length);
        return records.slice(at, length);
    }

    private static String text(ByteBuffer value, int at) throws ProtocolException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(value).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("value (byte %d) must be UTF-8".formatted(at));
        }
    }

    private static void require(boolean holds, String otherwise, Object... numbers)
            throws ProtocolException {
        if (!holds) {
            throw new ProtocolException(otherwise.formatted(numbers));
        }
    }
}
