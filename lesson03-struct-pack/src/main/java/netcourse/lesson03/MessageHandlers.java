package netcourse.lesson03;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import netcourse.common.Message;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.Dispatcher.Handler;

/// What the server does with each [MessageType].
final class MessageHandlers {
    static final Handler ECHO = Message::body;

    private static final int MAX_WAIT_MILLIS = 10_000;

    /// So that what is passed on, with the sender in front, is no longer than a body may be.
    private static final int MAX_CHAT_BYTES = 8192;

    private final ChatRoom room;
    private final LongSupplier wallClock;

    /// @param wallClock milliseconds since 1970
    MessageHandlers(ChatRoom room, LongSupplier wallClock) {
        this.room = room;
        this.wallClock = wallClock;
    }

    /// The handlers for one client.
    ///
    /// @param client as the others see it
    Map<Integer, Handler> of(String client) {
        Map<MessageType, Handler> handlers = new EnumMap<>(MessageType.class);
        handlers.put(MessageType.HEARTBEAT, _ -> new byte[0]);
        handlers.put(MessageType.ECHO, ECHO);
        handlers.put(MessageType.TIME, this::time);
        handlers.put(MessageType.ADD, MessageHandlers::add);
        handlers.put(MessageType.CHAT, message -> chat(client, message));
        handlers.put(MessageType.WAIT, MessageHandlers::await);
        Map<Integer, Handler> byNumber = new HashMap<>();
        handlers.forEach((protocol, handler) -> byNumber.put(protocol.number(), handler));
        return byNumber;
    }

    private byte[] time(Message request) throws ProtocolException {
        body(request, 0);
        return ByteBuffer.allocate(8).putLong(wallClock.getAsLong()).array();
    }

    private static byte[] add(Message request) throws ProtocolException {
        ByteBuffer numbers = body(request, 8);
        long sum = (long) numbers.getInt() + numbers.getInt();
        return ByteBuffer.allocate(8).putLong(sum).array();
    }

    private byte[] chat(String client, Message request) throws ProtocolException {
        int length = request.header().bodyLength();
        if (length > MAX_CHAT_BYTES) {
            throw badLength("0.." + MAX_CHAT_BYTES, length);
        }
        return ByteBuffer.allocate(4).putInt(room.say(client, request.text())).array();
    }

    private static byte[] await(Message request) throws IOException {
        long millis = body(request, 4).getInt() & 0xffff_ffffL;
        if (millis > MAX_WAIT_MILLIS) {
            throw new ProtocolException(
                    "milliseconds must be 0..%d, was %d (bytes 0-3 of the body)"
                            .formatted(MAX_WAIT_MILLIS, millis));
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the connection has ended");
        }
        return new byte[0];
    }

    private static ByteBuffer body(Message request, int bytes) throws ProtocolException {
        int length = request.header().bodyLength();
        if (length != bytes) {
            throw badLength(Integer.toString(bytes), length);
        }
        return request.bodyBuffer();
    }

    private static ProtocolException badLength(String rule, int was) {
        return new ProtocolException(
                "body length must be %s, was %d (bytes 12-15 of the header)".formatted(rule, was));
    }
}
