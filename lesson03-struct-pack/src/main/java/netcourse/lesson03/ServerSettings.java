package netcourse.lesson03;

/// What a [MessageServer] grants.
///
/// @param maxClients at a time, 1 or more
/// @param peer what is granted to each
/// @param parts what a learner's classes replace
public record ServerSettings(int maxClients, PeerSettings peer, ProgramParts parts) {
    public ServerSettings {
        if (maxClients < 1) {
            throw new IllegalArgumentException("maxClients must be 1 or more, was " + maxClients);
        }
    }

    /// 1000 clients.
    public static ServerSettings defaults() {
        return new ServerSettings(1000, PeerSettings.defaults(), ProgramParts.own());
    }

    public ServerSettings withMaxClients(int clients) {
        return new ServerSettings(clients, peer, parts);
    }

    public ServerSettings withPeer(PeerSettings settings) {
        return new ServerSettings(maxClients, settings, parts);
    }

    public ServerSettings withParts(ProgramParts other) {
        return new ServerSettings(maxClients, peer, other);
    }
}
