package netcourse.lesson04.demo;

import java.io.PrintStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import netcourse.common.ProtocolException;
import netcourse.lesson04.TracingInflater;

/// Deflate with what stands before it and after it, all of it printed.
final class WrappedDeflate {
    /// What deflate is wrapped in.
    enum Format {
        RAW,
        ZLIB,
        GZIP;

        /// Looks at the first bytes. Raw deflate has no mark of its own: it is what is left.
        static Format of(byte[] bytes) {
            int first = bytes.length < 2 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
            if (first == GZIP_MAGIC) {
                return GZIP;
            }
            return (first >>> 8 & 0x0f) == DEFLATE && first % 31 == 0 ? ZLIB : RAW;
        }
    }

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int DEFLATE = 8;
    private static final int MAX_MEMBERS = 20;

    private final ByteBuffer in;
    private final int maxBytes;
    private final PrintStream out;
    private final BlockPrinter printer;
    private int headerStart;

    /// @param maxBytes the most that may come out of one stream
    WrappedDeflate(byte[] bytes, int maxBytes, PrintStream out, BlockPrinter printer) {
        this.in = ByteBuffer.wrap(bytes);
        this.maxBytes = maxBytes;
        this.out = out;
        this.printer = printer;
    }

    /// Prints all of it.
    ///
    /// @throws ProtocolException at the first bytes that are wrong
    void print(Format format) throws ProtocolException {
        try {
            switch (format) {
                case RAW -> inflate();
                case ZLIB -> printZlib();
                case GZIP -> printGzip();
            }
        } catch (BufferUnderflowException e) {
            throw new ProtocolException(
                    "header or checksum expected, was the end of the data (byte %d)"
                            .formatted(in.limit()));
        }
        if (in.hasRemaining()) {
            out.printf("%n%d bytes follow, which were not read%n", in.remaining());
        }
    }

    private byte[] inflate() throws ProtocolException {
        int start = in.position();
        TracingInflater inflater = new TracingInflater(in.array(), start, maxBytes, printer);
        byte[] content = inflater.inflate();
        in.position(inflater.end());
        out.printf("%n%d bytes of deflate, %d of content%n", in.position() - start, content.length);
        return content;
    }

    private static void expect(String field, long expected, long actual, int at)
            throws ProtocolException {
        if (actual != expected) {
            throw new ProtocolException(
                    "%s must be %x, was %x (byte %d)".formatted(field, expected, actual, at));
        }
    }

    /// RFC 1950, 2.2.
    private void printZlib() throws ProtocolException {
        int header = in.getShort() & 0xffff;
        expect("zlib method", DEFLATE, header >>> 8 & 0x0f, 0);
        expect("remainder of the zlib header by 31", 0, header % 31, 0);
        expect("zlib flag for a preset dictionary", 0, header & 0x20, 1);
        out.printf("zlib header %04x: window of %d bytes%n", header, 1 << (header >>> 12) + 8);
        byte[] content = inflate();
        printChecksum("Adler-32", new Adler32(), content);
    }

    private void printChecksum(String name, Checksum checksum, byte[] content)
            throws ProtocolException {
        checksum.update(content);
        int at = in.position();
        long actual = in.getInt() & 0xffff_ffffL;
        expect(name, checksum.getValue(), actual, at);
        out.printf("%s %08x: right%n", name, actual);
    }

    /// RFC 1952, 2.2: one member or more.
    private void printGzip() throws ProtocolException {
        int members = 0;
        do {
            printMember();
            members++;
        } while (members < MAX_MEMBERS && Format.of(rest()) == Format.GZIP);
    }

    private byte[] rest() {
        byte[] first = new byte[Math.min(2, in.remaining())];
        in.get(in.position(), first);
        return first;
    }

    private void printMember() throws ProtocolException {
        headerStart = in.position();
        expect("gzip magic", GZIP_MAGIC, in.getShort() & 0xffff, headerStart);
        expect("gzip method", DEFLATE, in.get() & 0xff, headerStart + 2);
        int flags = in.get();
        expect("reserved gzip flags", 0, flags & 0xe0, headerStart + 3);
        in.order(ByteOrder.LITTLE_ENDIAN);
        long time = in.getInt() & 0xffff_ffffL;
        in.getShort();
        out.printf("gzip header: flags %02x, time %s%n", flags, Instant.ofEpochSecond(time));
        printOptions(flags);
        byte[] content = inflate();
        printChecksum("CRC-32", new CRC32(), content);
        expect("gzip size", content.length, in.getInt() & 0xffff_ffffL, in.position() - 4);
        out.printf("size %d: right%n", content.length);
        in.order(ByteOrder.BIG_ENDIAN);
    }

    /// RFC 1952, 2.3.1: FEXTRA, FNAME, FCOMMENT, FHCRC, in this order.
    private void printOptions(int flags) throws ProtocolException {
        if ((flags & 4) != 0) {
            out.printf("  extra field: %s%n", SymbolText.plain(take(in.getShort() & 0xffff), 60));
        }
        if ((flags & 8) != 0) {
            out.printf("  name: %s%n", SymbolText.plain(takeText(), 60));
        }
        if ((flags & 16) != 0) {
            out.printf("  comment: %s%n", SymbolText.plain(takeText(), 60));
        }
        if ((flags & 2) != 0) {
            CRC32 crc = new CRC32();
            int end = in.position();
            crc.update(in.array(), headerStart, end - headerStart);
            expect("header checksum", crc.getValue() & 0xffff, in.getShort() & 0xffff, end);
        }
    }

    private byte[] take(int count) {
        if (count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[count];
        in.get(taken);
        return taken;
    }

    private byte[] takeText() {
        int start = in.position();
        while (in.get() != 0) {}
        return Arrays.copyOfRange(in.array(), start, in.position() - 1);
    }
}
