package netcourse.lesson03.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import netcourse.authoring.Wrong;
import netcourse.common.Message;
import netcourse.lesson03.exercise.FrameReader;
import netcourse.lesson03.mistake.FrameReaderMistakes.PlainFrameReader;

/// Further wrong solutions of exercise 3.4.
public final class FrameReaderWrong {
    private FrameReaderWrong() {}

    @Wrong(value = "returns null", nameless = true)
    public static class ReturnsNothing implements FrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) {
            return null;
        }
    }

    @Wrong(value = "throws an exception that has nothing to do with it", nameless = true)
    public static class ThrowsItsOwn implements FrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) {
            throw new IllegalStateException("not yet");
        }
    }

    @Wrong("takes the byte ff for the end")
    public static class TakesFfForEnd extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (byte b = -2; bytes.size() < count && b != -1; ) {
                b = (byte) in.read();
                if (b != -1) {
                    bytes.write(b);
                }
            }
            return bytes.toByteArray();
        }
    }

    @Wrong("takes the byte 00 in a body for the end")
    public static class TakesZeroForEnd extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            byte[] bytes = super.take(in, count);
            int length = 0;
            while (length < bytes.length && (bytes[length] != 0 || count == 16)) {
                length++;
            }
            return Arrays.copyOf(bytes, length);
        }
    }

    @Wrong("takes the body for text")
    public static class TakesTextForBytes extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            byte[] bytes = super.take(in, count);
            byte[] text = new String(bytes, UTF_8).getBytes(UTF_8);
            return count == 16 ? bytes : Arrays.copyOf(text, bytes.length);
        }
    }

    @Wrong("takes a failure of the stream for its end")
    public static class SwallowsFailure extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            try {
                return super.read(in, maxBodyBytes);
            } catch (EOFException | netcourse.common.ProtocolException e) {
                throw e;
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    @Wrong("counts what came until the stream failed, as if it had ended")
    public static class CallsFailureAnEnd extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                for (int b = 0; bytes.size() < count && b >= 0; ) {
                    b = in.read();
                    if (b >= 0) {
                        bytes.write(b);
                    }
                }
            } catch (IOException e) {
                // as if it were the end
            }
            return bytes.toByteArray();
        }
    }

    @Wrong("takes a failure before the first byte for a clean end")
    public static class FirstByteNeverFails extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            int[] came = new int[1];
            InputStream counting =
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            int next = in.read();
                            came[0]++;
                            return next;
                        }
                    };
            try {
                return super.read(counting, maxBodyBytes);
            } catch (IOException e) {
                if (came[0] == 0) {
                    return Optional.empty();
                }
                throw e;
            }
        }
    }

    @Wrong("tries again after each failure of the stream")
    public static class TriesAgain extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int b = 0; bytes.size() < count && b >= 0; ) {
                try {
                    b = in.read();
                    if (b >= 0) {
                        bytes.write(b);
                    }
                } catch (IOException e) {
                    // a time-out, perhaps
                }
            }
            return bytes.toByteArray();
        }
    }

    @Wrong("keeps the header in a static array")
    public static class SharesHeader extends PlainFrameReader {
        private static final byte[] HEAD = new byte[16];

        @Override
        byte[] take(InputStream in, int count) throws IOException {
            if (count != HEAD.length) {
                return super.take(in, count);
            }
            int got = in.readNBytes(HEAD, 0, count);
            return got < count ? Arrays.copyOf(HEAD, got) : HEAD;
        }
    }

    @Wrong("takes a limit of 0 for none")
    public static class ZeroIsUnlimited extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            return super.read(in, maxBodyBytes == 0 ? Integer.MAX_VALUE : maxBodyBytes);
        }
    }

    @Wrong("closes the stream when it refuses a header")
    public static class ClosesRefused extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            try {
                return super.read(in, maxBodyBytes);
            } catch (netcourse.common.ProtocolException e) {
                in.close();
                throw e;
            }
        }
    }

    @Wrong("closes the stream at its end")
    public static class ClosesAtEnd extends PlainFrameReader {
        @Override
        Optional<Message> atEnd() throws IOException {
            return Optional.empty();
        }

        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            Optional<Message> got = super.read(in, maxBodyBytes);
            if (got.isEmpty()) {
                in.close();
            }
            return got;
        }
    }

    @Wrong("waits until available() says that the header has come")
    public static class SpinsOnAvailable extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            while (in.available() < count) {
                Thread.onSpinWait();
            }
            return super.take(in, count);
        }
    }

    @Wrong("sleeps until available() says that something has come")
    public static class SleepsOnAvailable extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            while (in.available() == 0) {
                try {
                    Thread.sleep(5);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
            return super.take(in, count);
        }
    }

    @Wrong("calls itself for each byte")
    public static class CallsItself extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            fill(in, count, bytes);
            return bytes.toByteArray();
        }

        private static void fill(InputStream in, int count, ByteArrayOutputStream bytes)
                throws IOException {
            int next = count == 0 ? -1 : in.read();
            if (next >= 0) {
                bytes.write(next);
                fill(in, count - 1, bytes);
            }
        }
    }

    @Wrong(value = "looks whether the stream ends right after the message", nameless = true)
    public static class PeeksForEnd extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            Optional<Message> got = super.read(in, maxBodyBytes);
            in.read();
            return got;
        }
    }

    @Wrong("takes a time-out before the first byte for the end: nothing came")
    public static class TimeOutIsEnd extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            try {
                return super.take(in, count);
            } catch (SocketTimeoutException e) {
                return new byte[0];
            }
        }
    }

    @Wrong("reads on after a time-out, for as long as it takes")
    public static class ReadsOnAfterTimeOut extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            while (bytes.size() < count) {
                try {
                    int next = in.read();
                    if (next < 0) {
                        break;
                    }
                    bytes.write(next);
                } catch (SocketTimeoutException e) {
                    // once more
                }
            }
            return bytes.toByteArray();
        }
    }

    @Wrong("takes 00 as the first byte for the end")
    public static class ZeroFirstIsEnd extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            byte[] bytes = super.take(in, count);
            boolean header = count == 16 && bytes.length > 0;
            return header && bytes[0] == 0 ? new byte[0] : bytes;
        }
    }

    @Wrong("calls itself for each read")
    public static class CallsItselfForEachRead extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            more(in, count, bytes);
            return bytes.toByteArray();
        }

        private static void more(InputStream in, int count, ByteArrayOutputStream bytes)
                throws IOException {
            byte[] some = new byte[Math.min(count - bytes.size(), 1024)];
            int got = some.length == 0 ? -1 : in.read(some);
            if (got > 0) {
                bytes.write(some, 0, got);
                more(in, count, bytes);
            }
        }
    }

    @Wrong("closes the stream when it ends inside a message")
    public static class ClosesBrokenOff extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            try {
                return super.read(in, maxBodyBytes);
            } catch (EOFException e) {
                in.close();
                throw e;
            }
        }
    }

    @Wrong("closes the stream when it throws")
    public static class ClosesAfterReset extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            try {
                return super.read(in, maxBodyBytes);
            } catch (SocketException e) {
                in.close();
                throw e;
            }
        }
    }

    @Wrong(value = "reads 4096 bytes at once, and takes the message from these", nameless = true)
    public static class FillsBuffer extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            return super.read(new ByteArrayInputStream(in.readNBytes(4096)), maxBodyBytes);
        }
    }

    @Wrong(value = "takes one read for the header, and reads the body whole", nameless = true)
    public static class HeaderInOneRead extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            if (count != 16) {
                return super.take(in, count);
            }
            byte[] bytes = new byte[count];
            return Arrays.copyOf(bytes, Math.max(0, in.read(bytes)));
        }
    }

    @Wrong(value = "reads the header whole, and takes one read for the body", nameless = true)
    public static class BodyInOneRead extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            if (count == 16) {
                return super.take(in, count);
            }
            byte[] bytes = new byte[count];
            return Arrays.copyOf(bytes, Math.max(0, in.read(bytes)));
        }
    }

    @Wrong(value = "takes an end inside the header for a clean one", nameless = true)
    public static class HeaderEndIsClean extends PlainFrameReader {
        @Override
        Optional<Message> early(String counts) throws IOException {
            return counts.contains("header") ? Optional.empty() : super.early(counts);
        }
    }

    @Wrong(value = "takes an end inside the body for a clean one", nameless = true)
    public static class BodyEndIsClean extends PlainFrameReader {
        @Override
        Optional<Message> early(String counts) throws IOException {
            return counts.contains("body") ? Optional.empty() : super.early(counts);
        }
    }

    @Wrong(value = "fills a short header up with zeros", nameless = true)
    public static class PadsShortHeader extends PlainFrameReader {
        @Override
        byte[] take(InputStream in, int count) throws IOException {
            byte[] bytes = super.take(in, count);
            return count == 16 && bytes.length > 0 ? Arrays.copyOf(bytes, count) : bytes;
        }
    }

    @Wrong(value = "does not look at the limit", nameless = true)
    public static class HasNoLimit extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            return super.read(in, maxBodyBytes < 0 ? maxBodyBytes : Integer.MAX_VALUE);
        }
    }

    @Wrong(value = "looks at the limit when the body has come", nameless = true)
    public static class ChecksLengthLate extends HasNoLimit {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            Optional<Message> got = super.read(in, maxBodyBytes);
            int length = got.map(m -> m.header().bodyLength()).orElse(0);
            if (length > maxBodyBytes) {
                throw new netcourse.common.ProtocolException("body length " + length);
            }
            return got;
        }
    }

    @Wrong(value = "makes an array of the longest body", nameless = true)
    public static class AllocatesLimit extends PlainFrameReader {
        private byte[] longest;

        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            longest = new byte[Math.clamp(maxBodyBytes, 0, 1 << 25)];
            return super.read(in, maxBodyBytes);
        }

        @Override
        byte[] take(InputStream in, int count) throws IOException {
            if (count > longest.length) {
                return super.take(in, count);
            }
            return Arrays.copyOf(longest, in.readNBytes(longest, 0, count));
        }
    }

    @Wrong(value = "makes an array of 1 MiB for each message", nameless = true)
    public static class AllocatesMegabyte extends AllocatesLimit {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            return super.read(in, Math.min(maxBodyBytes, 1 << 20));
        }
    }

    @Wrong(
            value = "begins a message anew when the stream has ended: more may come",
            nameless = true)
    public static class BeginsAnewAtEnd extends PlainFrameReader {
        @Override
        public Optional<Message> read(InputStream in, int maxBodyBytes) throws IOException {
            Optional<Message> message = super.read(in, maxBodyBytes);
            while (message.isEmpty()) {
                message = super.read(in, maxBodyBytes);
            }
            return message;
        }

        @Override
        Optional<Message> early(String counts) {
            return Optional.empty();
        }
    }
}
