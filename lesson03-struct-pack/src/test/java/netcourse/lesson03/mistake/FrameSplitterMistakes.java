package netcourse.lesson03.mistake;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import netcourse.checker.Mistake;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.FrameSplitter;

/// What learners get wrong in exercise 3.5, cut a stream into messages, pushed chunk by chunk; in
/// the order of the behaviours of [netcourse.lesson03.FrameSplitterCheck] that catch it.
public final class FrameSplitterMistakes {
    private FrameSplitterMistakes() {}

    /// A splitter without a mistake. Each mistake in exercise 3.5 replaces one step of it.
    abstract static class PlainFrameSplitter implements FrameSplitter {
        final ByteBuffer head = ByteBuffer.allocate(MessageHeader.BYTES);
        int maxBodyBytes;
        MessageHeader header;
        byte[] body;
        int filled;
        String refusal;

        @Override
        public void begin(int maxBodyBytes) {
            if (maxBodyBytes < 0) {
                throw new IllegalArgumentException("limit " + maxBodyBytes);
            }
            this.maxBodyBytes = maxBodyBytes;
            refusal = null;
            startMessage();
        }

        void startMessage() {
            head.clear();
            header = null;
            body = new byte[0];
            filled = 0;
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            refuseAgain();
            while (chunk.hasRemaining()) {
                step(chunk, messages);
            }
        }

        void step(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            if (header == null) {
                takeHeader(chunk);
            }
            if (header != null) {
                takeBody(chunk, messages);
            }
        }

        void takeHeader(ByteBuffer chunk) throws ProtocolException {
            while (head.hasRemaining() && chunk.hasRemaining()) {
                head.put(chunk.get());
            }
            if (!head.hasRemaining()) {
                header = readHeader(head.flip());
            }
        }

        MessageHeader readHeader(ByteBuffer bytes) throws ProtocolException {
            try {
                return MessageHeader.readFrom(bytes, maxBodyBytes);
            } catch (ProtocolException e) {
                refusal = e.getMessage();
                throw e;
            }
        }

        void takeBody(ByteBuffer chunk, Consumer<Message> messages) {
            int count = Math.min(chunk.remaining(), header.bodyLength() - filled);
            makeRoom(filled + count);
            chunk.get(body, filled, count);
            filled += count;
            if (filled == header.bodyLength()) {
                handOn(messages);
            }
        }

        void makeRoom(int length) {
            if (length > body.length) {
                body = Arrays.copyOf(body, Math.max(length, 2 * body.length));
            }
        }

        void handOn(Consumer<Message> messages) {
            Message message = Message.of(header, Arrays.copyOf(body, filled));
            startMessage();
            messages.accept(message);
        }

        void refuseAgain() throws ProtocolException {
            if (refusal != null) {
                throw new ProtocolException(refusal);
            }
        }

        @Override
        public void end() throws IOException {
            refuseAgain();
            if (header != null) {
                throw new EOFException(
                        filled + " of " + header.bodyLength() + " bytes of the body");
            } else if (head.position() > 0) {
                throw new EOFException(head.position() + " of 16 bytes of the header");
            }
        }
    }

    @Mistake(
            does = "looks for the body when the next bytes come, even if the message has none",
            sees =
                    """
                    A message without a body is complete with its header. A heartbeat then arrives
                    with the next message, which may be never.
                    """,
            caughtBy = "handsOnMessageWithoutBodyAtOnce")
    public static class WaitsForBody extends PlainFrameSplitter {
        @Override
        void step(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            if (header == null) {
                takeHeader(chunk);
            } else {
                takeBody(chunk, messages);
            }
        }
    }

    @Mistake(
            does = "takes one message out of a chunk and forgets the rest",
            sees =
                    """
                    Short messages that are sent soon after each other arrive with one read. The
                    second one is lost, or you go on in its middle. Continue while bytes remain.
                    """,
            caughtBy = "handsOnEveryMessageOfOneChunk")
    public static class TakesOnePerChunk extends PlainFrameSplitter {
        private boolean handedOn;

        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            refuseAgain();
            handedOn = false;
            while (chunk.hasRemaining() && !handedOn) {
                step(chunk, messages);
            }
            chunk.position(chunk.limit());
        }

        @Override
        void handOn(Consumer<Message> messages) {
            super.handOn(messages);
            handedOn = true;
        }
    }

    @Mistake(
            does = "reads the header from the chunk, as if it were always whole",
            sees =
                    """
                    A header is torn as easily as a body: a read may end after its first byte.
                    Collect its 16 bytes before you read a field.
                    """,
            caughtBy = "handsOnMessagesHoweverTheyCome")
    public static class NeedsWholeHeader extends PlainFrameSplitter {
        @Override
        void takeHeader(ByteBuffer chunk) throws ProtocolException {
            header = readHeader(chunk);
        }
    }

    @Mistake(
            does = "takes the whole body from the chunk that the header ends in",
            sees =
                    """
                    A body may come in any number of chunks, and the first of them may have none of
                    it. Keep what has come, and count what is missing.
                    """,
            caughtBy = "handsOnMessagesHoweverTheyCome")
    public static class NeedsWholeBody extends PlainFrameSplitter {
        @Override
        void takeBody(ByteBuffer chunk, Consumer<Message> messages) {
            filled = header.bodyLength();
            makeRoom(filled);
            chunk.get(body, 0, filled);
            handOn(messages);
        }
    }

    @Mistake(
            does = "takes the bytes from chunk.array(), from index 0",
            sees =
                    """
                    A buffer need not begin where its array begins, nor end where it ends. And a
                    read-only or direct buffer gives you no array. Take what remains, with get.
                    """,
            caughtBy = "takesChunksOfAnyKind")
    public static class ReadsWholeArray extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            super.push(ByteBuffer.wrap(chunk.array()), messages);
            chunk.position(chunk.limit());
        }
    }

    @Mistake(
            does = "keeps the chunk itself until the message is complete",
            sees =
                    """
                    The caller reads the next bytes into the same buffer: the beginning of the body
                    is overwritten by what came later. Copy what you keep.
                    """,
            caughtBy = "keepsNothingOfTheChunk")
    public static class KeepsChunk extends PlainFrameSplitter {
        private final List<ByteBuffer> pieces = new ArrayList<>();

        @Override
        void takeBody(ByteBuffer chunk, Consumer<Message> messages) {
            int count = Math.min(chunk.remaining(), header.bodyLength() - filled);
            pieces.add(chunk.slice(chunk.position(), count));
            chunk.position(chunk.position() + count);
            filled += count;
            if (filled == header.bodyLength()) {
                ByteBuffer joined = ByteBuffer.allocate(filled);
                pieces.forEach(joined::put);
                pieces.clear();
                body = joined.array();
                handOn(messages);
            }
        }
    }

    @Mistake(
            does = "searches on for the next header when one is wrong",
            sees =
                    """
                    Two bytes that look like a header occur in bodies, too, and an attacker can put
                    a whole message there. Once the border of a message is lost, it cannot be found
                    again. Refuse the stream.
                    """,
            caughtBy = "refusesHeaderAsSoonAsItIsThere")
    public static class SkipsToMagic extends PlainFrameSplitter {
        @Override
        void takeHeader(ByteBuffer chunk) {
            while (header == null && chunk.hasRemaining()) {
                head.put(chunk.get());
                if (!head.hasRemaining()) {
                    try {
                        header = MessageHeader.readFrom(head.flip(), maxBodyBytes);
                    } catch (ProtocolException e) {
                        head.position(1).compact();
                    }
                }
            }
        }
    }

    @Mistake(
            does = "checks the header only when the body is there as well",
            sees =
                    """
                    The peer announces 4 GiB, and you wait for them until memory runs out, or
                    without end. Refuse what can be refused as soon as the 16 bytes are there.
                    """,
            caughtBy = "refusesHeaderAsSoonAsItIsThere")
    public static class ChecksLate extends PlainFrameSplitter {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

        @Override
        public void begin(int maxBodyBytes) {
            super.begin(maxBodyBytes);
            kept.reset();
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            while (chunk.hasRemaining()) {
                kept.write(chunk.get());
                ByteBuffer bytes = ByteBuffer.wrap(kept.toByteArray());
                if (bytes.limit() >= 16
                        && bytes.limit() - 16 >= Integer.toUnsignedLong(bytes.getInt(12))) {
                    kept.reset();
                    super.push(bytes, messages);
                }
            }
        }
    }

    @Mistake(
            does = "collects every message in one buffer of a fixed size",
            sees =
                    """
                    A longer message does not fit, though the limit allows it. A test with short
                    messages never shows it. Let the buffer grow with what comes, up to the limit.
                    """,
            caughtBy = "takesMessageLongerThanItsChunks")
    public static class FixedBuffer extends PlainFrameSplitter {
        private static final int BUFFER_BYTES = 65_536;

        @Override
        void makeRoom(int length) {
            if (length > BUFFER_BYTES) {
                throw new BufferOverflowException();
            }
            super.makeRoom(length);
        }
    }

    @Mistake(
            does = "takes memory for the longest or the announced body before it has come",
            sees =
                    """
                    Sixteen bytes from a stranger cost you the memory for the longest body: a
                    thousand connections that announce 1 MiB and send nothing cost a gigabyte. Let
                    the array grow with what comes.
                    """,
            caughtBy = "needsNoMemoryForTheAnnouncedLength")
    public static class AllocatesAnnounced extends PlainFrameSplitter {
        @Override
        void takeHeader(ByteBuffer chunk) throws ProtocolException {
            super.takeHeader(chunk);
            if (header != null) {
                body = new byte[header.bodyLength()];
            }
        }
    }

    @Mistake(
            does = "makes a new array for each chunk: the old bytes and the new ones",
            sees =
                    """
                    A body of n bytes that comes byte by byte is copied n times: one of 1 MiB costs
                    half a terabyte. Let the array grow by a factor, not by a chunk.
                    """,
            caughtBy = "copiesNoMessageForEachOfItsBytes")
    public static class CopiesAgain extends PlainFrameSplitter {
        @Override
        void makeRoom(int length) {
            body = Arrays.copyOf(body, length);
        }
    }

    @Mistake(
            does = "collects the messages of a chunk, and hands them on at the end of it",
            sees =
                    """
                    If a later header in the chunk is refused, the good messages before it are lost
                    with it, and how many depends on how the bytes came.
                    """,
            caughtBy = "handsOnWhatStandsBeforeRefusedHeader")
    public static class HandsOnLate extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            List<Message> collected = new ArrayList<>();
            super.push(chunk, collected::add);
            collected.forEach(messages);
        }
    }

    @Mistake(
            does = "takes the next chunk for the beginning of a message after one was refused",
            sees =
                    """
                    Nobody knows where the next message begins: what follows is the rest of
                    something, and may be made to look like a message. A refused stream stays
                    refused.
                    """,
            caughtBy = "staysRefused")
    public static class GoesOnAfterRefusal extends PlainFrameSplitter {
        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            if (refusal != null) {
                begin(maxBodyBytes);
            }
            super.push(chunk, messages);
        }
    }

    @Mistake(
            does = "does nothing when the stream ends",
            sees =
                    """
                    A connection that broke inside a message looks like one that was closed in
                    order, and the half message is lost without a word.
                    """,
            caughtBy = "tellsCleanEndFromEarlyEnd")
    public static class EndIsAlwaysClean extends PlainFrameSplitter {
        @Override
        public void end() throws IOException {
            refuseAgain();
        }
    }
}
