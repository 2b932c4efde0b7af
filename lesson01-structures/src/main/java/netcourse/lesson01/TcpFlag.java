package netcourse.lesson01;

/// The control bits of a TCP header, in the order in which they stand on the wire, the highest bit
/// of byte 13 first (RFC 9293, section 3.1).
public enum TcpFlag {
    /// Congestion window reduced (RFC 3168).
    CWR,
    /// ECN echo: the network is congested (RFC 3168).
    ECE,
    /// The urgent pointer means something.
    URG,
    /// The acknowledgment number means something: always, once the connection is established.
    ACK,
    /// Hand the data to the program soon.
    PSH,
    /// Reset the connection.
    RST,
    /// Synchronize sequence numbers: the first segment of each side.
    SYN,
    /// No more data from the sender.
    FIN
}
