package netcourse.lesson03.demo;

import java.nio.ByteBuffer;
import java.time.Instant;
import netcourse.common.Hex;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.MessageHeader;
import netcourse.lesson03.MessageType;

/// Messages as a person reads them.
final class MessageText {
    private MessageText() {}

    /// What the server's message says.
    static String of(Message message) {
        MessageHeader header = message.header();
        String name =
                MessageType.of(header.protocol())
                        .map(protocol -> protocol.name().toLowerCase(java.util.Locale.ROOT))
                        .orElse("protocol number " + header.protocol());
        if (header.error() != 0) {
            String error = MessageError.of(header.error()).map(e -> " " + e).orElse("");
            return "%s: error %d%s, \"%s\"".formatted(name, header.error(), error, message.text());
        }
        return header.isOneWay() ? name + quoted(message) : name + ": " + answer(message);
    }

    private static String quoted(Message message) {
        return message.header().bodyLength() == 0 ? "" : " \"" + message.text() + "\"";
    }

    private static String answer(Message message) {
        ByteBuffer body = message.bodyBuffer();
        MessageType protocol = MessageType.of(message.header().protocol()).orElse(MessageType.ECHO);
        if (protocol == MessageType.TIME && body.remaining() == 8) {
            return Instant.ofEpochMilli(body.getLong()).toString();
        }
        if (protocol == MessageType.ADD && body.remaining() == 8) {
            return Long.toString(body.getLong());
        }
        if (protocol == MessageType.CHAT && body.remaining() == 4) {
            return "passed on to " + body.getInt();
        }
        return protocol == MessageType.ECHO ? "\"" + message.text() + "\"" : "done";
    }

    /// Header and body, a bar between the header's fields and before the body.
    static String hex(Message message) {
        byte[] header = message.header().bytes();
        int[] ends = {2, 3, 4, 6, 8, 12, 16};
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int end : ends) {
            text.append(Hex.format(java.util.Arrays.copyOfRange(header, from, end))).append(" | ");
            from = end;
        }
        return text + Hex.format(message.body());
    }
}
