package netcourse.channel;

import java.util.Arrays;

/// What comes of a handshake: a key for each direction, and the hash of all that was said.
///
/// Not a record: its arrays are secrets, which no `toString` shows, and which are handed on as they
/// are, so that whoever has used them can clear them.
public final class NoiseKeys {
    private final byte[] sending;
    private final byte[] receiving;
    private final byte[] handshakeHash;

    /// @param sending 32 bytes, taken over as they are
    /// @param receiving 32 bytes, taken over as they are
    /// @param handshakeHash 32 bytes; no secret, copied
    public NoiseKeys(byte[] sending, byte[] receiving, byte[] handshakeHash) {
        this.sending = sending;
        this.receiving = receiving;
        this.handshakeHash = handshakeHash.clone();
    }

    /// The key for what this end sends; not a copy.
    public byte[] sending() {
        return sending;
    }

    /// The key for what this end receives; not a copy.
    public byte[] receiving() {
        return receiving;
    }

    /// The same at both ends, and at no other pair of ends: what the channel is known by (section
    /// 11.2, channel binding).
    public byte[] handshakeHash() {
        return handshakeHash.clone();
    }

    /// The same as the peer sees it.
    public NoiseKeys swapped() {
        return new NoiseKeys(receiving, sending, handshakeHash);
    }

    /// Overwrites both keys with zeros.
    public void clear() {
        Arrays.fill(sending, (byte) 0);
        Arrays.fill(receiving, (byte) 0);
    }
}
