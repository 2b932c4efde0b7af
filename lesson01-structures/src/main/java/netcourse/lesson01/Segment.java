package netcourse.lesson01;

import java.util.Objects;

/// A TCP segment and the IPv4 header before it.
///
/// @param payload the data that it carries
public record Segment(Ipv4Header ip, TcpHeader tcp, byte[] payload) {
    public Segment {
        Objects.requireNonNull(ip, "ip");
        Objects.requireNonNull(tcp, "tcp");
        payload = payload.clone();
    }

    @Override
    public byte[] payload() {
        return payload.clone();
    }
}
