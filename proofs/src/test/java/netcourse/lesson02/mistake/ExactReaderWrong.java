package netcourse.lesson02.mistake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import netcourse.authoring.Wrong;
import netcourse.lesson02.answer.SolvedExactReader;
import netcourse.lesson02.exercise.ExactReader;

/// Further wrong solutions of exercise 2.1.
public final class ExactReaderWrong {
    private ExactReaderWrong() {}

    /// Reads byte by byte; what a byte means for the end is the subclass's.
    private abstract static class ByteByByte implements ExactReader {
        abstract boolean isEnd(int read);

        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 0) {
                throw new IllegalArgumentException("count must be 0 or more, was " + count);
            }
            byte[] bytes = new byte[count];
            for (int i = 0; i < count; i++) {
                int read = in.read();
                if (isEnd(read)) {
                    throw new EOFException("stream ended after %d of %d bytes".formatted(i, count));
                }
                bytes[i] = (byte) read;
            }
            return bytes;
        }
    }

    @Wrong("takes the byte ff for the end")
    public static class TakesFfForEnd extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return (byte) read == -1;
        }
    }

    @Wrong("takes the byte 00 for the end")
    public static class TakesZeroForEnd extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return read <= 0;
        }
    }

    @Wrong("takes bytes from 80 on for the end")
    public static class TakesSignedForEnd extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return (byte) read < 0;
        }
    }

    @Wrong("reads the bytes as text")
    public static class ReadsText extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            byte[] bytes = super.readExactly(in, count);
            return Arrays.copyOf(new String(bytes, UTF_8).getBytes(UTF_8), count);
        }
    }

    @Wrong("reads with a reader, which takes more than it gives")
    public static class ReadsWithReader extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 1) {
                return super.readExactly(in, count);
            }
            char[] text = new char[count];
            int got = Math.max(0, new InputStreamReader(in, ISO_8859_1).read(text));
            if (got < count) {
                throw new EOFException("stream ended after %d of %d bytes".formatted(got, count));
            }
            return new String(text).getBytes(ISO_8859_1);
        }
    }

    @Wrong("gives the same array each time")
    public static class SharesArray extends SolvedExactReader {
        private static byte[] shared = {};

        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            byte[] bytes = super.readExactly(in, count);
            if (shared.length != count) {
                shared = new byte[count];
            }
            System.arraycopy(bytes, 0, shared, 0, count);
            return shared;
        }
    }

    @Wrong("takes a failure of the stream for its end")
    public static class SwallowsFailure extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            try {
                return super.readExactly(in, count);
            } catch (EOFException e) {
                throw e;
            } catch (IOException e) {
                throw new EOFException("stream ended after 0 of " + count + " bytes");
            }
        }
    }

    @Wrong("takes a failure of the stream for zeros")
    public static class TakesFailureForZeros extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            try {
                return super.readExactly(in, count);
            } catch (EOFException e) {
                throw e;
            } catch (IOException e) {
                return new byte[count];
            }
        }
    }

    @Wrong(value = "gives what has come when the stream ends between two messages", nameless = true)
    public static class EmptyAtEnd extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            byte[] bytes = in.readNBytes(Math.max(0, count));
            if (bytes.length > 0 && bytes.length < count) {
                throw new EOFException(
                        "stream ended after %d of %d bytes".formatted(bytes.length, count));
            }
            return count < 0 ? super.readExactly(in, count) : bytes;
        }
    }

    @Wrong("says nothing of how far it came")
    public static class SaysNothing extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count < 0 ? super.readExactly(in, count).length : count];
            new DataInputStream(in).readFully(bytes);
            return bytes;
        }
    }

    @Wrong("closes the stream at the end of the message")
    public static class ClosesStream extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            try (in) {
                return super.readExactly(in, count);
            }
        }
    }

    @Wrong("takes a byte after the message into a buffer")
    public static class BuffersAhead extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            return super.readExactly(new BufferedInputStream(in), count);
        }
    }

    @Wrong("waits for what is available, which a stream need not know")
    public static class AsksAvailable extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count > 0 && in.available() == 0) {
                throw new EOFException("stream ended after 0 of " + count + " bytes");
            }
            return super.readExactly(in, count);
        }
    }

    @Wrong("copies everything for each byte")
    public static class CopiesForEachByte extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return read < 0;
        }

        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 1) {
                return super.readExactly(in, count);
            }
            byte[] bytes = {};
            while (bytes.length < count) {
                ByteArrayOutputStream more = new ByteArrayOutputStream();
                more.write(bytes);
                more.write(super.readExactly(in, 1));
                bytes = more.toByteArray();
            }
            return bytes;
        }
    }

    @Wrong("calls itself for each byte")
    public static class CallsItself extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 2) {
                return super.readExactly(in, count);
            }
            byte[] bytes = Arrays.copyOf(super.readExactly(in, 1), count);
            System.arraycopy(readExactly(in, count - 1), 0, bytes, 1, count - 1);
            return bytes;
        }
    }

    @Wrong("calls itself for each byte, and counts right")
    public static class CallsItselfAndCounts extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            return count < 1 ? super.readExactly(in, count) : fill(in, new byte[count], 0);
        }

        private static byte[] fill(InputStream in, byte[] bytes, int filled) throws IOException {
            if (filled == bytes.length) {
                return bytes;
            }
            int read = in.read();
            if (read < 0) {
                throw new EOFException(
                        "stream ended after %d of %d bytes".formatted(filled, bytes.length));
            }
            bytes[filled] = (byte) read;
            return fill(in, bytes, filled + 1);
        }
    }

    @Wrong("reads 8 KiB at most")
    public static class ReadsOneBuffer extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            return super.readExactly(in, Math.min(8192, count));
        }
    }

    @Wrong("takes a failure for the end, once a byte has come")
    public static class FailureInTheMiddleIsEnd extends ByteByByte {
        @Override
        boolean isEnd(int read) {
            return read < 0;
        }

        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            int[] came = {0};
            InputStream counting =
                    new InputStream() {
                        @Override
                        public int read() throws IOException {
                            try {
                                int read = in.read();
                                came[0] += read < 0 ? 0 : 1;
                                return read;
                            } catch (IOException e) {
                                if (came[0] > 0) {
                                    return -1;
                                }
                                throw e;
                            }
                        }
                    };
            return super.readExactly(counting, count);
        }
    }

    @Wrong("groups the digits of the counts, as in 1,234")
    public static class GroupsDigits extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            try {
                return super.readExactly(in, count);
            } catch (EOFException e) {
                String grouped = e.getMessage().replaceAll("(?<=[0-9])(?=([0-9]{3})+\\b)", ",");
                throw new EOFException(grouped);
            }
        }
    }

    @Wrong("holds a lock of all streams while it waits for one")
    public static class LocksAll extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            synchronized (LocksAll.class) {
                return super.readExactly(in, count);
            }
        }
    }

    @Wrong("closes the stream after a reset")
    public static class ClosesAfterReset extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            try {
                return super.readExactly(in, count);
            } catch (SocketException e) {
                in.close();
                throw e;
            }
        }
    }

    @Wrong("reads on after a time-out")
    public static class ReadsOnAfterTimeout extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            try {
                return super.readExactly(in, count);
            } catch (SocketTimeoutException e) {
                return super.readExactly(in, count);
            }
        }
    }

    @Wrong("copies all that has come at each byte")
    public static class CopiesAllForEachByte extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            if (count < 6000) {
                return super.readExactly(in, count);
            }
            byte[] bytes = new byte[0];
            while (bytes.length < count) {
                int filled = bytes.length;
                bytes = Arrays.copyOf(bytes, filled + 1);
                bytes[filled] = super.readExactly(in, 1)[0];
            }
            return bytes;
        }
    }

    @Wrong(value = "stops one byte before the end", nameless = true)
    public static class StopsOneShort extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[super.readExactly(in, Math.min(0, count)).length + count];
            for (int filled = 0; filled < count - 1; ) {
                int got = in.read(bytes, filled, count - filled);
                if (got < 0) {
                    throw new EOFException(filled + " of " + count);
                }
                filled += got;
            }
            return bytes;
        }
    }

    @Wrong(value = "begins a new array at each read", nameless = true)
    public static class BeginsNewArray extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count];
            for (int filled = 0; filled < count; ) {
                bytes = new byte[count];
                int got = in.read(bytes, 0, count - filled);
                if (got < 0) {
                    throw new EOFException(filled + " of " + count);
                }
                filled += got;
            }
            return bytes;
        }
    }

    @Wrong(value = "reads the byte after the message before it looks at the count", nameless = true)
    public static class LooksAtCountLate extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count];
            int filled = 0;
            int read = in.read();
            for (; read >= 0 && filled < count; read = in.read()) {
                bytes[filled++] = (byte) read;
            }
            if (filled < count) {
                throw new EOFException(filled + " of " + count);
            }
            return bytes;
        }
    }

    @Wrong(value = "reads once, and then what is available", nameless = true)
    public static class ReadsOnceThenAvailable extends SolvedExactReader {
        @Override
        public byte[] readExactly(InputStream in, int count) throws IOException {
            byte[] bytes = new byte[count];
            int filled = in.read(bytes);
            while (filled < count && in.available() > 0) {
                filled += in.read(bytes, filled, count - filled);
            }
            return bytes;
        }
    }
}
