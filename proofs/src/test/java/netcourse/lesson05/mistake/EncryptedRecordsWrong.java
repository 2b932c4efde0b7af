package netcourse.lesson05.mistake;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import netcourse.authoring.Wrong;
import netcourse.channel.NoiseCipher;
import netcourse.common.ProtocolException;
import netcourse.lesson05.answer.SolvedEncryptedRecords;

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
