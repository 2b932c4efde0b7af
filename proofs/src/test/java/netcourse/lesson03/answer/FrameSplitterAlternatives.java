package netcourse.lesson03.answer;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import netcourse.authoring.Alternative;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.ProtocolException;
import netcourse.lesson03.exercise.FrameSplitter;

/// Unusual solutions of exercise 3.5, cut a stream into messages, pushed chunk by chunk, which are
/// right.
public final class FrameSplitterAlternatives {
    private FrameSplitterAlternatives() {}

    @Alternative(
            """
            keeps the pieces of a header or body apart, counts what is missing, and
            joins them once, when the last has come
            """)
    public static class JoinsPieces implements FrameSplitter {
        /// What the next bytes are for.
        private sealed interface Part {
            record Head() implements Part {}

            record Body(MessageHeader header) implements Part {}

            record Nothing(ProtocolException why) implements Part {}
        }

        private final List<byte[]> pieces = new ArrayList<>();
        private Part part;
        private int length;
        private int missing;
        private int limit;

        @Override
        public void begin(int maxBodyBytes) {
            if (maxBodyBytes < 0) {
                throw new IllegalArgumentException("no body has " + maxBodyBytes + " bytes");
            }
            limit = maxBodyBytes;
            next(new Part.Head(), MessageHeader.BYTES);
        }

        private void next(Part part, int length) {
            this.part = part;
            this.length = length;
            missing = length;
            pieces.clear();
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            while (chunk.hasRemaining() || part instanceof Part.Nothing) {
                if (part instanceof Part.Nothing(ProtocolException why)) {
                    throw new ProtocolException(why.getMessage());
                }
                byte[] piece = new byte[Math.min(missing, chunk.remaining())];
                chunk.get(piece);
                pieces.add(piece);
                missing -= piece.length;
                if (missing == 0) {
                    complete(messages);
                }
            }
        }

        private void complete(Consumer<Message> messages) throws ProtocolException {
            ByteBuffer whole = ByteBuffer.allocate(length);
            pieces.forEach(whole::put);
            switch (part) {
                case Part.Head() -> {
                    MessageHeader header = check(whole.flip());
                    next(new Part.Body(header), header.bodyLength());
                    if (missing == 0) {
                        complete(messages);
                    }
                }
                case Part.Body(MessageHeader header) -> {
                    next(new Part.Head(), MessageHeader.BYTES);
                    messages.accept(Message.of(header, whole.array()));
                }
                case Part.Nothing _ -> throw new IllegalStateException("nothing is awaited");
            }
        }

        private MessageHeader check(ByteBuffer bytes) throws ProtocolException {
            try {
                return MessageHeader.readFrom(bytes, limit);
            } catch (ProtocolException e) {
                next(new Part.Nothing(e), 0);
                throw e;
            }
        }

        @Override
        public void end() throws IOException {
            if (part instanceof Part.Nothing(ProtocolException why)) {
                throw why;
            }
            if (part instanceof Part.Body || missing < length) {
                String name = part instanceof Part.Body ? "body" : "header";
                throw new EOFException(
                        "%s: %d bytes came, %d were needed"
                                .formatted(name, length - missing, length));
            }
        }
    }

    @Alternative("takes byte after byte, each into one stream that it empties with each message")
    public static class TakesSingleBytes implements FrameSplitter {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private MessageHeader header;
        private String refusal;
        private int limit;

        @Override
        public void begin(int maxBodyBytes) {
            if (maxBodyBytes < 0) {
                throw new IllegalArgumentException("no body has " + maxBodyBytes + " bytes");
            }
            limit = maxBodyBytes;
            bytes.reset();
            header = null;
            refusal = null;
        }

        @Override
        public void push(ByteBuffer chunk, Consumer<Message> messages) throws ProtocolException {
            refuseAgain();
            while (chunk.hasRemaining()) {
                bytes.write(chunk.get());
                if (header == null && bytes.size() == MessageHeader.BYTES) {
                    readHeader();
                }
                if (header != null && bytes.size() == header.bodyLength()) {
                    Message message = Message.of(header, bytes.toByteArray());
                    header = null;
                    bytes.reset();
                    messages.accept(message);
                }
            }
        }

        private void readHeader() throws ProtocolException {
            try {
                header = MessageHeader.readFrom(ByteBuffer.wrap(bytes.toByteArray()), limit);
                bytes.reset();
            } catch (ProtocolException e) {
                refusal = e.getMessage();
                throw e;
            }
        }

        private void refuseAgain() throws ProtocolException {
            if (refusal != null) {
                throw new ProtocolException(refusal);
            }
        }

        @Override
        public void end() throws IOException {
            refuseAgain();
            if (header != null || bytes.size() > 0) {
                int needed = header == null ? MessageHeader.BYTES : header.bodyLength();
                String part = header == null ? "header" : "body";
                throw new EOFException(part + ": " + bytes.size() + " of " + needed);
            }
        }
    }
}
