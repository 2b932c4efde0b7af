package netcourse.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Function;
import netcourse.common.BufferPool;
import netcourse.common.FilterTransport;
import netcourse.common.MessageLimits;
import netcourse.common.Transport;

/// A secure channel above another transport: a handshake ([NoiseHandshake]), then records.
///
/// ```text
///  offset  size       record
///       0     2       length of the Noise message, 16 … 65,535, big-endian
///       2  length-16  ciphertext                                 ┐ transport message of Noise,
///       …    16       tag                                        ┘ with empty associated data
/// ```
///
/// The plaintexts, joined, are a stream of bytes, as TCP has one: where a record ends means
/// nothing. An empty record is the half-close; a FIN without it is not, since anybody on the way
/// can send a FIN.
///
/// - A record that was changed, repeated, left out, moved, sent back or cut off ends the stream
///   with one [netcourse.common.ProtocolException], whatever was done. No byte of it, or after it,
///   is given out.
/// - The client knows the server by its key. The server does not know the client: a login, if one
///   is needed, goes inside the channel.
/// - What is not hidden: that two ends talk, when, and how much, record by record.
///
/// This channel is for learning. In production, use TLS 1.3.
public final class SecureTransport extends FilterTransport {
    static final int LENGTH_BYTES = 2;
    static final byte[] NO_AD = {};

    private final RecordInput input;
    private final RecordOutput output;
    private final byte[] handshakeHash;

    private SecureTransport(
            Transport below, ChannelSettings settings, NoiseKeys keys, BufferPool pool) {
        super(below);
        NoiseCipherState sending = new NoiseCipherState(settings.cipher(), keys.sending());
        NoiseCipherState receiving = new NoiseCipherState(settings.cipher(), keys.receiving());
        keys.clear();
        handshakeHash = keys.handshakeHash();
        output = new RecordOutput(below, sending, settings.maxRecords(), pool);
        input = new RecordInput(below, receiving, settings.maxRecords(), pool);
    }

    /// The client's end. Blocks until the handshake is complete; closes the transport below if that
    /// fails.
    ///
    /// @param serverKey the server's public key, 32 bytes, which the client must have from
    ///   elsewhere: this is what makes the peer the right one
    /// @throws java.io.EOFException if the server closes instead of answering, as it does when the
    ///   key, the cipher or the prologue is another one
    /// @throws netcourse.common.ProtocolException if its answer is refused
    /// @throws java.net.SocketTimeoutException if it is not there in time
    public static SecureTransport connect(
            Transport below, ChannelSettings settings, byte[] serverKey) throws IOException {
        return connect(below, settings, initiator(settings, serverKey));
    }

    /// The client's end of the handshake, which has sent nothing.
    public static Handshake initiator(ChannelSettings settings, byte[] serverKey) {
        return NoiseHandshake.initiator(
                settings.cipher(), settings.prologueBytes(), serverKey, X25519KeyPair::generate);
    }

    /// The same with another initiator, such as a learner's; it has begun, and sent nothing.
    public static SecureTransport connect(
            Transport below, ChannelSettings settings, Handshake initiator) throws IOException {
        return connect(
                below,
                settings,
                initiator,
                keys -> new SecureTransport(below, settings, keys, BufferPool.SHARED));
    }

    /// The same with other records, such as a learner's.
    ///
    /// @param records makes the channel of the keys, and clears them
    public static <T extends Transport> T connect(
            Transport below,
            ChannelSettings settings,
            Handshake initiator,
            Function<NoiseKeys, T> records)
            throws IOException {
        return closingIfThrown(
                below,
                () -> {
                    NoiseKeys keys = wire(below, settings).initiate(initiator);
                    below.readTimeout(MessageLimits.FOREVER);
                    return records.apply(keys);
                });
    }

    /// The server's end, as above.
    ///
    /// @throws netcourse.common.ProtocolException if the client's message is refused: the client
    ///   has pinned another key, or is configured otherwise, or the bytes were changed
    public static SecureTransport accept(
            Transport below, ChannelSettings settings, X25519KeyPair serverKeys)
            throws IOException {
        NoiseHandshake responder =
                NoiseHandshake.responder(
                        settings.cipher(),
                        settings.prologueBytes(),
                        serverKeys,
                        X25519KeyPair::generate);
        return closingIfThrown(
                below, () -> open(below, settings, wire(below, settings).respond(responder)));
    }

    /// The time for the handshake begins.
    private static HandshakeWire wire(Transport below, ChannelSettings settings) {
        return new HandshakeWire(below, settings.handshakeDeadline());
    }

    /// After a handshake that was made elsewhere; the keys are cleared.
    public static SecureTransport open(Transport below, ChannelSettings settings, NoiseKeys keys)
            throws IOException {
        return open(below, settings, keys, BufferPool.SHARED);
    }

    static SecureTransport open(
            Transport below, ChannelSettings settings, NoiseKeys keys, BufferPool pool)
            throws IOException {
        below.readTimeout(MessageLimits.FOREVER);
        return new SecureTransport(below, settings, keys, pool);
    }

    private interface Opening<T> {
        T open() throws IOException;
    }

    private static <T> T closingIfThrown(Transport below, Opening<T> opening) throws IOException {
        try {
            return opening.open();
        } catch (IOException | RuntimeException | Error e) {
            try (below) {
                throw e;
            }
        }
    }

    /// What this channel is known by: the same at both ends, and different for each channel.
    public byte[] handshakeHash() {
        return handshakeHash.clone();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return input.read(into);
    }

    @Override
    public void readTimeout(Duration limit) {
        input.readTimeout(limit);
    }

    /// Sends one record, whole.
    ///
    /// @throws IOException also after [#shutdownOutput()], and if this direction has had its
    ///   records ([ChannelSettings#maxRecords()])
    @Override
    public int write(ByteBuffer from) throws IOException {
        return output.write(from);
    }

    @Override
    public void shutdownOutput() throws IOException {
        output.end();
        below.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        // In the reverse order: the buffers are released when nobody waits for bytes any more.
        try (input) {
            below.close();
        }
    }
}
