package netcourse.lesson01.answer;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import netcourse.authoring.Alternative;
import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;
import netcourse.lesson01.exercise.PeerEntryCodec;

/// Unusual but correct solutions of exercise 1.4, a fixed record with padding.
public final class PeerEntryCodecAlternatives {
    private PeerEntryCodecAlternatives() {}

    @Alternative("describes the structure to java.lang.foreign, which computes the offsets")
    public static class LaysOutMemory implements PeerEntryCodec {
        private static final MemoryLayout ENTRY =
                MemoryLayout.structLayout(
                        JAVA_BYTE.withName("kind"),
                        paddingLayout(3),
                        JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN).withName("id"),
                        JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN).withName("port"),
                        sequenceLayout(8, JAVA_BYTE).withName("name"),
                        paddingLayout(2));
        private static final VarHandle KIND = ENTRY.varHandle(groupElement("kind"));
        private static final VarHandle ID = ENTRY.varHandle(groupElement("id"));
        private static final VarHandle PORT = ENTRY.varHandle(groupElement("port"));
        private static final long NAME = ENTRY.byteOffset(groupElement("name"));

        @Override
        public byte[] encode(PeerEntry entry) {
            byte[] bytes = new byte[Math.toIntExact(ENTRY.byteSize())];
            MemorySegment memory = MemorySegment.ofArray(bytes);
            KIND.set(memory, 0L, (byte) entry.kind());
            ID.set(memory, 0L, (int) entry.id());
            PORT.set(memory, 0L, (short) entry.port());
            byte[] name = entry.name().getBytes(US_ASCII);
            MemorySegment.copy(name, 0, memory, JAVA_BYTE, NAME, name.length);
            return bytes;
        }

        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            if (bytes.length != ENTRY.byteSize()) {
                throw new ProtocolException(
                        "got " + bytes.length + " bytes instead of " + ENTRY.byteSize());
            }
            MemorySegment memory = MemorySegment.ofArray(bytes);
            String name = new String(bytes, (int) NAME, 8, US_ASCII).split("\0", 2)[0];
            if (name.chars().anyMatch(c -> c < ' ' || c > '~')) {
                throw new ProtocolException("Name, byte " + NAME + ", is no text");
            }
            return new PeerEntry(
                    (byte) KIND.get(memory, 0L) & 0xff,
                    (int) ID.get(memory, 0L) & 0xffff_ffffL,
                    (short) PORT.get(memory, 0L) & 0xffff,
                    name);
        }
    }

    @Alternative("streams big-endian numbers, each reversed first; the name is a line up to NUL")
    public static class ReversesStreamedNumbers implements PeerEntryCodec {
        @Override
        public byte[] encode(PeerEntry entry) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeInt(entry.kind() << 24);
                out.writeInt(Integer.reverseBytes((int) entry.id()));
                out.writeShort(Short.reverseBytes((short) entry.port()));
                out.writeBytes(entry.name() + "\0".repeat(10 - entry.name().length()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        @Override
        public PeerEntry decode(byte[] bytes) throws ProtocolException {
            if (bytes.length != 20) {
                throw new ProtocolException(bytes.length + " bytes, where 20 make an entry");
            }
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
                int kind = in.readInt() >>> 24;
                long id = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
                int port = Character.reverseBytes(in.readChar());
                String name = new String(in.readNBytes(8), ISO_8859_1).replaceFirst("(?s)\0.*", "");
                if (!name.matches("\\p{Print}*")) {
                    throw new ProtocolException("byte 10: the name is not printable");
                }
                return new PeerEntry(kind, id, port, name);
            } catch (EOFException e) {
                throw new ProtocolException("cannot be, there are 20 bytes");
            } catch (ProtocolException e) {
                throw e;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
