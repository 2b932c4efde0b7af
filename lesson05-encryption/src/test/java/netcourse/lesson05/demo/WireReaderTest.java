package netcourse.lesson05.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import netcourse.common.Message;
import org.junit.jupiter.api.Test;

/// How the eavesdropper cuts a stream, and what it reads in a ClientHello.
class WireReaderTest {
    private static List<WireUnit> read(byte[] stream) throws IOException {
        WireReader in = new WireReader(new ByteArrayInputStream(stream));
        List<WireUnit> units = new ArrayList<>();
        Optional<WireUnit> unit;
        while ((unit = in.next()).isPresent()) {
            units.add(unit.get());
        }
        return units;
    }

    private static byte[] joined(List<WireUnit> units) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        units.forEach(unit -> all.writeBytes(unit.bytes()));
        return all.toByteArray();
    }

    private static byte[] messages(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        for (int i = 0; i < count; i++) {
            Message.request(2, i, new byte[i]).writeTo(bytes);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Test
    void everyKindIsSeenInTheFirstTwoBytes() throws IOException {
        assertThat(read(messages(3)))
                .extracting(WireUnit::kind)
                .containsExactly(
                        WireUnit.Kind.MESSAGE, WireUnit.Kind.MESSAGE, WireUnit.Kind.MESSAGE);
        byte[] records = Arrays.copyOf(new byte[] {0, 48}, 50 + 2);
        assertThat(read(records)).extracting(unit -> unit.bytes().length).containsExactly(50, 2);
        assertThat(read(new byte[] {'G', 'E', 'T'}).getFirst().kind())
                .isEqualTo(WireUnit.Kind.BYTES);
        assertThat(read(new byte[0])).isEmpty();
    }

    @Test
    void everyByteIsPassedOnWhereverTheStreamEnds() throws Exception {
        for (byte[] stream : new byte[][] {messages(3), clientHello()}) {
            for (int end = 0; end <= stream.length; end++) {
                byte[] part = Arrays.copyOf(stream, end);
                List<WireUnit> units = read(part);
                assertThat(joined(units)).isEqualTo(part);
                units.forEach(unit -> assertThat(WireText.of(unit)).isNotBlank());
            }
        }
    }

    @Test
    void anyBytesPassUnchanged() throws IOException {
        Random random = new Random(7);
        byte[][] beginnings = {{'N', 'C', 1}, {0, 48}, {0x16, 3, 1, 0, 40, 1, 0, 0, 36}, {}};
        for (int i = 0; i < 4000; i++) {
            byte[] stream = new byte[random.nextInt(10, 300)];
            random.nextBytes(stream);
            byte[] beginning = beginnings[i % beginnings.length];
            System.arraycopy(beginning, 0, stream, 0, beginning.length);
            List<WireUnit> units = read(stream);
            assertThat(joined(units)).isEqualTo(stream);
            units.forEach(unit -> assertThat(WireText.of(unit)).isNotBlank());
        }
    }

    /// Its memory is in proportion to what came.
    @Test
    void lengthThatIsTooLargeIsNoMessage() throws IOException {
        byte[] stream = messages(1);
        stream[12] = (byte) 0xff;
        assertThat(read(stream)).extracting(WireUnit::kind).containsOnly(WireUnit.Kind.BYTES);
    }

    @Test
    void clientHelloSaysWhereTheClientGoes() throws Exception {
        WireUnit unit = read(clientHello()).getFirst();
        assertThat(unit.kind()).isEqualTo(WireUnit.Kind.TLS_RECORD);
        assertThat(WireText.of(unit))
                .startsWith("handshake, ")
                .contains("server name [bank.example], ALPN [h2, http/1.1]", "0304", "x25519");
    }

    @Test
    void brokenClientHelloIsNoSurprise() throws Exception {
        Random random = new Random(5);
        byte[] hello = clientHello();
        for (int i = 0; i < 5000; i++) {
            byte[] broken = hello.clone();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                broken[5 + random.nextInt(broken.length - 5)] = (byte) random.nextInt();
            }
            assertThat(WireText.of(new WireUnit(WireUnit.Kind.TLS_RECORD, broken))).isNotBlank();
        }
    }

    private static byte[] clientHello() throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine("bank.example", 443);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        engine.setSSLParameters(parameters);
        ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), out);
        return Arrays.copyOf(out.array(), out.position());
    }
}
