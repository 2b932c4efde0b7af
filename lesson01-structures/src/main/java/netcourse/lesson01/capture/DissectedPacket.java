package netcourse.lesson01.capture;

import java.util.List;
import java.util.Optional;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Dissector;
import netcourse.lesson01.Dissector.DissectedField;

/// What a captured packet says, header by header.
///
/// @param fields all fields, up to the first that could not be read
/// @param segment the TCP segment in it
/// @param why there is none: another protocol, or the field that was refused; empty if there is
public record DissectedPacket(
        List<DissectedField> fields, Optional<CapturedSegment> segment, String why) {
    /// Reads a packet; [#why()] names the bytes that break an agreement.
    public static DissectedPacket read(PcapFile.Packet packet, PcapFile capture) {
        Dissector fields = new Dissector(packet.bytes(), 0);
        try {
            int type = capture.link().readHeader(fields);
            return readNetwork(fields, type, packet.isCut());
        } catch (ProtocolException e) {
            String cut = packet.isCut() ? "; the capture has only a part of it" : "";
            return other(fields, e.getMessage() + cut);
        }
    }

    private static DissectedPacket readNetwork(Dissector fields, int type, boolean isCut)
            throws ProtocolException {
        if (type != LinkType.IPV4 && type != LinkType.IPV6) {
            return other(fields, "not IP: protocol %04x".formatted(type));
        }
        IpHeader ip = IpHeader.read(fields, type, isCut);
        if (ip.isFragment()) {
            return other(fields, "a later fragment of a packet: it has no TCP header");
        }
        if (ip.protocol() != IpHeader.TCP) {
            return other(fields, "not TCP: protocol %d".formatted(ip.protocol()));
        }
        CapturedSegment segment = CapturedSegment.read(fields, ip);
        return new DissectedPacket(fields.dissected(), Optional.of(segment), "");
    }

    private static DissectedPacket other(Dissector fields, String why) {
        return new DissectedPacket(fields.dissected(), Optional.empty(), why);
    }
}
