package netcourse.lesson01.mistake;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import netcourse.checker.Mistake;
import netcourse.checker.Verdict;
import netcourse.common.ProtocolException;
import netcourse.lesson01.Login;
import netcourse.lesson01.answer.SolvedLoginCodec;

/// What learners get wrong in exercise 1.9, send a structure, read it back; in the order of the
/// behaviours of [netcourse.lesson01.LoginCodecCheck] that catch it.
public final class LoginCodecMistakes {
    private LoginCodecMistakes() {}

    @Mistake(
            does = "writes name.length() as the name length",
            sees =
                    """
                    length() counts UTF-16 units; the field counts bytes of UTF-8. They are the same
                    only while the name is ASCII.
                    """,
            caughtBy = "countsTheNameInBytes")
    public static class CountsChars extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            ByteArrayOutputStream right = new ByteArrayOutputStream();
            super.write(right, login);
            byte[] message = right.toByteArray();
            ByteBuffer.wrap(message).put(12, (byte) login.name().length());
            out.write(message);
            out.flush();
        }
    }

    @Mistake(
            does = "writes each field on its own",
            sees =
                    """
                    Every write on a socket may become a packet of its own, and a peer sees the
                    message in pieces. Put it together first.
                    """,
            caughtBy = "writesMessageAtOnceAndFlushes")
    public static class WritesPerField extends SolvedLoginCodec {
        @Override
        public void write(OutputStream out, Login login) throws IOException {
            byte[] name = login.name().getBytes(StandardCharsets.UTF_8);
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
            does = "takes one read for the whole message",
            sees =
                    """
                    A read returns what has come so far, from 1 byte up. Read until the header is
                    whole, then until the body is.
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
            does = "wraps the stream in a buffer at each read",
            sees =
                    """
                    The buffer takes more than the message, and the start of the next one is lost
                    with it.
                    """,
            caughtBy = "leavesTheNextMessageToTheNextRead")
    public static class BuffersAhead extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            return super.read(new BufferedInputStream(in));
        }
    }

    @Mistake(
            does = "reads on until it has its bytes, and does not look for -1",
            sees =
                    """
                    At the end of the stream a read gives -1, at once and for ever: the loop never
                    ends. readNBytes knows it, and gives fewer bytes.
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
                    message. Read the body whole, by its length.
                    """,
            caughtBy = "skipsWhatLaterWritersAppend")
    public static class IgnoresBodyLength extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            if (header.length < 8 || header[2] != 1) {
                return super.read(new ByteArrayInputStream(header));
            }
            DataInputStream data = new DataInputStream(in);
            long clientId = Integer.toUnsignedLong(data.readInt());
            byte[] name = data.readNBytes(data.readUnsignedByte());
            var last = header[3] == 1 ? OptionalLong.of(data.readLong()) : OptionalLong.empty();
            List<Integer> channels = new ArrayList<>();
            for (int left = data.readUnsignedByte(); left > 0; left--) {
                channels.add(data.readUnsignedShort());
            }
            return Optional.of(
                    new Login(clientId, new String(name, StandardCharsets.UTF_8), last, channels));
        }
    }

    @Mistake(
            does = "takes every end of the stream for a farewell",
            sees =
                    """
                    Only an end between two messages is clean. One inside a message is a loss, and
                    nobody hears of it.
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
            does = "makes an array of the length that the peer announced",
            sees =
                    """
                    Eight bytes from anybody cost you up to 2 GiB. Compare the length with the
                    greatest that you take, before new byte[n].
                    """,
            caughtBy = "refusesHeaderBeforeItReadsTheBody")
    public static class AllocatesAnnounced extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            DataInputStream data = new DataInputStream(in);
            byte[] header = data.readNBytes(8);
            if (header.length < 4 || ByteBuffer.wrap(header).getInt() >> 1 != 0x4e4c_0100 >> 1) {
                return super.read(new ByteArrayInputStream(header));
            }
            if (header.length < 8) {
                throw new EOFException("stream ended after " + header.length + " of 8 bytes");
            }
            int length = ByteBuffer.wrap(header).getInt(4);
            byte[] body = new byte[length];
            int got = data.readNBytes(body, 0, length);
            if (got < length) {
                throw new EOFException(got + " of " + length + " bytes of the body");
            }
            byte[] message = ByteBuffer.allocate(8 + length).put(header).put(body).array();
            return super.read(new ByteArrayInputStream(message));
        }
    }

    @Mistake(
            does = "takes the body length for a signed int",
            sees =
                    """
                    From 2147483648 on the number is negative: it passes the check for too much, and
                    new byte[n] throws.
                    """,
            caughtBy = "refusesHeaderBeforeItReadsTheBody")
    public static class SignedBodyLength extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            DataInputStream data = new DataInputStream(in);
            byte[] header = data.readNBytes(8);
            if (header.length < 4 || ByteBuffer.wrap(header).getInt() >> 1 != 0x4e4c_0100 >> 1) {
                return super.read(new ByteArrayInputStream(header));
            }
            if (header.length < 8) {
                throw new EOFException("stream ended after " + header.length + " of 8 bytes");
            }
            int length = ByteBuffer.wrap(header).getInt(4);
            if (length > MAX_BODY_BYTES) {
                throw new ProtocolException("body length (byte 4) is " + length);
            }
            byte[] body = new byte[length];
            int got = data.readNBytes(body, 0, length);
            if (got < length) {
                throw new EOFException(got + " of " + length + " bytes of the body");
            }
            byte[] message = ByteBuffer.allocate(8 + length).put(header).put(body).array();
            return super.read(new ByteArrayInputStream(message));
        }
    }

    @Mistake(
            does = "reads the fields without asking how much of the body is left",
            sees =
                    """
                    The body was whole, but a length inside it may lie all the same. That is the
                    peer's fault, a ProtocolException, not your program's.
                    """,
            caughtBy = "refusesFieldsThatTheBodyHasNoRoomFor")
    public static class TrustsNameLength extends SolvedLoginCodec {
        @Override
        public Optional<Login> read(InputStream in) throws IOException {
            byte[] header = in.readNBytes(8);
            int length = header.length == 8 ? ByteBuffer.wrap(header).getInt(4) : -1;
            if (length < 0
                    || length > MAX_BODY_BYTES
                    || header[1] != 'L'
                    || header[2] != 1
                    || header[3] >> 1 != 0) {
                return super.read(new ByteArrayInputStream(header));
            }
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new EOFException(body.length + " of " + length + " bytes of the body");
            }
            ByteBuffer fields = ByteBuffer.wrap(body);
            long clientId = Integer.toUnsignedLong(fields.getInt());
            byte[] name = new byte[Byte.toUnsignedInt(fields.get())];
            fields.get(name);
            var last = header[3] == 1 ? OptionalLong.of(fields.getLong()) : OptionalLong.empty();
            int count = Byte.toUnsignedInt(fields.get());
            var channels = Stream.generate(() -> Short.toUnsignedInt(fields.getShort()));
            return Optional.of(
                    new Login(
                            clientId,
                            new String(name, StandardCharsets.UTF_8),
                            last,
                            channels.limit(count).toList()));
        }
    }
}
