package netcourse.lesson05.mistake;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import netcourse.authoring.Wrong;
import netcourse.channel.NoiseCipher;
import netcourse.common.ProtocolException;
import netcourse.lesson05.answer.SolvedEncryptedRecords;
import netcourse.lesson05.exercise.EncryptedRecords;

/// Further wrong solutions of exercise 5.8.
public final class EncryptedRecordsWrong {
    private EncryptedRecordsWrong() {}

    /// The answer with other streams.
    private abstract static class WithStreams extends SolvedEncryptedRecords {
        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] sendingKey,
                byte[] receivingKey,
                InputStream in,
                OutputStream out) {
            super.begin(cipher, sendingKey, receivingKey, other(in), other(out));
        }

        InputStream other(InputStream in) {
            return in;
        }

        OutputStream other(OutputStream out) {
            return out;
        }
    }

    @Wrong("swaps the keys")
    public static class SwapsTheKeys extends SolvedEncryptedRecords {
        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] sendingKey,
                byte[] receivingKey,
                InputStream in,
                OutputStream out) {
            super.begin(cipher, receivingKey, sendingKey, in, out);
        }
    }

    @Wrong("keeps the caller's key arrays, which are cleared")
    public static class KeepsTheKeyArrays extends SolvedEncryptedRecords {
        private Runnable begin;

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] sendingKey,
                byte[] receivingKey,
                InputStream in,
                OutputStream out) {
            begin = () -> super.begin(cipher, sendingKey, receivingKey, in, out);
        }

        private void late() {
            if (begin != null) {
                begin.run();
                begin = null;
            }
        }

        @Override
        public void write(byte[] plaintext) throws IOException {
            late();
            super.write(plaintext);
        }

        @Override
        public void end() throws IOException {
            late();
            super.end();
        }

        @Override
        public Optional<byte[]> read() throws IOException {
            late();
            return super.read();
        }
    }

    @Wrong("clears the caller's plaintext")
    public static class ClearsThePlaintext extends SolvedEncryptedRecords {
        @Override
        public void write(byte[] plaintext) throws IOException {
            super.write(plaintext);
            Arrays.fill(plaintext, (byte) 0);
        }
    }

    @Wrong("sends an empty record after arrays that fill theirs exactly")
    public static class SendsOneMore extends SolvedEncryptedRecords {
        @Override
        public void write(byte[] plaintext) throws IOException {
            super.write(plaintext);
            if (plaintext.length > 0 && plaintext.length % MAX_PLAINTEXT_BYTES == 0) {
                super.end();
            }
        }
    }

    @Wrong("cuts records of 16 KiB")
    public static class CutsShorter extends SolvedEncryptedRecords {
        @Override
        public void write(byte[] plaintext) throws IOException {
            for (int at = 0; at < plaintext.length; at += 16_384) {
                int to = Math.min(plaintext.length, at + 16_384);
                super.write(Arrays.copyOfRange(plaintext, at, to));
            }
        }
    }

    @Wrong("does not flush the end")
    public static class ForgetsToFlushTheEnd extends WithStreams {
        private boolean ending;

        @Override
        OutputStream other(OutputStream out) {
            return new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes) throws IOException {
                    out.write(bytes);
                }

                @Override
                public void flush() throws IOException {
                    if (!ending) {
                        out.flush();
                    }
                }
            };
        }

        @Override
        public void end() throws IOException {
            ending = true;
            super.end();
        }
    }

    @Wrong("swallows what the output throws")
    public static class SwallowsFailures extends SolvedEncryptedRecords {
        @Override
        public void write(byte[] plaintext) {
            try {
                super.write(plaintext);
            } catch (IOException e) {
                // lost
            }
        }
    }

    @Wrong("takes a reset for the end")
    public static class TakesResetForTheEnd extends SolvedEncryptedRecords {
        @Override
        public Optional<byte[]> read() throws IOException {
            try {
                return super.read();
            } catch (SocketException | SocketTimeoutException e) {
                return Optional.empty();
            }
        }
    }

    @Wrong("gives the same array for each record of the same length")
    public static class SharesTheResult extends SolvedEncryptedRecords {
        private final Map<Integer, byte[]> results = new HashMap<>();

        @Override
        public Optional<byte[]> read() throws IOException {
            return super.read()
                    .map(plaintext -> {
                        byte[] result = results.computeIfAbsent(plaintext.length, byte[]::new);
                        System.arraycopy(plaintext, 0, result, 0, plaintext.length);
                        return result;
                    });
        }
    }

    @Wrong("says later that it was broken before")
    public static class ChangesTheMessage extends SolvedEncryptedRecords {
        private boolean broken;

        @Override
        public Optional<byte[]> read() throws IOException {
            if (broken) {
                throw new ProtocolException("broken before");
            }
            try {
                return super.read();
            } catch (ProtocolException e) {
                broken = true;
                throw e;
            }
        }
    }

    @Wrong("says that a record was refused by an end")
    public static class EndsAfterARefusal extends SolvedEncryptedRecords {
        private boolean broken;

        @Override
        public Optional<byte[]> read() throws IOException {
            if (broken) {
                return Optional.empty();
            }
            try {
                return super.read();
            } catch (ProtocolException e) {
                broken = true;
                throw e;
            }
        }
    }

    /// The answer in steps, each of which can be changed.
    private abstract static class InSteps implements EncryptedRecords {
        final byte[] record = new byte[2 + 65_535];
        NoiseCipher cipher;
        SecretKeySpec sendingKey;
        SecretKeySpec receivingKey;
        InputStream in;
        OutputStream out;
        long sent;
        long received;
        int came;
        boolean ended;
        boolean broken;

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] sendingKey,
                byte[] receivingKey,
                InputStream in,
                OutputStream out) {
            this.cipher = cipher;
            this.sendingKey = new SecretKeySpec(sendingKey, cipher.keyAlgorithm());
            this.receivingKey = new SecretKeySpec(receivingKey, cipher.keyAlgorithm());
            this.in = in;
            this.out = out;
        }

        @Override
        public void write(byte[] plaintext) throws IOException {
            for (int at = 0; at < plaintext.length; at += MAX_PLAINTEXT_BYTES) {
                int to = Math.min(plaintext.length, at + MAX_PLAINTEXT_BYTES);
                send(Arrays.copyOfRange(plaintext, at, to));
            }
            out.flush();
        }

        @Override
        public void end() throws IOException {
            send(new byte[0]);
            out.flush();
        }

        void send(byte[] plaintext) throws IOException {
            byte[] sealed = crypt(Cipher.ENCRYPT_MODE, sendingKey, nextSent(), plaintext);
            out.write(header(sealed.length));
            out.write(sealed);
        }

        long nextSent() {
            return sent++;
        }

        byte[] header(int length) {
            return new byte[] {(byte) (length >> 8), (byte) length};
        }

        @Override
        public Optional<byte[]> read() throws IOException {
            if (broken) {
                throw refused();
            }
            if (ended) {
                return Optional.empty();
            }
            receive(2);
            int length = length();
            if (length < 16 || length > 65_535) {
                throw refused();
            }
            byte[] sealed = body(length);
            byte[] plaintext = crypt(Cipher.DECRYPT_MODE, receivingKey, nextReceived(), sealed);
            came = 0;
            ended = plaintext.length == 0;
            return ended ? Optional.empty() : Optional.of(plaintext);
        }

        int length() {
            return (record()[0] & 0xff) << 8 | record()[1] & 0xff;
        }

        byte[] body(int length) throws IOException {
            receive(2 + length);
            return Arrays.copyOfRange(record(), 2, 2 + length);
        }

        long nextReceived() {
            return received++;
        }

        byte[] record() {
            return record;
        }

        void receive(int count) throws IOException {
            while (came < count) {
                int more = in.read(record(), came, count - came);
                if (more < 0) {
                    throw refused();
                }
                came += more;
            }
        }

        ProtocolException refused() {
            broken = true;
            return new ProtocolException("the channel is broken");
        }

        byte[] nonce(long number) {
            byte[] nonce = nonce();
            ByteBuffer.wrap(nonce).order(cipher.counterOrder()).putLong(4, number);
            return nonce;
        }

        byte[] nonce() {
            return new byte[12];
        }

        byte[] crypt(int mode, SecretKeySpec key, long number, byte[] bytes)
                throws ProtocolException {
            try {
                Cipher aead = Cipher.getInstance(cipher.transformation());
                aead.init(mode, key, cipher.parameters(nonce(number)));
                return aead.doFinal(bytes);
            } catch (AEADBadTagException e) {
                throw refused();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Wrong(value = "has one nonce buffer for all objects", nameless = true)
    public static class SharesTheNonce extends InSteps {
        private static final byte[] NONCE = new byte[12];

        @Override
        byte[] nonce() {
            return NONCE;
        }
    }

    @Wrong(value = "has one record buffer for all objects", nameless = true)
    public static class SharesTheRecord extends InSteps {
        private static final byte[] RECORD = new byte[2 + 65_535];

        @Override
        byte[] record() {
            return RECORD;
        }
    }

    @Wrong(value = "has one header buffer for all objects", nameless = true)
    public static class SharesTheHeader extends InSteps {
        private static final byte[] HEADER = new byte[2];

        @Override
        byte[] header(int length) {
            System.arraycopy(super.header(length), 0, HEADER, 0, 2);
            return HEADER;
        }
    }

    @Wrong(value = "counts in 16 bits what it sends", nameless = true)
    public static class CountsSentIn16Bits extends InSteps {
        @Override
        long nextSent() {
            return sent++ & 0xffff;
        }
    }

    @Wrong(value = "counts in a char what it receives", nameless = true)
    public static class CountsReceivedInChar extends InSteps {
        private char number;

        @Override
        long nextReceived() {
            return number++;
        }
    }

    @Wrong(value = "flushes before it writes", nameless = true)
    public static class FlushesFirst extends InSteps {
        @Override
        public void write(byte[] plaintext) throws IOException {
            out.flush();
            for (int at = 0; at < plaintext.length; at += MAX_PLAINTEXT_BYTES) {
                int to = Math.min(plaintext.length, at + MAX_PLAINTEXT_BYTES);
                send(Arrays.copyOfRange(plaintext, at, to));
            }
        }
    }

    @Wrong("counts back if sending fails")
    public static class CountsBack extends InSteps {
        @Override
        void send(byte[] plaintext) throws IOException {
            try {
                super.send(plaintext);
            } catch (IOException e) {
                sent--;
                throw e;
            }
        }
    }

    @Wrong(value = "reads on to the beginning of its buffer", nameless = true)
    public static class ReadsToTheBeginning extends InSteps {
        @Override
        byte[] body(int length) throws IOException {
            byte[] body = new byte[length];
            for (int came = 0; came < length; ) {
                int more = in.read(body, 0, length - came);
                if (more < 0) {
                    throw refused();
                }
                came += more;
            }
            return body;
        }
    }

    @Wrong(
            value = "ends its loop when as many bytes as the plaintext has are there",
            nameless = true)
    public static class StopsBeforeTheTag extends InSteps {
        @Override
        byte[] body(int length) throws IOException {
            byte[] body = new byte[length];
            int came = 0;
            do {
                int more = in.read(body, came, length - came);
                if (more < 0) {
                    throw refused();
                }
                came += more;
            } while (came < length - 16);
            return body;
        }
    }

    @Wrong(value = "takes what is available for the record", nameless = true)
    public static class TrustsAvailable extends InSteps {
        @Override
        byte[] body(int length) throws IOException {
            byte[] body = new byte[length];
            if (in.read(body, 0, Math.clamp(in.available(), 1, length)) < 0) {
                throw refused();
            }
            return body;
        }
    }

    @Wrong("has room for records of half the length")
    public static class HasHalfTheRoom extends InSteps {
        @Override
        int length() {
            int length = super.length();
            return length > 32_767 ? 0 : length;
        }
    }

    @Wrong(value = "has room for 40,000 bytes", nameless = true)
    public static class HasRoomFor40000 extends InSteps {
        @Override
        int length() {
            int length = super.length();
            return length > 40_000 ? 0 : length;
        }
    }

    @Wrong(value = "takes whatever is wrong for the end", nameless = true)
    public static class TakesAllForTheEnd extends InSteps {
        @Override
        public Optional<byte[]> read() throws IOException {
            try {
                return super.read();
            } catch (ProtocolException e) {
                return Optional.empty();
            }
        }
    }

    @Wrong(value = "makes room for the plaintext before it looks at the length", nameless = true)
    public static class MakesRoomFirst extends InSteps {
        @Override
        int length() {
            int length = super.length();
            byte[] plaintext = new byte[length - 16];
            return plaintext.length + 16;
        }
    }

    @Wrong(value = "takes the number of a record before the record has come", nameless = true)
    public static class CountsTooEarly extends InSteps {
        private long number;

        @Override
        byte[] body(int length) throws IOException {
            number = received++;
            return super.body(length);
        }

        @Override
        long nextReceived() {
            return number;
        }
    }

    @Wrong("forgets the length at a time-out")
    public static class ForgetsTheLength extends InSteps {
        @Override
        void receive(int count) throws IOException {
            try {
                super.receive(count);
            } catch (SocketTimeoutException e) {
                came = Math.max(0, came - 2);
                System.arraycopy(record, 2, record, 0, came);
                throw e;
            }
        }
    }

    @Wrong("has one lock for both directions")
    public static class HasOneLock extends SolvedEncryptedRecords {
        @Override
        public synchronized void write(byte[] plaintext) throws IOException {
            super.write(plaintext);
        }

        @Override
        public synchronized Optional<byte[]> read() throws IOException {
            return super.read();
        }
    }

    @Wrong(value = "takes a time-out for the end of the channel", nameless = true)
    public static class BreaksAtTimeout extends SolvedEncryptedRecords {
        private boolean broken;

        @Override
        public Optional<byte[]> read() throws IOException {
            if (broken) {
                throw new ProtocolException("the channel is broken");
            }
            try {
                return super.read();
            } catch (SocketTimeoutException e) {
                broken = true;
                throw e;
            }
        }
    }

    @Wrong(value = "gives a cause", nameless = true)
    public static class GivesCause extends SolvedEncryptedRecords {
        @Override
        public Optional<byte[]> read() throws IOException {
            try {
                return super.read();
            } catch (ProtocolException e) {
                if (e.getCause() == null) {
                    e.initCause(new AEADBadTagException());
                }
                throw e;
            }
        }
    }

    @Wrong(value = "says which record it was", nameless = true)
    public static class SaysWhichRecord extends SolvedEncryptedRecords {
        private int number;

        @Override
        public Optional<byte[]> read() throws IOException {
            try {
                Optional<byte[]> plaintext = super.read();
                number++;
                return plaintext;
            } catch (ProtocolException e) {
                throw new ProtocolException("record %d is broken".formatted(number));
            }
        }
    }

    @Wrong(value = "gives an empty array for the end, and reads nothing after it", nameless = true)
    public static class GivesEmptyArray extends SolvedEncryptedRecords {
        @Override
        public Optional<byte[]> read() throws IOException {
            return super.read().or(() -> Optional.of(new byte[0]));
        }
    }
}
