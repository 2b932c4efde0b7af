package netcourse.benchmarks;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import io.kaitai.struct.KaitaiStruct;
import javolution.io.Struct;

/// The 16-byte header of the course's message in the peers' own terms.
public final class HeaderPeers {
    private HeaderPeers() {}

    /// In the shape that the Kaitai Struct compiler gives to this, written by hand: `seq: [magic:
    /// size 2, version: u1, flags: u1, protocol: u2be, error: u2be, sequence: u4be, body_length:
    /// u4be]`.
    public static final class KaitaiHeader extends KaitaiStruct.ReadOnly {
        byte[] magic;
        int version;
        int flags;
        int protocol;
        int error;
        long sequence;
        long bodyLength;

        KaitaiHeader(KaitaiStream io) {
            super(io);
            _read();
        }

        static KaitaiHeader of(byte[] bytes) {
            return new KaitaiHeader(new ByteBufferKaitaiStream(bytes));
        }

        @Override
        public void _read() {
            magic = _io.readBytes(2);
            version = _io.readU1();
            flags = _io.readU1();
            protocol = _io.readU2be();
            error = _io.readU2be();
            sequence = _io.readU4be();
            bodyLength = _io.readU4be();
        }
    }

    /// A C structure over a buffer, as javolution has it. Public, since javolution looks for its
    /// members.
    public static final class JavolutionHeader extends Struct {
        private final Unsigned8 magic0 = new Unsigned8();
        private final Unsigned8 magic1 = new Unsigned8();
        private final Unsigned8 version = new Unsigned8();
        private final Unsigned8 flags = new Unsigned8();
        private final Unsigned16 protocol = new Unsigned16();
        private final Unsigned16 error = new Unsigned16();
        private final Unsigned32 sequence = new Unsigned32();
        private final Unsigned32 bodyLength = new Unsigned32();

        void set(Header h) {
            magic0.set(h.magic()[0]);
            magic1.set(h.magic()[1]);
            version.set((short) h.version());
            flags.set((short) h.flags());
            protocol.set(h.protocol());
            error.set(h.error());
            sequence.set(h.sequence());
            bodyLength.set(h.bodyLength());
        }

        Header header() {
            return new Header(
                    new byte[] {(byte) magic0.get(), (byte) magic1.get()},
                    version.get(),
                    flags.get(),
                    protocol.get(),
                    error.get(),
                    sequence.get(),
                    bodyLength.get());
        }
    }
}
