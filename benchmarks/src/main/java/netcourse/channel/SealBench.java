package netcourse.channel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import netcourse.common.BufferPool;
import netcourse.common.Transport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// A record of the secure channel, from plaintext to what a socket is given, beside the JDK's
/// cipher alone: a fresh nonce, `init`, `doFinal`.
@State(Scope.Thread)
public class SealBench {
    private static final int COUNTER_AT = 4;

    @Param({"64", "16384"})
    public int bytes;

    @Param({"AES_GCM", "CHACHA_POLY"})
    public NoiseCipher cipher;

    private byte[] plain;
    private byte[] sealed;
    private ByteBuffer plaintext;
    private final byte[] nonce = new byte[12];
    private ByteBuffer counter;
    private long n;
    private Cipher bare;
    private SecretKeySpec key;
    private NoiseCipherState sealing;
    private ByteBuffer record;
    private RecordOutput output;

    @Setup
    public void open() throws GeneralSecurityException {
        byte[] secret = new byte[NoiseCipherState.KEY_BYTES];
        new Random(5).nextBytes(secret);
        plain = new byte[bytes];
        new Random(6).nextBytes(plain);
        sealed = new byte[bytes + NoiseCipherState.TAG_BYTES];
        plaintext = ByteBuffer.wrap(plain);
        counter = ByteBuffer.wrap(nonce).order(cipher.counterOrder());
        bare = Cipher.getInstance(cipher.transformation());
        key = new SecretKeySpec(secret, cipher.keyAlgorithm());
        sealing = new NoiseCipherState(cipher, secret);
        record = ByteBuffer.allocate(SecureTransport.LENGTH_BYTES + sealed.length);
        output =
                new RecordOutput(
                        new Nowhere(),
                        new NoiseCipherState(cipher, secret),
                        Long.MAX_VALUE,
                        BufferPool.SHARED);
    }

    @Benchmark
    public int sealBare() throws GeneralSecurityException {
        counter.putLong(COUNTER_AT, n++);
        bare.init(Cipher.ENCRYPT_MODE, key, cipher.parameters(nonce));
        return bare.doFinal(plain, 0, bytes, sealed, 0);
    }

    /// The record, in a buffer of the caller's.
    @Benchmark
    public int sealOurs() {
        record.clear().putShort((short) sealed.length);
        sealing.encryptWithAd(SecureTransport.NO_AD, plaintext.clear(), record);
        return record.position();
    }

    /// And into a transport: with a lock, since nonces have an order, and a borrowed buffer.
    @Benchmark
    public int sendOurs() throws IOException {
        return output.write(plaintext.clear());
    }

    /// Takes everything at once.
    private static final class Nowhere implements Transport {
        @Override
        public int read(ByteBuffer into) {
            return -1;
        }

        @Override
        public void readTimeout(Duration limit) {}

        @Override
        public int write(ByteBuffer from) {
            int count = from.remaining();
            from.position(from.limit());
            return count;
        }

        @Override
        public void shutdownOutput() {}

        @Override
        public String remote() {
            return "nowhere";
        }

        @Override
        public void close() {}
    }
}
