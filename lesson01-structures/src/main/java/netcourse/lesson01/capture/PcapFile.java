package netcourse.lesson01.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import netcourse.common.ProtocolException;
import netcourse.lesson01.FieldReader;

/// A capture in the classic pcap format, version 2.4 (draft-ietf-opsawg-pcap).
///
/// ```
/// offset  size  field                        offset  size  field, of each packet
///      0     4  magic: order and clock            0     4  seconds since 1970
///      4     2  major version, 2                  4     4  micro- or nanoseconds
///      6     2  minor version                     8     4  captured length: bytes that follow
///      8     8  (unused)                         12     4  original length: bytes on the wire
///     16     4  (most bytes of a packet)         16     …  the packet
///     20     4  link type, in the low 16 bits
/// ```
///
/// Its writer keeps its own byte order, and the magic shows which one.
public final class PcapFile {
    /// No capturing program writes longer packets (libpcap, MAXIMUM_SNAPLEN).
    static final int MOST_PACKET_BYTES = 262_144;

    private static final int HEADER_BYTES = 24;
    private static final int RECORD_BYTES = 16;
    private static final int MICROS = 0xa1b2c3d4;
    private static final int NANOS = 0xa1b23c4d;
    private static final int PCAPNG = 0x0a0d0d0a;

    /// A packet.
    ///
    /// @param number from 1
    /// @param nanos since 1970
    /// @param originalBytes how long it was on the wire
    /// @param bytes what was captured of it; handed over, not copied
    public record Packet(long number, long nanos, long originalBytes, byte[] bytes) {
        public boolean isCut() {
            return originalBytes > bytes.length;
        }
    }

    private final InputStream in;
    private final ByteOrder order;
    private final boolean nanos;
    private final LinkType link;
    private long offset;
    private long number;

    /// Reads the header of the file.
    ///
    /// @param in stays open; it is read in small parts, so it should have a buffer
    /// @throws ProtocolException if this is no capture that can be read here
    public PcapFile(InputStream in) throws IOException {
        this.in = in;
        ByteBuffer header = ByteBuffer.wrap(next(HEADER_BYTES, "the file header"));
        int magic = header.getInt(0);
        boolean swapped =
                magic == Integer.reverseBytes(MICROS) || magic == Integer.reverseBytes(NANOS);
        order = swapped ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        nanos = header.order(order).getInt(0) == NANOS;
        requireMagic(magic, header.getInt(0));
        FieldReader.require("major version", 4, Short.toUnsignedInt(header.getShort(4)), 2, 2);
        link = LinkType.of(header.getInt(20) & 0xffff);
    }

    private static void requireMagic(int magic, int ordered) throws ProtocolException {
        if (magic == PCAPNG) {
            throw new ProtocolException(
                    "magic (byte 0) is 0a0d0d0a: this is pcapng, not pcap; editcap -F pcap converts it");
        }
        if (ordered != MICROS && ordered != NANOS) {
            throw new ProtocolException(
                    "magic (byte 0) must be a1b2c3d4 or a1b23c4d, in either order, was %08x"
                            .formatted(magic));
        }
    }

    public LinkType link() {
        return link;
    }

    @Override
    public String toString() {
        return "pcap, %s, %s, %s"
                .formatted(
                        order == ByteOrder.BIG_ENDIAN ? "big-endian" : "little-endian",
                        nanos ? "nanoseconds" : "microseconds",
                        link.text());
    }

    /// The next packet; empty at the end of the file.
    ///
    /// @throws ProtocolException for a length that no packet has
    /// @throws EOFException if the file ends inside a packet
    public Optional<Packet> next() throws IOException {
        long at = offset;
        byte[] bytes = in.readNBytes(RECORD_BYTES);
        if (bytes.length == 0) {
            return Optional.empty();
        }
        number++;
        whole(bytes, RECORD_BYTES, "the header of packet " + number);
        ByteBuffer header = ByteBuffer.wrap(bytes).order(order);
        long captured = Integer.toUnsignedLong(header.getInt(8));
        if (captured > MOST_PACKET_BYTES) {
            throw new ProtocolException(
                    "captured length of packet %d (byte %d) must be 0..%d, was %d"
                            .formatted(number, at + 8, MOST_PACKET_BYTES, captured));
        }
        long fraction = Integer.toUnsignedLong(header.getInt(4)) * (nanos ? 1 : 1000);
        long time = Integer.toUnsignedLong(header.getInt(0)) * 1_000_000_000L + fraction;
        long original = Integer.toUnsignedLong(header.getInt(12));
        return Optional.of(
                new Packet(number, time, original, next((int) captured, "packet " + number)));
    }

    private byte[] next(int count, String what) throws IOException {
        // Takes memory as bytes come, so a length that lies costs nothing.
        return whole(in.readNBytes(count), count, what);
    }

    private byte[] whole(byte[] got, int needed, String what) throws EOFException {
        if (got.length < needed) {
            throw new EOFException(
                    "file ended after %d of %d bytes of %s (byte %d)"
                            .formatted(got.length, needed, what, offset));
        }
        offset += needed;
        return got;
    }
}
