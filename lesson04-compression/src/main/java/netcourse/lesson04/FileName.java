package netcourse.lesson04;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import netcourse.common.ProtocolException;

/// The name of a file or folder, as it stands on the wire: below the target folder, its parts with
/// `/` between them, whatever the system of either side uses.
///
/// What a peer sends is refused unless every part can only lead further down: not `..`, not an
/// absolute name, no backslash, which is a `/` on Windows, and no drive (`C:`). Control characters
/// are refused as well, since a terminal obeys them when a log shows the name.
///
/// @param parts one or more
record FileName(List<String> parts) {
    private static final int MAX_BYTES = 1024;

    /// What most file systems take.
    private static final int MAX_PART_BYTES = 255;

    /// @throws ProtocolException says what is wrong with the name
    static FileName of(ByteBuffer utf8) throws ProtocolException {
        if (utf8.remaining() > MAX_BYTES) {
            throw new ProtocolException(
                    "name must have at most %d bytes, had %d"
                            .formatted(MAX_BYTES, utf8.remaining()));
        }
        try {
            return of(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
        } catch (CharacterCodingException e) {
            throw new ProtocolException("name must be UTF-8");
        }
    }

    private static FileName of(String text) throws ProtocolException {
        check(text, !text.isEmpty(), "be empty");
        check(text, text.chars().noneMatch(Character::isISOControl), "have control characters");
        check(text, text.indexOf('\\') < 0, "have a backslash");
        check(text, !text.startsWith("/"), "be absolute");
        check(text, !text.matches("[A-Za-z]:.*"), "begin with a drive");
        List<String> parts = List.of(text.split("/", -1));
        for (String part : parts) {
            check(text, !part.isEmpty(), "have an empty part");
            check(text, !part.equals(".") && !part.equals(".."), "have a part . or ..");
            int bytes = part.getBytes(StandardCharsets.UTF_8).length;
            check(text, bytes <= MAX_PART_BYTES, "have a part of more than 255 bytes");
        }
        return new FileName(parts);
    }

    private static void check(String name, boolean right, String rule) throws ProtocolException {
        if (!right) {
            throw new ProtocolException("name must not %s: \"%s\"".formatted(rule, name));
        }
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
