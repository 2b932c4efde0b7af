package netcourse.lesson03;

import netcourse.common.MessageHeader;

/// What a [MessageServer] grants.
///
/// @param maxClients at a time, 1 or more
/// @param peer what is granted to each
/// @param maxUnreadBytes what may wait for all clients together that do not read, 0 or more
/// @param parts what cuts and dispatches
public record ServerSettings(
        int maxClients, PeerSettings peer, long maxUnreadBytes, ServerParts parts) {
    /// The buffers of a connection, 8 KiB each way.
    private static final int BUFFER_BYTES = 2 * 8192;

    public ServerSettings {
        if (maxClients < 1) {
            throw new IllegalArgumentException("maxClients must be 1 or more, was " + maxClients);
        }
        if (maxUnreadBytes < 0) {
            throw new IllegalArgumentException(
                    "maxUnreadBytes must be 0 or more, was " + maxUnreadBytes);
        }
    }

    /// 1000 clients; 64 MiB for what they do not read, four times what one of them may have.
    public static ServerSettings defaults() {
        return new ServerSettings(
                1000, PeerSettings.defaults(), 64L * 1024 * 1024, ServerParts.own());
    }

    public ServerSettings withMaxClients(int clients) {
        return new ServerSettings(clients, peer, maxUnreadBytes, parts);
    }

    public ServerSettings withPeer(PeerSettings settings) {
        return new ServerSettings(maxClients, settings, maxUnreadBytes, parts);
    }

    public ServerSettings withMaxUnreadBytes(long bytes) {
        return new ServerSettings(maxClients, peer, bytes, parts);
    }

    public ServerSettings withParts(ServerParts other) {
        return new ServerSettings(maxClients, peer, maxUnreadBytes, other);
    }

    /// What the messages of this many clients can occupy at most, whatever they send and do not
    /// read: all that may wait unread, and for each client its buffers, a body of twice the bytes
    /// that came while it is read, and one message that waits in any case. Slow requests and the
    /// objects of a connection are not counted.
    public long heapBoundBytes(int clients) {
        long message = MessageHeader.BYTES + (long) peer.limits().maxBodyBytes();
        long waiting = Math.max(message, ChunkPool.CHUNK_BYTES);
        return maxUnreadBytes + clients * (BUFFER_BYTES + 3 * message + waiting);
    }
}
