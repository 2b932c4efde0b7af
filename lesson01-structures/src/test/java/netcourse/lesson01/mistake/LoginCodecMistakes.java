package netcourse.lesson01.mistake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Login;
import netcourse.lesson01.answer.SolvedLoginCodec;

/// Common mistakes in exercise 1.8, send a structure, read it back, in the order of the behaviours
/// of [netcourse.lesson01.LoginCodecCheck] that catch them.
public final class LoginCodecMistakes {
    private LoginCodecMistakes() {}

    /// Reads the header as the answer does, so that a mistake shows only what it does with the
    /// rest.
    private abstract static class ReadsHeaderRight extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            if (header.length < 8 || (ByteBuffer.wrap(header).getInt() & ~1) != 0x4e4c_0100) {
                return super.read(new ByteArrayInputStream(header));
            }
            return rest(header, ByteBuffer.wrap(header).getInt(4), in);
        }

        abstract Optional<Login> rest(byte[] header, int bodyLength, InputStream in)
                throws IOException;

        /// What the answer reads out of these bytes.
        Optional<Login> right(byte[] header, byte[] body) throws IOException {
            return super.read(
                    new SequenceInputStream(
                            new ByteArrayInputStream(header), new ByteArrayInputStream(body)));
        }

        /// The fields of a body, of which none is checked.
        static Login fields(byte[] header, InputStream body) throws IOException {
            DataInputStream data = new DataInputStream(body);
            long clientId = Integer.toUnsignedLong(data.readInt());
            String name = new String(data.readNBytes(data.readUnsignedByte()), UTF_8);
            var last = header[3] == 1 ? OptionalLong.of(data.readLong()) : OptionalLong.empty();
            List<Integer> channels = new ArrayList<>();
            for (int left = data.readUnsignedByte(); left > 0; left--) {
                channels.add(data.readUnsignedShort());
            }
            return new Login(clientId, name, last, channels);
        }
    }

    @Mistake(
            does = "writes name.length() as the name length",
            sees =
                    """
                    length() counts UTF-16 units; the field counts bytes of UTF-8. The two agree
                    only while the name is ASCII.
                    """,
            caughtBy = "countsTheNameInBytes")
    public static class CountsChars extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            ByteArrayOutputStream right = new ByteArrayOutputStream();
            super.write(right, login);
            byte[] message = right.toByteArray();
            message[12] = (byte) login.name().length();
            out.write(message);
            out.flush();
        }
    }

    @Mistake(
            does = "writes the message in more than one write",
            sees =
                    """
                    Every write on a socket may become a packet of its own, and the peer gets the
                    message in pieces.
                    """,
            caughtBy = "writesMessageAtOnceAndFlushes")
    public static class WritesPerField extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            byte[] name = login.name().getBytes(UTF_8);
            int last = login.lastLoginMillis().isPresent() ? 8 : 0;
            DataOutputStream data = new DataOutputStream(out);
            data.writeBytes("NL");
            data.writeShort(last == 0 ? 0x100 : 0x101);
            data.writeInt(4 + 1 + name.length + last + 1 + 2 * login.channels().size());
            data.writeInt((int) login.clientId());
            data.writeByte(name.length);
            data.write(name);
            if (last > 0) {
                data.writeLong(login.lastLoginMillis().getAsLong());
            }
            data.writeByte(login.channels().size());
            for (int channel : login.channels()) {
                data.writeShort(channel);
            }
            data.flush();
        }
    }

    @Mistake(
            does = "stops reading before the message is complete",
            sees =
                    """
                    A read returns what has come so far, which may be a single byte. One read, or
                    one for the header and one for the body, may end anywhere.
                    """,
            caughtBy = "readsMessageHoweverItComes")
    public static class SingleRead extends SolvedLoginCodec {
        private final byte[] buffer = new byte[8 + MAX_BODY_BYTES];

        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            int count = in.read(buffer);
            if (count < 0) {
                return Optional.empty();
            }
            return super.read(new ByteArrayInputStream(buffer, 0, count));
        }
    }

    @Mistake(
            does = "takes more bytes from the stream than the message has",
            sees =
                    """
                    A buffer around the stream, new for each read, does that, and so does a read
                    into an array that is larger than the message. The start of the next message is
                    lost with it.
                    """,
            caughtBy = "leavesTheNextMessageToTheNextRead")
    public static class BuffersAhead extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            return super.read(new BufferedInputStream(in));
        }
    }

    @Mistake(
            does = "reads until it has its bytes, and does not check for -1",
            sees =
                    """
                    At the end of the stream every read returns -1 at once: the loop never ends.
                    """,
            caughtBy = "leavesTheNextMessageToTheNextRead",
            verdict = Verdict.STUCK)
    public static class IgnoresEnd extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = new byte[8];
            int filled = 0;
            while (filled < header.length) {
                filled += Math.max(0, in.read(header, filled, header.length - filled));
            }
            return super.read(new SequenceInputStream(new ByteArrayInputStream(header), in));
        }
    }

    @Mistake(
            does =
                    """
                    reads the fields that it knows from the stream, and leaves the rest of the body
                    there
                    """,
            sees =
                    """
                    What a later version appends stays in the stream, and is taken for the next
                    message.
                    """,
            caughtBy = "skipsWhatLaterWritersAppend")
    public static class IgnoresBodyLength extends ReadsHeaderRight {
        @Override
        Optional<Login> rest(byte[] header, int bodyLength, InputStream in) throws IOException {
            return Optional.of(fields(header, in));
        }
    }

    @Mistake(
            does = "treats an end inside a message as a clean one",
            sees =
                    """
                    Only an end between two messages is clean. At an end inside a message, bytes
                    were lost, and here nobody hears of it.
                    """,
            caughtBy = "tellsCleanEndFromEarlyEnd")
    public static class EndIsAlwaysClean extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            try {
                return super.read(in);
            } catch (EOFException e) {
                return Optional.empty();
            }
        }
    }

    @Mistake(
            does = "reads or allocates what the body length announces, before any limit",
            sees =
                    """
                    With new byte[n], eight bytes from anybody cost you up to 2 GiB; with a read,
                    you wait for bytes that you will refuse.
                    """,
            caughtBy = "refusesHeaderBeforeItReadsTheBody")
    public static class AllocatesAnnounced extends ReadsHeaderRight {
        @Override
        Optional<Login> rest(byte[] header, int bodyLength, InputStream in) throws IOException {
            byte[] body = new byte[bodyLength];
            int count = in.readNBytes(body, 0, bodyLength);
            return right(header, Arrays.copyOf(body, count));
        }
    }

    @Mistake(
            does = "reads the body length as a signed int",
            sees =
                    """
                    From 2147483648 up the number is negative: it is below any limit, new byte[n]
                    throws, and a message shows a number that the peer did not send.
                    """,
            caughtBy = "refusesHeaderBeforeItReadsTheBody")
    public static class SignedBodyLength extends ReadsHeaderRight {
        @Override
        Optional<Login> rest(byte[] header, int bodyLength, InputStream in) throws IOException {
            if (bodyLength > MAX_BODY_BYTES) {
                throw new ProtocolException("body length (byte 4) is " + bodyLength);
            }
            byte[] body = new byte[bodyLength];
            int count = in.readNBytes(body, 0, bodyLength);
            return right(header, Arrays.copyOf(body, count));
        }
    }

    @Mistake(
            does = "reads the fields without checking how much of the body is left",
            sees =
                    """
                    The body is complete, but a length inside it may still lie. That is the peer's
                    fault, so it must be a ProtocolException, and not an error of your program.
                    """,
            caughtBy = "refusesFieldsThatTheBodyHasNoRoomFor")
    public static class TrustsNameLength extends ReadsHeaderRight {
        @Override
        Optional<Login> rest(byte[] header, int bodyLength, InputStream in) throws IOException {
            boolean allowed = bodyLength >= 0 && bodyLength <= MAX_BODY_BYTES;
            byte[] body = allowed ? in.readNBytes(bodyLength) : new byte[0];
            return body.length == bodyLength
                    ? Optional.of(fields(header, new ByteArrayInputStream(body)))
                    : right(header, body);
        }
    }
}
