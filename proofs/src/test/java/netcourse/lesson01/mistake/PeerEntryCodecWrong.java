package netcourse.lesson01.mistake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import netcourse.authoring.Wrong;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.answer.SolvedPeerEntryCodec;

/// Further wrong solutions of exercise 1.4.
public final class PeerEntryCodecWrong {
    private PeerEntryCodecWrong() {}

    @Wrong(value = "does nothing in encode() and returns what a compiler asks for", nameless = true)
    public static class EmptyEncode extends SolvedPeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            return null;
        }
    }

    @Wrong(value = "does nothing in decode() and returns what a compiler asks for", nameless = true)
    public static class EmptyDecode extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) {
            return null;
        }
    }

    @Wrong(
            value = "throws an exception of its own, which has nothing to do with the task",
            nameless = true)
    public static class Throws extends SolvedPeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            throw new IllegalStateException("not today");
        }

        @Override
        public PeerEntry decode(byte[] bytes) {
            throw new IllegalStateException("not today");
        }
    }

    @Wrong("strips blanks off the name")
    public static class StripsName extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            PeerEntry e = super.decode(bytes);
            return new PeerEntry(e.kind(), e.id(), e.port(), e.name().strip());
        }
    }

    @Wrong("gives the same array again")
    public static class SharesResult extends SolvedPeerEntryCodec {
        private static final byte[] ENTRY = new byte[BYTES];

        @Override
        public byte[] encode(PeerEntry entry) {
            System.arraycopy(super.encode(entry), 0, ENTRY, 0, BYTES);
            return ENTRY;
        }
    }

    @Wrong("leaves what a longer name before has left")
    public static class LeaksLastName extends SolvedPeerEntryCodec {
        private static final byte[] ENTRY = new byte[BYTES];

        @Override
        public byte[] encode(PeerEntry entry) {
            System.arraycopy(super.encode(entry), 0, ENTRY, 0, 10);
            byte[] name = entry.name().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(name, 0, ENTRY, 10, name.length);
            if (name.length < 8) {
                ENTRY[10 + name.length] = 0;
            }
            return ENTRY.clone();
        }
    }

    @Wrong("fills the name up with blanks")
    public static class FillsNameWithBlanks extends SolvedPeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            byte[] bytes = super.encode(entry);
            Arrays.fill(bytes, 10 + entry.name().length(), 18, (byte) 32);
            return bytes;
        }
    }

    @Wrong("takes more than 20 bytes")
    public static class TakesLongerBytes extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            return super.decode(bytes.length > BYTES ? Arrays.copyOf(bytes, BYTES) : bytes);
        }
    }

    @Wrong(value = "takes fewer than 20 bytes for zeros at the end", nameless = true)
    public static class PadsFewerBytes extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            return super.decode(bytes.length < BYTES ? Arrays.copyOf(bytes, BYTES) : bytes);
        }
    }

    @Wrong("refuses what stands after the zero of the name")
    public static class ReadsAfterZero extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            for (int i = 10; i < 18; i++) {
                if (bytes.length == BYTES && bytes[i] < 0) {
                    throw new ProtocolException(
                            "name (byte 10) must be printable ASCII, has %02x at byte %d"
                                    .formatted(bytes[i], i));
                }
            }
            return super.decode(bytes);
        }
    }

    @Wrong("leaves the zeros out of the name and goes on")
    public static class SkipsZeros extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            byte[] moved = bytes.clone();
            int to = 10;
            for (int i = 10; i < Math.min(18, bytes.length); i++) {
                if (bytes[i] != 0) {
                    moved[to++] = bytes[i];
                }
            }
            if (bytes.length == BYTES) {
                Arrays.fill(moved, to, 18, (byte) 0);
            }
            return super.decode(moved);
        }
    }

    @Wrong("refuses only bytes above 7f")
    public static class ChecksSignOnly extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            byte[] tame = bytes.clone();
            for (int i = 10; i < Math.min(18, bytes.length); i++) {
                tame[i] = bytes[i] > 0 && bytes[i] < 32 || bytes[i] == 127 ? 63 : bytes[i];
            }
            return super.decode(tame);
        }
    }

    @Wrong("takes 7f for printable")
    public static class TakesDelete extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            byte[] tame = bytes.clone();
            for (int i = 10; i < Math.min(18, bytes.length); i++) {
                tame[i] = bytes[i] == 127 ? 63 : bytes[i];
            }
            return super.decode(tame);
        }
    }

    @Wrong("refuses an empty name")
    public static class RefusesEmptyName extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            PeerEntry entry = super.decode(bytes);
            if (entry.name().isEmpty()) {
                throw new ProtocolException("name (byte 10) is empty");
            }
            return entry;
        }
    }

    @Wrong("clears the padding in the caller's array")
    public static class ClearsPadding extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            PeerEntry entry = super.decode(bytes);
            Arrays.fill(bytes, 1, 4, (byte) 0);
            return entry;
        }
    }

    @Wrong("reads four bytes for the port")
    public static class PortFromPadding extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            PeerEntry e = super.decode(bytes);
            int port = (bytes[8] & 0xff | (bytes[9] & 0xff) << 8 | bytes[1] << 16) & 0xffff_ffff;
            return new PeerEntry(e.kind(), e.id(), Math.clamp(port, 0, 65535), e.name());
        }
    }

    @Wrong("writes the name in lower case")
    public static class LowerCases extends SolvedPeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            return super.encode(
                    new PeerEntry(
                            entry.kind(),
                            entry.id(),
                            entry.port(),
                            entry.name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    @Wrong(value = "does not fill the name up", nameless = true)
    public static class NameAsLongAsItIs extends SolvedPeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            byte[] bytes = super.encode(entry);
            return Arrays.copyOf(bytes, 10 + entry.name().length() + 2);
        }
    }

    @Wrong("writes seven characters of the name, one too few")
    public static class SevenCharacters extends SolvedPeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            String name = entry.name().substring(0, Math.min(7, entry.name().length()));
            return super.encode(new PeerEntry(entry.kind(), entry.id(), entry.port(), name));
        }
    }

    @Wrong(value = "takes the zero for a part of the name", nameless = true)
    public static class KeepsOneZero extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            PeerEntry entry = super.decode(bytes);
            String name = entry.name().length() < 8 ? entry.name() + "\0" : entry.name();
            return new PeerEntry(entry.kind(), entry.id(), entry.port(), name);
        }
    }

    @Wrong(value = "reads four bytes for the kind", nameless = true)
    public static class KindOfFourBytes extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            PeerEntry entry = super.decode(bytes);
            if ((bytes[1] | bytes[2] | bytes[3]) != 0) {
                throw new ProtocolException("kind (byte 0) must be 0..255");
            }
            return entry;
        }
    }

    @Wrong(value = "needs no more bytes than it reads", nameless = true)
    public static class NeedsEighteen extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            return super.decode(bytes.length >= 18 ? Arrays.copyOf(bytes, BYTES) : bytes);
        }
    }

    @Wrong(value = "has a format string that does not fit", nameless = true)
    public static class FormatsWrongly extends SolvedPeerEntryCodec {
        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            try {
                return super.decode(bytes);
            } catch (ProtocolException e) {
                if (bytes.length == BYTES) {
                    throw new ProtocolException("name (byte 10) has %02x".formatted('x'));
                }
                throw e;
            }
        }
    }
}
