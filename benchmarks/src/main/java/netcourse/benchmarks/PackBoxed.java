package netcourse.benchmarks;

import com.igormaznitsa.jbbp.JBBPParser;
import com.igormaznitsa.jbbp.io.JBBPOut;
import com.igormaznitsa.jbbp.model.JBBPFieldStruct;
import java.io.IOException;
import java.util.List;
import netcourse.lesson03.Struct;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The header from and to values in objects: what CPython's struct does too.
@State(Scope.Thread)
public class PackBoxed {
    private static final Struct STRUCT = Struct.of("!2sBBHHII");
    private static final org.thshsh.struct.Struct<List<Object>> THSHSH =
            org.thshsh.struct.Struct.create("!2sbbHHII"); // it has no B
    private static final JBBPParser JBBP =
            JBBPParser.prepare(
                    "byte [2] magic; ubyte version; ubyte flags; ushort protocol; ushort error;"
                            + " uint sequence; uint bodylength;");

    // Not constants: the values of a message are not known to the compiler.
    private byte[] magic = {'N', 'C'};
    private Object[] values = {magic, 1, 0, 700, 0, 123_456_789L, 5_000L};
    private List<Object> list = List.of(magic, (byte) 1, (byte) 0, 700, 0, 123_456_789L, 5_000L);
    private byte[] bytes = STRUCT.pack(values);

    @Benchmark
    public byte[] packStruct() {
        return STRUCT.pack(values);
    }

    @Benchmark
    public byte[] packThshsh() {
        return THSHSH.pack(list);
    }

    @Benchmark
    public byte[] packJbbp() throws IOException {
        return JBBPOut.BeginBin()
                .Byte((byte[]) values[0])
                .Byte((int) values[1])
                .Byte((int) values[2])
                .Short((int) values[3])
                .Short((int) values[4])
                .Int((int) (long) values[5])
                .Int((int) (long) values[6])
                .End()
                .toByteArray();
    }

    @Benchmark
    public Object[] unpackStruct() {
        return STRUCT.unpack(bytes);
    }

    @Benchmark
    public List<Object> unpackThshsh() {
        return THSHSH.unpack(bytes);
    }

    @Benchmark
    public JBBPFieldStruct unpackJbbp() throws IOException {
        return JBBP.parse(bytes);
    }
}
