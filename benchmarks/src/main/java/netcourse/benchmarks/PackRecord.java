package netcourse.benchmarks;

import java.nio.ByteBuffer;
import javolution.io.Struct;
import netcourse.common.ProtocolException;
import netcourse.lesson03.StructCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The header from and to a record: what a program does that knows its messages.
@State(Scope.Thread)
public class PackRecord {
    private static final StructCodec<Header> CODEC = StructCodec.of(Header.class, "!2sBBHHII");

    private Header header = new Header(new byte[] {'N', 'C'}, 1, 0, 700, 0, 123_456_789L, 5_000L);
    private byte[] bytes = CODEC.pack(header);

    @Benchmark
    public byte[] packCodec() {
        return CODEC.pack(header);
    }

    @Benchmark
    public byte[] packByHand() {
        return HandWritten.pack(header);
    }

    @Benchmark
    public byte[] packJavolution() {
        byte[] packed = new byte[16];
        over(packed).set(header);
        return packed;
    }

    @Benchmark
    public Header unpackCodec() throws ProtocolException {
        return CODEC.unpack(bytes);
    }

    @Benchmark
    public Header unpackByHand() {
        return HandWritten.unpack(bytes);
    }

    @Benchmark
    public Header unpackJavolution() {
        return over(bytes).header();
    }

    @Benchmark
    public HeaderPeers.KaitaiHeader unpackKaitai() {
        return HeaderPeers.KaitaiHeader.of(bytes);
    }

    // One structure for each thread, laid over one buffer after the other, as its manual has it.
    private final HeaderPeers.JavolutionHeader structure = new HeaderPeers.JavolutionHeader();

    private HeaderPeers.JavolutionHeader over(byte[] array) {
        Struct laid = structure.setByteBuffer(ByteBuffer.wrap(array), 0);
        return (HeaderPeers.JavolutionHeader) laid;
    }
}
