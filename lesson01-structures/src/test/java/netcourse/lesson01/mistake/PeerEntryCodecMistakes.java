package netcourse.lesson01.mistake;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import netcourse.checker.Mistake;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

/// Common mistakes in exercise 1.4, a fixed record with padding, in the order of the behaviours of
/// [netcourse.lesson01.PeerEntryCodecCheck] that catch them.
public final class PeerEntryCodecMistakes {
    private PeerEntryCodecMistakes() {}

    @Mistake(
            does = "writes the fields one after the other",
            sees =
                    """
                    That makes 15 bytes. The C compiler left three free after kind, so that id
                    stands at a multiple of four: from there on, every field is read from the wrong
                    place.
                    """,
            caughtBy = "putsEveryFieldAtItsOffset")
    public static class WithoutPadding extends SolvedPeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            ByteBuffer bytes = ByteBuffer.allocate(15).order(LITTLE_ENDIAN);
            bytes.put((byte) entry.kind());
            bytes.putInt((int) entry.id());
            bytes.putShort((short) entry.port());
            bytes.put(entry.name().getBytes(US_ASCII));
            return bytes.array();
        }
    }

    @Mistake(
            does = "ends with the last field",
            sees =
                    """
                    The size of a structure is a multiple of its alignment: 20 here, not 18. In an
                    array of entries of 18 bytes, the second id would start at byte 22, which is not
                    a multiple of four. A peer that expects 20 reads the second entry two bytes off.
                    """,
            caughtBy = "putsEveryFieldAtItsOffset")
    public static class WithoutLastPadding extends SolvedPeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            return Arrays.copyOf(super.encode(entry), 18);
        }
    }

    @Mistake(
            does = "writes the numbers big-endian",
            sees =
                    """
                    Network byte order is a habit, not a law: a structure from memory has the order
                    of the machine, and this one is little-endian.
                    """,
            caughtBy = "putsEveryFieldAtItsOffset")
    public static class BigEndian extends SolvedPeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            ByteBuffer bytes = ByteBuffer.allocate(BYTES);
            bytes.put(0, (byte) entry.kind());
            bytes.putInt(4, (int) entry.id());
            bytes.putShort(8, (short) entry.port());
            bytes.put(10, entry.name().getBytes(US_ASCII));
            return bytes.array();
        }
    }

    @Mistake(
            does = "writes no more than 7 characters of a name",
            sees =
                    """
                    The field is filled up with zeros, not ended by one: a name of 8 characters has
                    none. With your code such a name loses its last character.
                    """,
            caughtBy = "writesNameOfAllEightBytes")
    public static class NeedsZero extends SolvedPeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            byte[] bytes = super.encode(entry);
            bytes[17] = 0;
            return bytes;
        }
    }

    @Mistake(
            does = "makes a string of all 8 bytes of the name",
            sees =
                    """
                    To Java a zero is a character like any other: "ada" comes out eight characters
                    long. It looks right when it is printed, but does not equal "ada".
                    """,
            caughtBy = "readsEveryField")
    public static class KeepsZeros extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            PeerEntry entry = super.decode(bytes);
            String name = new String(bytes, 10, 8, US_ASCII);
            return new PeerEntry(entry.kind(), entry.id(), entry.port(), name);
        }
    }

    @Mistake(
            does = "removes blanks at both ends of the name",
            sees =
                    """
                    They belong to it, unlike the zeros after it. trim takes both, zeros and blanks,
                    from either end; strip takes blanks.
                    """,
            caughtBy = "readsEveryField")
    public static class TrimsName extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            PeerEntry right = super.decode(bytes);
            return new PeerEntry(right.kind(), right.id(), right.port(), right.name().trim());
        }
    }

    @Mistake(
            does = "reads the numbers as Java has them, signed",
            sees =
                    """
                    From 128, 32768 and 2147483648 up they come out negative, and PeerEntry refuses
                    them, though the peer sent nothing wrong.
                    """,
            caughtBy = "readsNumbersWithoutSign")
    public static class SignedNumbers extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            String name = super.decode(bytes).name();
            ByteBuffer fields = ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN);
            return new PeerEntry(fields.get(0), fields.getInt(4), fields.getShort(8), name);
        }
    }

    @Mistake(
            does = "refuses padding that is not zero",
            sees =
                    """
                    C does not clear it: the bytes between two fields are whatever was in memory
                    before. So a correct peer is turned away, but only sometimes.
                    """,
            caughtBy = "ignoresPaddingAndWhatFollowsTheName")
    public static class RefusesPadding extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            PeerEntry entry = super.decode(bytes);
            if ((bytes[1] | bytes[2] | bytes[3] | bytes[18] | bytes[19]) != 0) {
                throw new ProtocolException("padding must be zero");
            }
            return entry;
        }
    }

    @Mistake(
            does = "reads the fields without checking how many bytes there are",
            sees =
                    """
                    A cut record throws whatever the JDK throws, which nobody catches; or it is
                    filled up with zeros and taken for a good one.
                    """,
            caughtBy = "refusesAnyOtherLength")
    public static class TakesAnyLength extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            return super.decode(Arrays.copyOf(bytes, BYTES));
        }
    }

    @Mistake(
            does = "throws an IllegalArgumentException for bytes of a peer",
            sees =
                    """
                    It says that the caller made a mistake, and a server that catches IOException
                    for bad peers does not catch it: one byte from outside ends the thread. Perhaps
                    it comes from PeerEntry.
                    """,
            caughtBy = "refusesNameThatIsNoPrintableAscii")
    public static class BlamesCaller extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            byte[] nameless = bytes.clone();
            if (bytes.length == BYTES) {
                Arrays.fill(nameless, 10, 18, (byte) 0);
            }
            PeerEntry entry = super.decode(nameless);
            String name = new String(bytes, 10, 8, ISO_8859_1).split("\0", 2)[0];
            return new PeerEntry(entry.kind(), entry.id(), entry.port(), name);
        }
    }
}
