package netcourse.lesson01.mistake;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Login;
import netcourse.lesson01.answer.SolvedLoginCodec;

/// Further wrong solutions of exercise 1.8.
public final class LoginCodecWrong {
    private LoginCodecWrong() {}

    @Wrong(value = "does nothing in write() and returns what a compiler asks for", nameless = true)
    public static class EmptyWrite extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) {}
    }

    @Wrong(value = "does nothing in read() and returns what a compiler asks for", nameless = true)
    public static class EmptyRead extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) {
            return null;
        }
    }

    @Wrong(
            value = "throws an exception of its own, which has nothing to do with the task",
            nameless = true)
    public static class Throws extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) {
            throw new IllegalStateException("not today");
        }

        @Override
        public Optional<Login> read(InputStream in) {
            throw new IllegalStateException("not today");
        }
    }

    @Wrong("writes a last login of 0 as none")
    public static class EpochIsNever extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            super.write(
                    out,
                    new Login(
                            login.clientId(),
                            login.name(),
                            login.lastLoginMillis().orElse(0) == 0
                                    ? OptionalLong.empty()
                                    : login.lastLoginMillis(),
                            login.channels()));
        }
    }

    @Wrong("reads a last login of 0 as none")
    public static class ReadsEpochAsNever extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            return super.read(in)
                    .map(l ->
                            new Login(
                                    l.clientId(),
                                    l.name(),
                                    l.lastLoginMillis().orElse(0) == 0
                                            ? OptionalLong.empty()
                                            : l.lastLoginMillis(),
                                    l.channels()));
        }
    }

    @Wrong("reads a last login before 1970 as none")
    public static class NeverBefore1970 extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            return super.read(in)
                    .map(l ->
                            new Login(
                                    l.clientId(),
                                    l.name(),
                                    l.lastLoginMillis().orElse(0) < 0
                                            ? OptionalLong.empty()
                                            : l.lastLoginMillis(),
                                    l.channels()));
        }
    }

    @Wrong("reads a channel that comes twice once")
    public static class ChannelsOnce extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            return super.read(in)
                    .map(l ->
                            new Login(
                                    l.clientId(),
                                    l.name(),
                                    l.lastLoginMillis(),
                                    l.channels().stream().distinct().toList()));
        }
    }

    @Wrong("writes the channels sorted")
    public static class SortsChannels extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            super.write(
                    out,
                    new Login(
                            login.clientId(),
                            login.name(),
                            login.lastLoginMillis(),
                            login.channels().stream().sorted().toList()));
        }
    }

    @Wrong("reads the name without its white space")
    public static class StripsName extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            return super.read(in)
                    .map(l ->
                            new Login(
                                    l.clientId(),
                                    l.name().isBlank() ? l.name() : l.name().strip(),
                                    l.lastLoginMillis(),
                                    l.channels()));
        }
    }

    @Wrong("writes into a buffer of its own and leaves it there")
    public static class NeverFlushes extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            super.write(
                    new BufferedOutputStream(out) {
                        @Override
                        public void flush() {}
                    },
                    login);
        }
    }

    @Wrong("writes, and does not flush")
    public static class FlushesNotThrough extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            super.write(bytes, login);
            out.write(bytes.toByteArray());
        }
    }

    @Wrong("closes the stream after the message")
    public static class ClosesOut extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            super.write(out, login);
            out.close();
        }
    }

    @Wrong("closes the stream after the message")
    public static class ClosesIn extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            try (in) {
                return super.read(in);
            }
        }
    }

    @Wrong("says nothing of a write that failed")
    public static class SwallowsWriteFailure extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            try {
                super.write(out, login);
            } catch (IOException e) {
                return;
            }
        }
    }

    @Wrong("takes a stream that throws before the first byte for a clean end")
    public static class FailureIsCleanEnd extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            int first;
            try {
                first = in.read();
            } catch (IOException e) {
                return Optional.empty();
            }
            return first < 0 ? Optional.empty() : super.read(after(first, in));
        }
    }

    @Wrong("takes a stream that throws within a message for its end")
    public static class FailureIsEnd extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            return super.read(
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            try {
                                return in.read();
                            } catch (ProtocolException e) {
                                throw e;
                            } catch (IOException e) {
                                return -1;
                            }
                        }
                    });
        }
    }

    @Wrong("compares a byte with -1")
    public static class FFIsEnd extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            return super.read(
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            int b = (byte) in.read();
                            return b == -1 ? -1 : b & 0xff;
                        }
                    });
        }
    }

    @Wrong("takes a byte 00 for the end")
    public static class ZeroIsEnd extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            int first = in.read();
            return first <= 0 ? Optional.empty() : super.read(after(first, in));
        }
    }

    @Wrong("takes a stream with nothing available for ended")
    public static class AsksAvailable extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            return in.available() == 0 ? Optional.empty() : super.read(in);
        }
    }

    @Wrong("refuses a body of 1024 bytes")
    public static class RefusesFullBody extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            if (header.length == 8 && header[6] == 4 && header[7] == 0) {
                throw new ProtocolException("body length (byte 4) must be 0..1023, was 1024");
            }
            return super.read(again(header, in));
        }
    }

    @Wrong("ignores flags that it does not know")
    public static class IgnoresFlags extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            if (header.length == 8) {
                header[3] &= 1;
            }
            return super.read(again(header, in));
        }
    }

    @Wrong("checks the body length before the magic")
    public static class LengthBeforeMagic extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            if (header.length == 8 && (header[4] != 0 || header[5] != 0)) {
                throw new ProtocolException(
                        "body length (byte 4) must be 0..1024, was "
                                + Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4)));
            }
            return super.read(again(header, in));
        }
    }

    @Wrong("reads the body before it checks version and flags")
    public static class ChecksAfterBody extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            if (header.length < 8 || header[4] != 0 || header[5] != 0 || header[6] > 3) {
                return super.read(again(header, in));
            }
            byte[] body = in.readNBytes((header[6] & 0xff) << 8 | header[7] & 0xff);
            return super.read(
                    new SequenceInputStream(
                            new ByteArrayInputStream(header), new ByteArrayInputStream(body)));
        }
    }

    @Wrong("refuses a short header for its magic")
    public static class ChecksMagicEarly extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            if (header.length > 0 && header.length < 8) {
                throw new ProtocolException("magic (byte 0) must be 20044, was 0");
            }
            return super.read(again(header, in));
        }
    }

    @Wrong("keeps what it has read of a message that was cut for the next call")
    public static class RemembersHeader extends SolvedLoginCodec {
        private byte[] kept = {};

        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8 - kept.length);
            byte[] all = Arrays.copyOf(kept, kept.length + header.length);
            System.arraycopy(header, 0, all, kept.length, header.length);
            kept = all.length < 8 ? all : new byte[0];
            return super.read(again(all, in));
        }
    }

    @Wrong("throws an EOFException for a field that the body has no room for")
    public static class ShortBodyIsEnd extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            try {
                return super.read(in);
            } catch (ProtocolException e) {
                throw e.getMessage().contains("needs") ? new EOFException(e.getMessage()) : e;
            }
        }
    }

    @Wrong("writes in another thread and does not wait for it")
    public static class InAnotherThread extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            CompletableFuture.runAsync(() -> {
                try {
                    super.write(out, login);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    @Wrong("writes the same array each time, which the stream may still have")
    public static class SharesMessage extends SolvedLoginCodec {
        private static final byte[] MESSAGE = new byte[2048];

        @Override
        public void write(OutputStream out, Login login) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            super.write(bytes, login);
            System.arraycopy(bytes.toByteArray(), 0, MESSAGE, 0, bytes.size());
            out.write(MESSAGE, 0, MESSAGE.length);
            out.flush();
        }
    }

    @Wrong("writes an extension")
    public static class WritesExtension extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            super.write(bytes, login);
            byte[] message = bytes.toByteArray();
            message = Arrays.copyOf(message, message.length + 1);
            message[7]++;
            out.write(message);
            out.flush();
        }
    }

    @Wrong(value = "takes a body of up to 2048 bytes", nameless = true)
    public static class TakesTwice extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            int length = header.length < 8 ? 0 : ByteBuffer.wrap(header).getInt(4);
            if (length > MAX_BODY_BYTES && length <= 2 * MAX_BODY_BYTES) {
                in.readNBytes(length);
                return Optional.of(new Login(1, "x", OptionalLong.empty(), List.of()));
            }
            return super.read(again(header, in));
        }
    }

    @Wrong(value = "puts each part of the header over the one before", nameless = true)
    public static class OverwritesHeader extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = new byte[8];
            int left = 8;
            for (int n = 0; left > 0 && n >= 0; left -= Math.max(0, n)) {
                n = in.read(header, 0, left);
            }
            byte[] came = Arrays.copyOf(header, 8 - left);
            return super.read(again(came, in));
        }
    }

    @Wrong(value = "leaves it to Login to refuse an empty name", nameless = true)
    public static class LeavesItToLogin extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            try {
                return super.read(in);
            } catch (ProtocolException e) {
                if (e.getMessage().startsWith("name length (byte 12) must be")) {
                    new Login(1, "", OptionalLong.empty(), List.of());
                }
                throw e;
            }
        }
    }

    private static InputStream after(int first, InputStream in) throws IOException {
        return again(new byte[] {(byte) first}, in);
    }

    /// Bytes that were read already, then the rest; unlike a SequenceInputStream, it closes
    /// nothing.
    private static InputStream again(byte[] read, InputStream in) throws IOException {
        PushbackInputStream both = new PushbackInputStream(in, Math.max(1, read.length));
        both.unread(read);
        return both;
    }

    @Wrong("takes a time-out for the end")
    public static class TimeOutIsEnd extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            try {
                return super.read(in);
            } catch (SocketTimeoutException e) {
                return Optional.empty();
            }
        }
    }

    @Wrong("reads on after a time-out")
    public static class ReadsOnAfterTimeOut extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            return super.read(
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            while (true) {
                                try {
                                    return in.read();
                                } catch (SocketTimeoutException e) {
                                    // once more
                                }
                            }
                        }
                    });
        }
    }

    @Wrong("closes the stream after a message that was refused or broken off")
    public static class ClosesAfterFailure extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            try {
                return super.read(in);
            } catch (ProtocolException | EOFException e) {
                in.close();
                throw e;
            }
        }
    }

    @Wrong("ignores a flush that fails")
    public static class IgnoresFlush extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            super.write(message, login);
            out.write(message.toByteArray());
            try {
                out.flush();
            } catch (IOException e) {
                // it was written
            }
        }
    }

    @Wrong("writes once more when a write has failed")
    public static class WritesOnceMore extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            try {
                super.write(out, login);
            } catch (IOException e) {
                super.write(out, login);
            }
        }
    }

    @Wrong("refuses the client id 0")
    public static class RefusesClientZero extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            Optional<Login> login = super.read(in);
            if (login.isPresent() && login.get().clientId() == 0) {
                throw new ProtocolException("client id (byte 8) must be above 0, was 0");
            }
            return login;
        }
    }

    @Wrong("takes one read for the body")
    public static class OneReadForBody extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            int length = header.length < 8 ? 0 : ByteBuffer.wrap(header).getInt(4);
            if (length <= 0 || length > MAX_BODY_BYTES) {
                return super.read(again(header, in));
            }
            byte[] body = new byte[length];
            int count = Math.max(0, in.read(body));
            return super.read(
                    new SequenceInputStream(
                            new ByteArrayInputStream(header),
                            new ByteArrayInputStream(body, 0, count)));
        }
    }

    @Wrong("takes an end inside the header for a clean one")
    public static class EndOfHeaderIsClean extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            return header.length < 8 ? Optional.empty() : super.read(again(header, in));
        }
    }

    @Wrong(value = "leaves the last byte of an extension in the stream", nameless = true)
    public static class LeavesLastByte extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            int length = header.length < 8 ? 0 : ByteBuffer.wrap(header).getInt(4);
            if (length < 12 || length > 20) {
                return super.read(again(header, in));
            }
            byte[] body = Arrays.copyOf(in.readNBytes(length - 1), length);
            return super.read(
                    new SequenceInputStream(
                            new ByteArrayInputStream(header), new ByteArrayInputStream(body)));
        }
    }

    @Wrong(value = "takes a body of up to 1 MiB", nameless = true)
    public static class TakesMebibyte extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            int length = header.length < 8 ? 0 : ByteBuffer.wrap(header).getInt(4);
            if (length > MAX_BODY_BYTES && length <= 1 << 20) {
                throw new EOFException(
                        "stream ended after %d of %d bytes of the body"
                                .formatted(in.readNBytes(length).length, length));
            }
            return super.read(again(header, in));
        }
    }

    @Wrong("reads the body, and then compares its length with the limit")
    public static class LimitAfterBody extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            int length = header.length < 8 ? 0 : ByteBuffer.wrap(header).getInt(4);
            if (length > MAX_BODY_BYTES && header[0] == 'N' && header[1] == 'L') {
                in.readNBytes(length);
            }
            return super.read(again(header, in));
        }
    }

    @Wrong(value = "refuses a field without room as the caller's fault", nameless = true)
    public static class BlamesCaller extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            try {
                return super.read(in);
            } catch (ProtocolException e) {
                if (e.getMessage().contains("needs")) {
                    throw new IllegalArgumentException(e.getMessage());
                }
                throw e;
            }
        }
    }
}
