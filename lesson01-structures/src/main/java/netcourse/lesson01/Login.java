package netcourse.lesson01;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/// What a client says first: its name, when it was here last, which channels it wants. How it looks
/// on the wire: [netcourse.lesson01.exercise.LoginCodec].
///
/// @param clientId 0..4294967295
/// @param name 1..255 bytes in UTF-8, without half a surrogate pair
/// @param lastLoginMillis since 1970-01-01 UTC; negative is before; empty at the first login
/// @param channels at most 255, each 0..65535
public record Login(
        long clientId, String name, OptionalLong lastLoginMillis, List<Integer> channels) {
    public Login {
        requireRange("client id", clientId, 0, 0xffff_ffffL);
        requireRange("name length", utf8Bytes(name), 1, 255);
        channels = List.copyOf(channels);
        requireRange("channel count", channels.size(), 0, 255);
        channels.forEach(channel -> requireRange("channel", channel, 0, 65535));
        if (lastLoginMillis == null) {
            throw new IllegalArgumentException("last login must be given or empty, was null");
        }
    }

    private static void requireRange(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be %d..%d, was %d".formatted(what, least, most, value));
        }
    }

    private static int utf8Bytes(String name) {
        try {
            // Unlike String.getBytes, an encoder refuses half a surrogate pair instead of
            // sending a question mark.
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name)).remaining();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("name has half a surrogate pair", e);
        }
    }
}
