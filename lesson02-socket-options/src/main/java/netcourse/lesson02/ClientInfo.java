package netcourse.lesson02;

/// A client that a gateway has accepted, as the article keeps it: `{"client_fd":sockfd,
/// "fd_port":addr[1]}`.
///
/// The two numbers are not of a kind. The descriptor names the socket inside this process; the port
/// is one half of the client's own address, and unique only together with the other half.
///
/// @param clientFd the server's descriptor for the connection; [#UNKNOWN] where it is not known
/// @param fdPort the client's port, 1 … 65535
public record ClientInfo(int clientFd, int fdPort) {
    /// Stands for a descriptor that the system does not show, or has not shown yet.
    public static final int UNKNOWN = -1;

    public ClientInfo {
        if (clientFd < UNKNOWN) {
            throw new IllegalArgumentException(
                    "clientFd must be 0 or more, or -1 if unknown, was " + clientFd);
        }
        if (fdPort < 1 || fdPort > 65535) {
            throw new IllegalArgumentException("fdPort must be 1..65535, was " + fdPort);
        }
    }

    /// The descriptor in decimal, `-` if it is unknown.
    public String descriptor() {
        return clientFd == UNKNOWN ? "-" : Integer.toString(clientFd);
    }

    /// As the article prints it: `{"client_fd": 512, "fd_port": 14024}`.
    @Override
    public String toString() {
        String fd = clientFd == UNKNOWN ? "\"-\"" : descriptor();
        return "{\"client_fd\": " + fd + ", \"fd_port\": " + fdPort + "}";
    }
}
