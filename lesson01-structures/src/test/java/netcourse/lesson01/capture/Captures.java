package netcourse.lesson01.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import netcourse.lesson01.Login;

/// Captures for tests: the shipped one, and small ones around given packets.
public final class Captures {
    public static final int MICROS = 0xa1b2c3d4;
    public static final int NANOS = 0xa1b23c4d;

    private Captures() {}

    public static byte[] shipped() {
        try (InputStream in = Login.class.getResourceAsStream("structures.pcap")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] of(ByteOrder order, int magic, int link, byte[]... packets) {
        int bytes = 24 + Arrays.stream(packets).mapToInt(p -> 16 + p.length).sum();
        ByteBuffer file = ByteBuffer.allocate(bytes).order(order);
        file.putInt(magic).putShort((short) 2).putShort((short) 4);
        file.putInt(0).putInt(0).putInt(262_144).putInt(link);
        for (int i = 0; i < packets.length; i++) {
            // Half a second after the one before.
            file.putInt(1_700_000_000 + i / 2);
            file.putInt((i % 2) * (magic == NANOS ? 500_000_000 : 500_000));
            file.putInt(packets[i].length).putInt(packets[i].length).put(packets[i]);
        }
        return file.array();
    }

    public static byte[] ethernet(byte[]... packets) {
        return of(ByteOrder.LITTLE_ENDIAN, MICROS, 1, packets);
    }

    public static PcapFile open(byte[] file) throws IOException {
        return new PcapFile(new ByteArrayInputStream(file));
    }

    public static List<PcapFile.Packet> packets(byte[] file) throws IOException {
        PcapFile capture = open(file);
        List<PcapFile.Packet> all = new ArrayList<>();
        Optional<PcapFile.Packet> next = capture.next();
        while (next.isPresent()) {
            all.add(next.get());
            next = capture.next();
        }
        return all;
    }

    /// What the first packet of a file says.
    public static DissectedPacket first(byte[] file) throws IOException {
        PcapFile capture = open(file);
        return DissectedPacket.read(capture.next().orElseThrow(), capture);
    }
}
