package netcourse.lesson04;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageError;
import netcourse.common.ProtocolException;
import netcourse.lesson04.exercise.BodyCompressor;
import netcourse.lesson04.exercise.CodecNegotiator;

/// Answers one client's messages, in their order. A request that cannot be done is answered with
/// the reason; a client that breaks the agreement loses its connection, by a [ProtocolException].
final class TransferHandler implements FramedConnection.Responder, AutoCloseable {
    private interface Action {
        Message run() throws IOException;
    }

    private final TransferSettings settings;
    private final TargetFolder folder;
    private final Consumer<String> log;
    private final BodyCompressor compressor;
    private final CodecNegotiator negotiator;
    private String codec;
    private ReceivedFile file;
    private TransferCount total = TransferCount.NONE;

    /// @param log takes a line for each file, and for each refusal
    TransferHandler(TransferSettings settings, TargetFolder folder, Consumer<String> log) {
        this.settings = settings;
        this.folder = folder;
        this.log = log;
        this.compressor = settings.parts().newCompressor();
        this.negotiator = settings.parts().newNegotiator();
    }

    /// All files so far.
    TransferCount total() {
        return total;
    }

    @Override
    public Optional<Message> answer(Message sent) throws IOException {
        if (sent.header().isResponse() || sent.header().isEncrypted()) {
            throw new ProtocolException("message must be a request in plain, was " + sent);
        }
        Optional<TransferType> type = TransferType.of(sent.header().protocol());
        if (type.isEmpty()) {
            int protocol = sent.header().protocol();
            String why = "no protocol number of this server: " + protocol;
            return Optional.of(sent.failure(MessageError.UNKNOWN_PROTOCOL, why));
        }
        checkOrder(type.get());
        try {
            return answer(type.get(), sent);
        } catch (UncheckedIOException e) {
            throw new ProtocolException(e.getCause().getMessage());
        }
    }

    private Optional<Message> answer(TransferType type, Message sent) throws ProtocolException {
        if (type == TransferType.CHUNK) {
            file.add(content(sent), sent.wireBytes());
            return Optional.empty();
        }
        Message request = compressor.decompress(sent, TransferType.CHUNK_BYTES, this::open);
        return Optional.of(answer(request, () -> done(type, request)));
    }

    /// The program's own compressor lends its buffer: with a new array for each chunk, a server
    /// that has just started spends a fifth of its time on fresh memory.
    private ByteBuffer content(Message chunk) throws ProtocolException {
        return compressor instanceof DefaultBodyCompressor own
                ? own.content(chunk, TransferType.CHUNK_BYTES, this::open)
                : compressor.decompress(chunk, TransferType.CHUNK_BYTES, this::open).bodyBuffer();
    }

    /// Only the codec that was agreed upon: one that this server does not offer may be slow, or
    /// have a hole.
    private Codec open(Compression compression) {
        if (!compression.title().equals(codec)) {
            throw new UncheckedIOException(
                    new ProtocolException(
                            "codec must be %s, was %s".formatted(codec, compression.title())));
        }
        return compression.open();
    }

    private void checkOrder(TransferType type) throws ProtocolException {
        boolean right =
                switch (type) {
                    case HELLO -> codec == null;
                    case FOLDER, FILE -> codec != null && file == null;
                    case CHUNK, END -> file != null;
                };
        if (!right) {
            throw new ProtocolException(type + " must not come now");
        }
    }

    private Message answer(Message request, Action action) {
        try {
            return action.run();
        } catch (ProtocolException e) {
            log.accept("refused   " + e.getMessage());
            return request.failure(MessageError.BAD_BODY, e.getMessage());
        } catch (IOException e) {
            log.accept("refused   " + e.getMessage());
            return request.failure(MessageError.FAILED, reason(e));
        }
    }

    /// Without the names that files have here.
    private static String reason(IOException e) {
        return e instanceof FileSystemException failure
                ? Objects.requireNonNullElse(failure.getReason(), e.getClass().getSimpleName())
                : e.getMessage();
    }

    private Message done(TransferType type, Message request) throws IOException {
        return switch (type) {
            case HELLO -> hello(request);
            case FOLDER -> {
                folder.makeFolder(FileName.of(request.bodyBuffer()));
                yield request.answer(new byte[0]);
            }
            case FILE -> begin(request);
            case END -> end(request);
            case CHUNK -> throw new AssertionError("is no request");
        };
    }

    private Message hello(Message request) throws IOException {
        codec =
                negotiator
                        .choose(request.text(), settings.names())
                        .orElseThrow(() ->
                                new IOException(
                                        "no codec in common: client accepts %s, server has %s"
                                                .formatted(request.text(), settings.names())));
        log.accept("agreed    codec " + codec);
        return request.answer(codec.getBytes(StandardCharsets.UTF_8));
    }

    private Message begin(Message request) throws IOException {
        ByteBuffer body = request.bodyBuffer();
        if (body.remaining() < Long.BYTES) {
            throw new ProtocolException("body must begin with the size of the file, 8 bytes");
        }
        long size = body.getLong();
        FileName name = FileName.of(body);
        if (size < 0 || size > settings.maxFileBytes()) {
            throw new IOException(
                    "size of \"%s\" must be 0..%d, was %s"
                            .formatted(name, settings.maxFileBytes(), Long.toUnsignedString(size)));
        }
        file = folder.begin(name, size);
        return request.answer(new byte[0]);
    }

    private Message end(Message request) throws IOException {
        try (ReceivedFile received = file) {
            file = null;
            byte[] digest = request.body();
            if (digest.length != TransferType.DIGEST_BYTES) {
                throw new ProtocolException(
                        "digest must have %d bytes, had %d"
                                .formatted(TransferType.DIGEST_BYTES, digest.length));
            }
            byte[] verified = received.finish(digest);
            TransferCount count = received.count();
            total = total.plus(count);
            log.accept("received  " + received.name() + ", " + count.text());
            return request.answer(verified);
        }
    }

    /// Removes a file that is not whole.
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
