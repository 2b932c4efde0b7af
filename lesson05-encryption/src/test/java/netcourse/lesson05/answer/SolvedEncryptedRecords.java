package netcourse.lesson05.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import netcourse.channel.NoiseCipher;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.EncryptedRecords;

/// The answer to exercise 5.8.
public class SolvedEncryptedRecords implements EncryptedRecords {
    private final byte[] record = new byte[2 + 65_535];
    private NoiseCipher cipher;
    private SecretKeySpec sendingKey;
    private SecretKeySpec receivingKey;
    private InputStream in;
    private OutputStream out;
    private long sent;
    private long received;
    private int came;
    private boolean ended;
    private ProtocolException failure;

    @Override
    public void begin(
            NoiseCipher cipher,
            byte[] sendingKey,
            byte[] receivingKey,
            InputStream in,
            OutputStream out) {
        this.cipher = cipher;
        this.sendingKey = new SecretKeySpec(sendingKey, cipher.keyAlgorithm()); // a copy
        this.receivingKey = new SecretKeySpec(receivingKey, cipher.keyAlgorithm());
        this.in = in;
        this.out = out;
    }

    @Override
    public void write(byte[] plaintext) throws IOException {
        for (int at = 0; at < plaintext.length; at += MAX_PLAINTEXT_BYTES) {
            int to = Math.min(plaintext.length, at + MAX_PLAINTEXT_BYTES);
            writeRecord(Arrays.copyOfRange(plaintext, at, to));
        }
        out.flush();
    }

    @Override
    public void end() throws IOException {
        writeRecord(new byte[0]);
        out.flush();
    }

    private void writeRecord(byte[] plaintext) throws IOException {
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, sendingKey, sent++, plaintext);
        out.write(new byte[] {(byte) (sealed.length >> 8), (byte) sealed.length});
        out.write(sealed);
    }

    @Override
    public Optional<byte[]> read() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (ended) {
            return Optional.empty();
        }
        receive(2);
        int length = (record[0] & 0xff) << 8 | record[1] & 0xff;
        if (length < 16) {
            throw broken();
        }
        receive(2 + length);
        byte[] sealed = Arrays.copyOfRange(record, 2, 2 + length);
        byte[] plaintext = crypt(Cipher.DECRYPT_MODE, receivingKey, received++, sealed);
        came = 0;
        ended = plaintext.length == 0;
        return ended ? Optional.empty() : Optional.of(plaintext);
    }

    private void receive(int count) throws IOException {
        while (came < count) {
            int more = in.read(record, came, count - came);
            if (more < 0) {
                throw broken();
            }
            came += more;
        }
    }

    private ProtocolException broken() {
        failure = new ProtocolException("the channel is broken");
        return failure;
    }

    private byte[] crypt(int mode, SecretKeySpec key, long number, byte[] bytes)
            throws ProtocolException {
        ByteBuffer nonce = ByteBuffer.allocate(12).order(cipher.counterOrder());
        nonce.putLong(4, number);
        try {
            Cipher aead = Cipher.getInstance(cipher.transformation());
            aead.init(mode, key, cipher.parameters(nonce.array()));
            return aead.doFinal(bytes);
        } catch (AEADBadTagException e) {
            throw broken();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
