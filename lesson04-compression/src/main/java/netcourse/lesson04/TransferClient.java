package netcourse.lesson04;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Connecting;
import netcourse.common.FramedConnection;
import netcourse.common.Message;
import netcourse.common.MessageHeader;
import netcourse.common.MessageLimits;
import netcourse.common.ProtocolException;
import netcourse.common.Transport;
import netcourse.common.WriteDeadline;
import netcourse.lesson04.exercise.BodyCompressor;
import netcourse.lesson04.exercise.CodecNegotiator;

/// Sends files to a [TransferServer]. For one thread; every call blocks until the server has
/// answered.
///
/// A [RefusedException] is the server's answer to one request: the next one may do better. After
/// any other exception of the connection it is of no more use.
public final class TransferClient implements AutoCloseable {
    /// The server has answered a request with the reason why not; the connection goes on.
    public static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }
    }

    private static final Message EMPTY_CHUNK =
            Message.oneWay(TransferType.CHUNK.number(), new byte[0]);

    private final FramedConnection connection;
    private final BodyCompressor compressor;
    private final byte[] chunk = new byte[TransferType.CHUNK_BYTES];
    private long sequence;
    private Optional<Compression> compression = Optional.empty();
    private Codec codec;

    private TransferClient(Socket socket, ClientSettings settings) throws IOException {
        Transport transport = new WriteDeadline(Transport.of(socket), settings.patience());
        MessageLimits limits = MessageLimits.defaults().withIdle(settings.patience());
        this.connection = new FramedConnection(transport, limits);
        this.compressor = settings.parts().newCompressor();
    }

    /// Connects, and agrees upon a codec.
    ///
    /// @throws IllegalArgumentException if that has no such level
    public static TransferClient open(Connecting connecting, ClientSettings settings)
            throws IOException {
        TransferClient client = new TransferClient(connecting.open(), settings);
        try {
            client.agree(settings);
            return client;
        } catch (IOException | RuntimeException | Error e) {
            client.close();
            throw e;
        }
    }

    private void agree(ClientSettings settings) throws IOException {
        Message answer = ask(TransferType.HELLO, utf8(settings.codings()));
        String chosen = answer.text();
        compression = Compression.named(chosen);
        if (compression.isEmpty() && !chosen.equals(CodecNegotiator.IDENTITY)) {
            throw new ProtocolException(
                    "server chose a codec that is not here: " + printable(answer));
        }
        if (compression.isPresent()) {
            Compression agreed = compression.get();
            codec = agreed.open(settings.level().orElse(agreed.defaultLevel()));
        }
    }

    /// The codec that was agreed upon; empty for none.
    public Optional<Compression> compression() {
        return compression;
    }

    /// Makes a folder, unless the server has it.
    public void sendFolder(String name) throws IOException {
        ask(TransferType.FOLDER, utf8(name));
    }

    /// Sends a file, as long as it is now: what is written to it meanwhile is left out.
    ///
    /// @param name for the server, with `/`
    /// @param progress takes how many bytes of the content are sent
    public TransferCount sendFile(Path file, String name, LongConsumer progress)
            throws IOException {
        long start = System.nanoTime();
        long size = Files.size(file);
        try (InputStream content = Files.newInputStream(file)) {
            byte[] utf8 = utf8(name);
            ByteBuffer begin = ByteBuffer.allocate(Long.BYTES + utf8.length);
            ask(TransferType.FILE, begin.putLong(size).put(utf8).array());
            MessageDigest digest = TransferType.newDigest();
            long wireBytes = sendContent(content, size, digest, progress);
            byte[] sent = digest.digest();
            if (!Arrays.equals(ask(TransferType.END, sent).body(), sent)) {
                throw new ProtocolException("server has verified another digest");
            }
            return new TransferCount(1, size, wireBytes, System.nanoTime() - start);
        }
    }

    private long sendContent(
            InputStream content, long size, MessageDigest digest, LongConsumer progress)
            throws IOException {
        long sent = 0;
        long wireBytes = 0;
        int count;
        while ((count = content.readNBytes(chunk, 0, (int) Math.min(chunk.length, size - sent)))
                > 0) {
            digest.update(chunk, 0, count);
            wireBytes += sendChunk(ByteBuffer.wrap(chunk, 0, count));
            sent += count;
            progress.accept(sent);
        }
        return wireBytes;
    }

    private int sendChunk(ByteBuffer content) throws IOException {
        Message message = message(content);
        try {
            connection.write(message);
        } catch (IOException e) {
            throw reasonFor(e);
        }
        return message.wireBytes();
    }

    /// The program's own compressor needs no plain message, which would take new memory.
    private Message message(ByteBuffer content) {
        if (compression.isPresent() && compressor instanceof DefaultBodyCompressor own) {
            return own.compress(EMPTY_CHUNK, content, compression.get(), codec);
        }
        Message plain = EMPTY_CHUNK.with(EMPTY_CHUNK.header().flags(), content);
        return compression.map(agreed -> compressor.compress(plain, agreed, codec)).orElse(plain);
    }

    private Message ask(TransferType type, byte[] body) throws IOException {
        Message request = Message.request(type.number(), ++sequence, body);
        try {
            connection.send(request);
        } catch (IOException e) {
            throw reasonFor(e);
        }
        return checked(request.header(), next());
    }

    private Message next() throws IOException {
        return connection
                .read()
                .orElseThrow(() -> new EOFException("server closed, and had not answered"));
    }

    private static Message checked(MessageHeader request, Message answer) throws IOException {
        MessageHeader header = answer.header();
        if (header.protocol() == MessageHeader.CONNECTION) {
            throw closed(answer);
        }
        if (!header.isResponse() || header.sequence() != request.sequence()) {
            throw new ProtocolException(
                    "answer must be to %d, was %s".formatted(request.sequence(), answer));
        }
        if (header.error() != 0) {
            throw new RefusedException(printable(answer));
        }
        return answer;
    }

    /// A server that closes says why before; it may be found after a write has failed.
    private IOException reasonFor(IOException failure) {
        try {
            Message last = next();
            return last.header().protocol() == MessageHeader.CONNECTION ? closed(last) : failure;
        } catch (IOException e) {
            return failure;
        }
    }

    private static IOException closed(Message farewell) {
        return new IOException("server closed: " + printable(farewell));
    }

    private static String printable(Message message) {
        return message.text().replaceAll("\\p{Cntrl}", "?");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            if (codec != null) {
                codec.close();
            }
        }
    }
}
