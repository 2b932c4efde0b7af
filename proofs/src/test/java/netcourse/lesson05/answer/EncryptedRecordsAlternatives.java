package netcourse.lesson05.answer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import netcourse.authoring.Alternative;
import netcourse.channel.NoiseCipher;
import netcourse.common.ProtocolException;
import netcourse.lesson05.exercise.EncryptedRecords;

/// Unusual solutions of exercise 5.8, encrypted records, which are right.
public final class EncryptedRecordsAlternatives {
    private EncryptedRecordsAlternatives() {}

    @Alternative(
            """
            reads ahead through a buffered stream and collects byte after byte; counts in the nonces
            themselves, one byte at a time; writes all the records of a call at once
            """)
    public static class CollectsBytes implements EncryptedRecords {
        private final ByteArrayOutputStream record = new ByteArrayOutputStream();
        private final byte[] sendingNonce = new byte[12];
        private final byte[] receivingNonce = new byte[12];
        private final Cipher[] ciphers = new Cipher[2];
        private NoiseCipher cipher;
        private SecretKey sending;
        private SecretKey receiving;
        private InputStream in;
        private OutputStream out;
        private String state = "open";
        private int length;

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] sendingKey,
                byte[] receivingKey,
                InputStream in,
                OutputStream out) {
            this.cipher = cipher;
            sending = new SecretKeySpec(sendingKey.clone(), cipher.keyAlgorithm());
            receiving = new SecretKeySpec(receivingKey.clone(), cipher.keyAlgorithm());
            this.in = new BufferedInputStream(in, 100);
            this.out = out;
            try {
                ciphers[0] = Cipher.getInstance(cipher.transformation());
                ciphers[1] = Cipher.getInstance(cipher.transformation());
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void write(byte[] plaintext) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(plaintext);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (rest.hasRemaining()) {
                byte[] next = new byte[Math.min(MAX_PLAINTEXT_BYTES, rest.remaining())];
                rest.get(next);
                all.writeBytes(sealed(next));
            }
            if (all.size() > 0) {
                out.write(all.toByteArray());
                out.flush();
            }
        }

        @Override
        public void end() throws IOException {
            out.write(sealed(new byte[0]));
            out.flush();
        }

        private byte[] sealed(byte[] plaintext) {
            byte[] whole = new byte[2 + plaintext.length + 16];
            whole[0] = (byte) (plaintext.length + 16 >>> 8);
            whole[1] = (byte) (plaintext.length + 16);
            try {
                ciphers[0].init(Cipher.ENCRYPT_MODE, sending, cipher.parameters(sendingNonce));
                ciphers[0].doFinal(plaintext, 0, plaintext.length, whole, 2);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
            count(sendingNonce);
            return whole;
        }

        private void count(byte[] nonce) {
            boolean big = cipher == NoiseCipher.AES_GCM;
            for (int i = 0; i < 8; i++) {
                if (++nonce[big ? 11 - i : 4 + i] != 0) {
                    return;
                }
            }
        }

        @Override
        public Optional<byte[]> read() throws IOException {
            switch (state) {
                case "ended":
                    return Optional.empty();
                case "broken":
                    throw new ProtocolException("refused");
                default:
                    return next();
            }
        }

        private Optional<byte[]> next() throws IOException {
            while (record.size() < 2 || record.size() < 2 + length) {
                int next = in.read();
                if (next < 0) {
                    throw refused();
                }
                record.write(next);
                if (record.size() <= 2) {
                    length = length << 8 | next;
                }
                if (record.size() == 2 && length < 16) {
                    throw refused();
                }
            }
            byte[] plaintext = opened(record.toByteArray());
            record.reset();
            length = 0;
            if (plaintext.length == 0) {
                state = "ended";
                return Optional.empty();
            }
            return Optional.of(plaintext);
        }

        private byte[] opened(byte[] whole) throws ProtocolException {
            try {
                ciphers[1].init(Cipher.DECRYPT_MODE, receiving, cipher.parameters(receivingNonce));
                count(receivingNonce);
                return ciphers[1].doFinal(whole, 2, whole.length - 2);
            } catch (GeneralSecurityException e) {
                throw refused();
            }
        }

        private ProtocolException refused() {
            state = "broken";
            return new ProtocolException("refused");
        }
    }

    @Alternative(
            """
            has one cipher and one buffer for each direction, reads at most 1,000 bytes at once, and
            writes through a buffered stream
            """)
    public static class WorksOnBuffers implements EncryptedRecords {
        private final ByteBuffer sending = ByteBuffer.allocate(2 + 65_535);
        private ByteBuffer receiving = ByteBuffer.allocate(2);
        private Direction sends;
        private Direction receives;
        private InputStream in;
        private OutputStream out;
        private Supplier<ProtocolException> broken;
        private boolean ended;

        /// A key, a cipher, and the number of the next record.
        private static final class Direction {
            private final NoiseCipher kind;
            private final SecretKey key;
            private final Cipher cipher;
            private final ByteBuffer nonce = ByteBuffer.allocate(12);

            Direction(NoiseCipher kind, byte[] key) throws GeneralSecurityException {
                this.kind = kind;
                this.key = new SecretKeySpec(key, kind.keyAlgorithm());
                cipher = Cipher.getInstance(kind.transformation());
                nonce.order(kind.counterOrder());
            }

            Cipher next(int mode) throws GeneralSecurityException {
                cipher.init(mode, key, kind.parameters(nonce.array()));
                nonce.putLong(4, nonce.getLong(4) + 1);
                return cipher;
            }
        }

        @Override
        public void begin(
                NoiseCipher cipher,
                byte[] sendingKey,
                byte[] receivingKey,
                InputStream in,
                OutputStream out) {
            this.in = in;
            this.out = new BufferedOutputStream(out, 70_000);
            try {
                sends = new Direction(cipher, sendingKey);
                receives = new Direction(cipher, receivingKey);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void write(byte[] plaintext) throws IOException {
            for (int from = 0; from != plaintext.length; ) {
                int count = Math.min(MAX_PLAINTEXT_BYTES, plaintext.length - from);
                send(ByteBuffer.wrap(plaintext, from, count));
                from += count;
            }
            out.flush();
        }

        @Override
        public void end() throws IOException {
            send(ByteBuffer.allocate(0));
            out.flush();
        }

        private void send(ByteBuffer plaintext) throws IOException {
            sending.clear().putChar((char) (plaintext.remaining() + 16));
            try {
                sends.next(Cipher.ENCRYPT_MODE).doFinal(plaintext, sending);
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
            out.write(sending.array(), 0, sending.position());
        }

        @Override
        public Optional<byte[]> read() throws IOException {
            if (broken != null) {
                throw broken.get();
            }
            if (ended) {
                return Optional.empty();
            }
            fill();
            if (receiving.capacity() == 2) {
                int length = receiving.getChar(0);
                refuseIf(length < 16);
                receiving = ByteBuffer.allocate(2 + length).putChar((char) length);
                fill();
            }
            return open();
        }

        private void fill() throws IOException {
            while (receiving.hasRemaining()) {
                int count = Math.min(1000, receiving.remaining());
                int came = in.read(receiving.array(), receiving.position(), count);
                refuseIf(came < 0);
                receiving.position(receiving.position() + came);
            }
        }

        private Optional<byte[]> open() throws ProtocolException {
            byte[] plaintext = new byte[receiving.capacity() - 18];
            ByteBuffer sealed = receiving.slice(2, receiving.capacity() - 2);
            receiving = ByteBuffer.allocate(2);
            try {
                receives.next(Cipher.DECRYPT_MODE).doFinal(sealed, ByteBuffer.wrap(plaintext));
            } catch (GeneralSecurityException e) {
                refuseIf(true);
            }
            ended = plaintext.length == 0;
            return Optional.of(plaintext).filter(_ -> !ended);
        }

        private void refuseIf(boolean wrong) throws ProtocolException {
            if (wrong) {
                broken = () -> new ProtocolException("no record");
                throw broken.get();
            }
        }
    }
}
