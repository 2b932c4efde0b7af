package netcourse.lesson03.mistake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import netcourse.authoring.Wrong;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.FrameSplitter;
import netcourse.lesson03.mistake.FrameSplitterMistakes.PlainFrameSplitter;

/// Further wrong solutions of exercise 3.5.
public final class FrameSplitterWrong {
    private FrameSplitterWrong() {}

    @Wrong(value = "does nothing", nameless = true)
    public static class ReturnsNothing implements FrameSplitter {
        @Override
        public void begin(int maxBodyBytes) {}

        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) {}

        @Override
        public void end() {}
    }

    @Wrong(value = "throws an exception that has nothing to do with it", nameless = true)
    public static class ThrowsItsOwn extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) {
            throw new IllegalStateException("not yet");
        }
    }

    @Wrong(value = "lets its array grow by a step of 64 KiB", nameless = true)
    public static class GrowsByStep extends PlainFrameSplitter {
        @Override
        void makeRoom(int length) {
            if (length > body.length) {
                body = Arrays.copyOf(body, length + 65_536);
            }
        }
    }

    @Wrong("lets its array grow by a step of 4 KiB")
    public static class GrowsBySmallStep extends PlainFrameSplitter {
        @Override
        void makeRoom(int length) {
            if (length > body.length) {
                body = Arrays.copyOf(body, length + 4_096);
            }
        }
    }

    @Wrong("copies the rest of the chunk for each message in it")
    public static class CopiesTheRest extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            refuseAgain();
            ByteBuffer rest = chunk;
            while (rest.hasRemaining()) {
                step(rest, messages);
                rest = ByteBuffer.allocate(rest.remaining()).put(rest).flip();
            }
        }
    }

    @Wrong("hands messages on in a thread of its own, and waits for it")
    public static class HandsOnElsewhere extends PlainFrameSplitter {
        @Override
        void handOn(Consumer<Message> messages) {
            super.handOn(m -> CompletableFuture.runAsync(() -> messages.accept(m)).join());
        }
    }

    @Wrong("hands a message on before it forgets it: a consumer that throws gets it again")
    public static class ForgetsLate extends PlainFrameSplitter {
        @Override
        void handOn(Consumer<Message> messages) {
            messages.accept(Message.of(header, Arrays.copyOf(body, filled)));
            startMessage();
        }
    }

    @Wrong("swallows what the consumer throws")
    public static class SwallowsConsumer extends PlainFrameSplitter {
        @Override
        void handOn(Consumer<Message> messages) {
            try {
                super.handOn(messages);
            } catch (RuntimeException e) {
                startMessage();
            }
        }
    }

    @Wrong("has one limit for all splitters")
    public static class SharesLimit extends PlainFrameSplitter {
        private static int limit;

        @Override
        public void begin(int maxBodyBytes) {
            super.begin(maxBodyBytes);
            limit = maxBodyBytes;
        }

        @Override
        MessageHeader readHeader(ByteBuffer bytes) throws ProtocolException {
            maxBodyBytes = limit;
            return super.readHeader(bytes);
        }
    }

    @Wrong("has one refusal for all splitters")
    public static class SharesRefusal extends PlainFrameSplitter {
        private static String refused;

        @Override
        public void begin(int maxBodyBytes) {
            super.begin(maxBodyBytes);
            refused = null;
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            refusal = refused;
            try {
                super.push(chunk, messages);
            } finally {
                refused = refusal;
            }
        }
    }

    @Wrong("collects headers in a static buffer")
    public static class SharesHeader extends PlainFrameSplitter {
        private static final byte[] HEAD = new byte[16];

        @Override
        void takeHeader(ByteBuffer chunk) throws ProtocolException {
            while (head.hasRemaining() && chunk.hasRemaining()) {
                HEAD[head.position()] = chunk.get();
                head.position(head.position() + 1);
            }
            if (!head.hasRemaining()) {
                header = readHeader(ByteBuffer.wrap(HEAD));
            }
        }
    }

    @Wrong("takes a limit of 0 for none")
    public static class ZeroIsUnlimited extends PlainFrameSplitter {
        @Override
        public void begin(int maxBodyBytes) {
            super.begin(maxBodyBytes == 0 ? Integer.MAX_VALUE : maxBodyBytes);
        }
    }

    @Wrong("calls itself for each message of a chunk")
    public static class CallsItself extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            refuseAgain();
            if (chunk.hasRemaining()) {
                step(chunk, messages);
                push(chunk, messages);
            }
        }
    }

    @Wrong("skips a body that is too long, and goes on after it")
    public static class SkipsLongBody extends PlainFrameSplitter {
        private long toSkip;

        @Override
        public void begin(int maxBodyBytes) {
            super.begin(maxBodyBytes);
            toSkip = 0;
        }

        @Override
        MessageHeader readHeader(ByteBuffer bytes) throws ProtocolException {
            try {
                return super.readHeader(bytes);
            } catch (ProtocolException e) {
                if (e.getMessage().startsWith("body length")) {
                    toSkip = Integer.toUnsignedLong(head.getInt(12));
                    refusal = null;
                    head.clear();
                }
                throw e;
            }
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            long skipped = Math.min(toSkip, chunk.remaining());
            chunk.position(chunk.position() + (int) skipped);
            toSkip -= skipped;
            super.push(chunk, messages);
        }
    }

    @Wrong("forgets at the end of the stream that it was refused")
    public static class EndForgivesRefusal extends PlainFrameSplitter {
        @Override
        public void end() throws IOException {
            if (refusal == null) {
                super.end();
            }
        }
    }

    @Wrong("takes a byte of 00 at the end of a body for padding")
    public static class StripsZeros extends PlainFrameSplitter {
        @Override
        void handOn(Consumer<Message> messages) {
            while (filled > 0 && body[filled - 1] == 0) {
                filled--;
            }
            byte[] short0 = Arrays.copyOf(body, filled);
            MessageHeader h = header;
            startMessage();
            messages.accept(
                    Message.of(
                            new MessageHeader(
                                    h.flags(),
                                    h.protocol(),
                                    h.error(),
                                    h.sequence(),
                                    short0.length),
                            short0));
        }
    }

    @Wrong("takes memory for as many bodies as the limit allows when it begins")
    public static class AllocatesLimit extends PlainFrameSplitter {
        @Override
        void startMessage() {
            super.startMessage();
            body = new byte[Math.min(maxBodyBytes, 1 << 20)];
        }
    }

    @Wrong("leaves the chunk little-endian")
    public static class ChangesByteOrder extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            super.push(chunk, messages);
            chunk.order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    @Wrong("keeps messages of protocol number 0 for itself")
    public static class DropsProtocolZero extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            super.push(
                    chunk,
                    message -> {
                        if (message.header().protocol() != 0) {
                            messages.accept(message);
                        }
                    });
        }
    }

    @Wrong(value = "hands on a sequence once only, whatever stream it comes in", nameless = true)
    public static class DropsKnownSequences extends PlainFrameSplitter {
        private final Set<Integer> known = new HashSet<>();

        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            super.push(
                    chunk,
                    message -> {
                        if (known.add(message.hashCode())) {
                            messages.accept(message);
                        }
                    });
        }
    }

    @Wrong(value = "hands on no message without a body", nameless = true)
    public static class DropsEmptyBody extends PlainFrameSplitter {
        @Override
        void handOn(Consumer<Message> messages) {
            super.handOn(filled == 0 ? _ -> {} : messages);
        }
    }

    @Wrong(value = "hands on one message for each chunk, and keeps the rest", nameless = true)
    public static class KeepsTheRest extends PlainFrameSplitter {
        private ByteBuffer rest = ByteBuffer.allocate(0);
        private boolean handedOn;

        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            refuseAgain();
            ByteBuffer all = ByteBuffer.allocate(rest.remaining() + chunk.remaining());
            rest = all.put(rest).put(chunk).flip();
            handedOn = false;
            while (rest.hasRemaining() && !handedOn) {
                step(rest, messages);
            }
        }

        @Override
        void handOn(Consumer<Message> messages) {
            handedOn = true;
            super.handOn(messages);
        }
    }

    @Wrong(value = "leaves what follows a message in the chunk", nameless = true)
    public static class LeavesTheRest extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            refuseAgain();
            do {
                step(chunk, messages);
            } while (chunk.hasRemaining() && (header != null || head.position() > 0));
        }
    }

    @Wrong(value = "forgets what is left when a chunk ends inside a header", nameless = true)
    public static class ForgetsHeader extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            super.push(chunk, messages);
            head.position(header == null ? 0 : head.position());
        }
    }

    @Wrong(value = "forgets what is left when a chunk ends inside a body", nameless = true)
    public static class ForgetsBody extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            super.push(chunk, messages);
            filled = 0;
        }
    }

    @Wrong(value = "takes the bytes from the right place of chunk.array()", nameless = true)
    public static class NeedsArray extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            int at = chunk.arrayOffset() + chunk.position();
            int length = chunk.remaining();
            chunk.position(chunk.limit());
            super.push(ByteBuffer.wrap(chunk.array(), at, length), messages);
        }
    }

    @Wrong(value = "takes the bytes from chunk.array() up to its end", nameless = true)
    public static class ReadsPastLimit extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            int at = chunk.arrayOffset() + chunk.position();
            chunk.position(chunk.limit());
            super.push(ByteBuffer.wrap(chunk.array(), at, chunk.array().length - at), messages);
        }
    }

    @Wrong(value = "does not look at the limit", nameless = true)
    public static class HasNoLimit extends PlainFrameSplitter {
        @Override
        MessageHeader readHeader(ByteBuffer bytes) throws ProtocolException {
            maxBodyBytes = Integer.MAX_VALUE;
            return super.readHeader(bytes);
        }
    }

    @Wrong(value = "passes over a message whose header is wrong", nameless = true)
    public static class PassesOver extends PlainFrameSplitter {
        @Override
        void takeHeader(ByteBuffer chunk) throws ProtocolException {
            try {
                super.takeHeader(chunk);
            } catch (ProtocolException e) {
                refusal = null;
                startMessage();
            }
        }
    }

    @Wrong(
            value = "lets its array grow to twice the size, where a chunk needs more",
            nameless = true)
    public static class GrowsTooLittle extends PlainFrameSplitter {
        @Override
        void startMessage() {
            super.startMessage();
            body = new byte[64];
        }

        @Override
        void makeRoom(int length) {
            body = length > body.length ? Arrays.copyOf(body, 2 * body.length) : body;
            if (length > body.length) {
                throw new java.nio.BufferOverflowException();
            }
        }
    }

    @Wrong(value = "begins each message with an array of 200 KB", nameless = true)
    public static class BeginsLarge extends PlainFrameSplitter {
        @Override
        void makeRoom(int length) {
            super.makeRoom(length > 40 ? Math.max(200_000, length) : length);
        }
    }

    @Wrong(value = "has a new array of 8 KiB for each chunk", nameless = true)
    public static class CopiesChunk extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            byte[] copy = new byte[Math.max(8192, chunk.remaining())];
            int length = chunk.remaining();
            chunk.get(copy, 0, length);
            super.push(ByteBuffer.wrap(copy, 0, length), messages);
        }
    }

    @Wrong(
            value = "looks at the end for a header that is not whole, and not at the body",
            nameless = true)
    public static class BodyEndIsClean extends PlainFrameSplitter {
        @Override
        public void end() throws IOException {
            if (header == null) {
                super.end();
            }
        }
    }

    @Wrong(
            value = "looks at the end for a body that is not whole, and not at the header",
            nameless = true)
    public static class HeaderEndIsClean extends PlainFrameSplitter {
        @Override
        public void end() throws IOException {
            if (header != null || refusal != null) {
                super.end();
            }
        }
    }

    @Wrong(value = "keeps a piece of the chunk as the beginning of a header", nameless = true)
    public static class KeepsPieceOfHeader extends PlainFrameSplitter {
        private ByteBuffer piece;

        @Override
        public void begin(int maxBodyBytes) {
            super.begin(maxBodyBytes);
            piece = null;
        }

        @Override
        void takeHeader(ByteBuffer chunk) throws ProtocolException {
            if (piece != null) {
                head.put(0, piece, 0, piece.limit());
            }
            int from = head.position();
            int at = chunk.position();
            super.takeHeader(chunk);
            piece =
                    header == null && from == 0
                            ? chunk.slice(at, chunk.position() - at)
                            : header == null ? piece : null;
        }
    }
}
