package netcourse.lesson05.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import netcourse.common.Hex;
import netcourse.common.Message;
import netcourse.common.MessageHeader;

/// What an attacker reads in a message or record, in one line.
final class WireText {
    private static final int SHOWN_BYTES = 16;
    private static final int SHOWN_CHARS = 60;
    private static final byte HANDSHAKE = 22;

    private WireText() {}

    /// @param number of the unit in its direction
    static String of(WireUnit.Side sender, int number, WireUnit unit) {
        return "%s  %s %d: %s".formatted(sender.title(), unit.kind().title(), number, of(unit));
    }

    static String of(WireUnit unit) {
        return switch (unit.kind()) {
            case MESSAGE -> message(unit);
            case TLS_RECORD -> tlsRecord(unit);
            case RECORD, BYTES -> size(unit.bytes().length) + "   " + hex(unit.body());
        };
    }

    private static String message(WireUnit unit) {
        ByteBuffer bytes = ByteBuffer.wrap(unit.bytes());
        try {
            MessageHeader header = MessageHeader.readFrom(bytes, MessageHeader.MAX_BODY_BYTES);
            return fields(header) + (isSecret(header) ? hex(unit.body()) : clear(header, unit));
        } catch (IOException e) {
            return size(unit.bytes().length) + ", refused: " + e.getMessage();
        }
    }

    private static String fields(MessageHeader header) {
        return String.format(
                Locale.ROOT,
                "%s protocol %d, sequence %d, %,d bytes%s%s   ",
                direction(header),
                header.protocol(),
                header.sequence(),
                header.bodyLength(),
                header.isCompressed() ? ", compressed" : "",
                header.isEncrypted() ? ", encrypted" : "");
    }

    private static String direction(MessageHeader header) {
        if (header.isOneWay()) {
            return "one-way";
        }
        return header.isResponse() ? "response" : "request";
    }

    /// The opening of sealed messages is in clear, but it is random.
    private static boolean isSecret(MessageHeader header) {
        return header.isEncrypted()
                || header.isOneWay() && header.protocol() == MessageHeader.CONNECTION;
    }

    private static String clear(MessageHeader header, WireUnit unit) throws IOException {
        byte[] body = new byte[unit.body().remaining()];
        unit.body().get(body);
        try (CompressedBodies bodies = new CompressedBodies()) {
            String text = bodies.decompress(Message.of(header, body)).text();
            return "\"%s\"".formatted(cut(text.replaceAll("\\p{Cc}", "|")));
        }
    }

    private static String cut(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + " ...";
    }

    private static String tlsRecord(WireUnit unit) {
        String type =
                switch (unit.bytes()[0]) {
                    case 20 -> "change cipher spec";
                    case 21 -> "alert";
                    case HANDSHAKE -> "handshake";
                    case 23 -> "encrypted";
                    default -> "type " + (unit.bytes()[0] & 0xff);
                };
        String seen =
                unit.bytes()[0] == HANDSHAKE
                        ? ClientHello.parse(unit.body())
                                .map(ClientHello::toString)
                                .orElseGet(() -> hex(unit.body()))
                        : hex(unit.body());
        return "%s, %s   %s".formatted(type, size(unit.bytes().length), seen);
    }

    private static String size(int bytes) {
        return String.format(Locale.ROOT, "%,d bytes", bytes);
    }

    private static String hex(ByteBuffer body) {
        byte[] first = new byte[Math.min(SHOWN_BYTES, body.remaining())];
        body.get(first);
        return Hex.format(first) + (body.hasRemaining() ? " ..." : "");
    }
}
