package netcourse.common;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;

/// A capture file that Wireshark and tshark read: a header, then packets, each with its time in
/// nanoseconds (draft-ietf-opsawg-pcap, sections 4 and 5). Many threads may write.
public final class PcapWriter implements Closeable {
    private static final int MAGIC_FOR_NANOSECONDS = 0xa1b23c4d;
    private static final int MAX_PACKET_BYTES = 262_144;
    private static final int ETHERNET = 1;

    private final OutputStream out;

    private PcapWriter(OutputStream out) {
        this.out = out;
    }

    /// Makes the file, in the place of one that is there. Not through a channel, which the
    /// interrupt of one thread would close for all.
    public static PcapWriter create(Path path) throws IOException {
        PcapWriter file =
                new PcapWriter(new BufferedOutputStream(new FileOutputStream(path.toFile())));
        ByteBuffer header = ByteBuffer.allocate(24);
        header.putInt(MAGIC_FOR_NANOSECONDS).putShort((short) 2).putShort((short) 4);
        header.putLong(0).putInt(MAX_PACKET_BYTES).putInt(ETHERNET);
        file.out.write(header.array());
        return file;
    }

    /// Adds a packet.
    ///
    /// @param wireBytes how long it was; more than the packet has, if the end of it was not kept
    synchronized void write(Instant time, byte[] packet, int wireBytes) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(16);
        header.putInt((int) time.getEpochSecond()).putInt(time.getNano());
        header.putInt(packet.length).putInt(wireBytes);
        out.write(header.array());
        out.write(packet);
    }

    /// Whoever looks at the file now finds every packet so far.
    synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
