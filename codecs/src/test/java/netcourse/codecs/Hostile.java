package netcourse.codecs;

import static netcourse.codecs.Compression.DEFLATE;
import static netcourse.codecs.Compression.GZIP;
import static netcourse.codecs.Compression.LZ4;
import static netcourse.codecs.Compression.SNAPPY;
import static netcourse.codecs.Compression.ZLIB;
import static netcourse.codecs.Compression.ZSTD;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Bytes that mean no good, each of a format of its own: none may be decoded within [#BOUND].
///
/// @param bytes made anew for each call, since some are long
record Hostile(Compression compression, String name, byte[] bytes) {
    static final int BOUND = 1 << 20;
    static final String ZEROS = "8 MiB of zeros";

    private static final String GZIP_HEADER = "1f 8b 08 00 00000000 00 ff";
    private static final String EMPTY_GZIP = GZIP_HEADER + " 03 00 00000000 00000000";
    private static final String ZSTD_MAGIC = "28 b5 2f fd";
    private static final String SKIPPABLE = "50 2a 4d 18";

    static List<Hostile> all() {
        List<Hostile> all = new ArrayList<>();
        bombs(all);
        deflate(all);
        gzip(all);
        zstd(all);
        lz4(all);
        snappy(all);
        return all;
    }

    private static void add(List<Hostile> all, Compression compression, String name, Bytes bytes) {
        all.add(new Hostile(compression, name, bytes.toArray()));
    }

    /// Honest, and too large.
    private static void bombs(List<Hostile> all) {
        for (Compression compression : Compression.values()) {
            try (Codec codec = compression.open()) {
                byte[] bomb = codec.compress(new byte[8 << 20]);
                all.add(new Hostile(compression, ZEROS, bomb));
                byte[] random = codec.compress(Contents.random(BOUND + 1));
                all.add(new Hostile(compression, "one random byte too many", random));
                all.add(new Hostile(compression, "nothing", new byte[0]));
                byte[] noise = Contents.random(100_000);
                all.add(new Hostile(compression, "noise", noise));
            }
        }
    }

    private static void deflate(List<Hostile> all) {
        Bytes stored = new Bytes().repeat(200_000, "00 00 00 ff ff");
        add(all, DEFLATE, "empty stored blocks without end", stored);
        // 0, then 01 for fixed codes, then seven zeros for the end of the block: four of them.
        Bytes fixed = new Bytes().repeat(200_000, "02 08 20 80 00");
        add(all, DEFLATE, "empty fixed blocks without end", fixed);
        add(all, DEFLATE, "reserved block type", Bytes.of("07 00 00 00"));
        add(all, DEFLATE, "stored length and its complement differ", Bytes.of("01 05 00 05 00"));
        add(all, DEFLATE, "distance before the start", Bytes.of("4b 04 12 00"));
        add(all, DEFLATE, "no codes", Bytes.of("05 00 00 00 00 00 00"));
        add(all, ZLIB, "wrong header check", Bytes.of("78 9d 03 00 00 00 00 01"));
        add(all, ZLIB, "window of 64 KiB", Bytes.of("88 1c 03 00 00 00 00 01"));
        add(all, ZLIB, "dictionary wanted", Bytes.of("78 bb 00 00 00 01 03 00 00 00 00 01"));
        add(all, ZLIB, "wrong Adler-32", Bytes.of("78 9c 03 00 00 00 00 02"));
        add(all, ZLIB, "method 7", Bytes.of("77 85 03 00 00 00 00 01"));
    }

    private static void gzip(List<Hostile> all) {
        add(all, GZIP, "empty members without end", new Bytes().repeat(60_000, EMPTY_GZIP));
        add(
                all,
                GZIP,
                "wrong magic",
                Bytes.of("1f 8c 08 00 00000000 00 ff 03 00 00000000 00000000"));
        add(all, GZIP, "method 9", Bytes.of("1f 8b 09 00 00000000 00 ff 03 00 00000000 00000000"));
        for (int bit = 5; bit < 8; bit++) {
            Bytes flagged = Bytes.of("1f 8b 08").number(1, 1L << bit).hex("00000000 00 ff 03 00");
            add(all, GZIP, "reserved flag " + bit, flagged.hex("00000000 00000000"));
        }
        add(all, GZIP, "wrong CRC-32", Bytes.of(GZIP_HEADER + " 03 00 01000000 00000000"));
        add(all, GZIP, "wrong size", Bytes.of(GZIP_HEADER + " 03 00 00000000 01000000"));
        add(all, GZIP, "zeros after it", Bytes.of(EMPTY_GZIP).repeat(1000, "00"));
        add(all, GZIP, "half a magic after it", Bytes.of(EMPTY_GZIP).hex("1f"));
        Bytes named = Bytes.of("1f 8b 08 08 00000000 00 ff").repeat(500_000, "61");
        add(all, GZIP, "name without end", named);
        Bytes commented = Bytes.of("1f 8b 08 10 00000000 00 ff").repeat(500_000, "61");
        add(all, GZIP, "comment without end", commented);
        Bytes extra = Bytes.of("1f 8b 08 04 00000000 00 ff ff ff").repeat(1000, "00");
        add(all, GZIP, "extra field that ends too early", extra);
        byte[] start = Bytes.of("1f 8b 08 02 00000000 00 ff").toArray();
        CRC32 crc = new CRC32();
        crc.update(start);
        Bytes wrong = new Bytes().put(start).number(2, crc.getValue() ^ 1);
        add(all, GZIP, "wrong checksum of the header", wrong.hex("03 00 00000000 00000000"));
    }

    private static void zstd(List<Hostile> all) {
        String emptyBlock = " 01 00 00";
        String empty = ZSTD_MAGIC + " 20 00" + emptyBlock;
        add(all, ZSTD, "empty frames without end", new Bytes().repeat(60_000, empty));
        Bytes skipped = new Bytes().repeat(60_000, SKIPPABLE + " 00000000");
        add(all, ZSTD, "skippable frames without end", skipped);
        add(all, ZSTD, "skippable frame of 4 GiB", Bytes.of(SKIPPABLE + " ff ff ff ff 00"));
        Bytes blocks = Bytes.of(ZSTD_MAGIC + " 00 58").repeat(300_000, "00 00 00");
        add(all, ZSTD, "empty blocks without end", blocks);
        // One byte, 131,072 times, in each of a thousand blocks.
        Bytes runs = Bytes.of(ZSTD_MAGIC + " 00 58").repeat(1000, "02 00 10 00").hex("01 00 00");
        add(all, ZSTD, "128 MiB in 4 KB", runs);
        add(all, ZSTD, "window of terabytes", Bytes.of(ZSTD_MAGIC + " 00 ff" + emptyBlock));
        for (long size :
                new long[] {1, BOUND, BOUND + 1L, 1L << 30, 1L << 62, -1, Long.MIN_VALUE}) {
            Bytes sized = Bytes.of(ZSTD_MAGIC + " e0").number(8, size).hex(emptyBlock);
            add(all, ZSTD, "announces " + Long.toUnsignedString(size) + ", has none", sized);
        }
        add(all, ZSTD, "reserved bit", Bytes.of(ZSTD_MAGIC + " 28 00" + emptyBlock));
        add(all, ZSTD, "dictionary wanted", Bytes.of(ZSTD_MAGIC + " 21 01 00" + emptyBlock));
        add(all, ZSTD, "reserved block type", Bytes.of(ZSTD_MAGIC + " 20 00 07 00 00"));
        add(
                all,
                ZSTD,
                "block of 2 MiB",
                Bytes.of(ZSTD_MAGIC + " 00 58 fd ff ff").repeat(100, "00"));
        add(
                all,
                ZSTD,
                "wrong checksum",
                Bytes.of(ZSTD_MAGIC + " 24 00" + emptyBlock + " 00000000"));
        add(all, ZSTD, "zeros after it", Bytes.of(empty).repeat(100, "00"));
        add(all, ZSTD, "a byte after it", Bytes.of(empty).hex("28"));
        for (String version : new String[] {"1e", "22", "23", "24", "25", "26", "27"}) {
            Bytes past = Bytes.of(version + " b5 2f fd 00 00 00 00 00 00");
            add(all, ZSTD, "format of the past " + version, past);
        }
        Bytes many = Bytes.of(ZSTD_MAGIC + " 00 58");
        add(all, ZSTD, "compressed blocks of nothing", many.repeat(100_000, "0c 00 00 00"));
    }

    private static void lz4(List<Hostile> all) {
        Bytes frames = new Bytes();
        for (int i = 0; i < 60_000; i++) {
            frames.put(emptyLz4());
        }
        add(all, LZ4, "empty frames without end", frames);
        Bytes skipped = new Bytes().repeat(60_000, SKIPPABLE + " 00000000");
        add(all, LZ4, "skippable frames without end", skipped);
        add(all, LZ4, "skippable frame of 4 GiB", Bytes.of(SKIPPABLE + " ff ff ff ff 00"));
        add(all, LZ4, "empty blocks without end", lz4().repeat(100_000, "01000000 00"));
        add(all, LZ4, "empty blocks and an end", lz4().repeat(5000, "01000000 00").hex("00000000"));
        add(all, LZ4, "stored blocks of nothing", lz4().repeat(200_000, "00000080"));
        add(all, LZ4, "block of 4 MiB that ends too early", lz4().number(4, 4 << 20).hex("00"));
        add(all, LZ4, "block of 2 GiB", lz4().hex("ffffff7f 00"));
        add(all, LZ4, "stored block of 2 GiB", lz4().hex("ffffffff 00"));
        Bytes large = new Bytes().lz4Header("60 40").number(4, 70_000).repeat(70_000, "00");
        add(all, LZ4, "block over its maximum", large.hex("00000000"));
        block(all, "literals without end", new Bytes().hex("f0").repeat(100_000, "ff"));
        block(all, "match without end", new Bytes().hex("1f 61 01 00").repeat(100_000, "ff"));
        block(all, "offset 0", Bytes.of("14 61 00 00 00"));
        block(all, "offset before the start", Bytes.of("14 61 02 00 00"));
        block(all, "ends after a match", Bytes.of("14 61 01 00"));
        block(all, "ends in an offset", Bytes.of("14 61 01"));
        block(all, "ends in literals", Bytes.of("20 61"));
        block(all, "ends in a length", Bytes.of("f0"));
        add(all, LZ4, "version 2", new Bytes().lz4Header("a0 40").hex("00000000"));
        add(all, LZ4, "reserved flag", new Bytes().lz4Header("62 40").hex("00000000"));
        add(all, LZ4, "reserved bit", new Bytes().lz4Header("60 c0").hex("00000000"));
        add(all, LZ4, "other reserved bits", new Bytes().lz4Header("60 41").hex("00000000"));
        add(all, LZ4, "block maximum 3", new Bytes().lz4Header("60 30").hex("00000000"));
        Bytes dictionary = new Bytes().lz4Header("61 40 01000000").hex("00000000");
        add(all, LZ4, "dictionary wanted", dictionary);
        for (long size : new long[] {1, 1L << 62, -1}) {
            Bytes header = new Bytes().number(1, 0x68).number(1, 0x70).number(8, size);
            String text = netcourse.common.Hex.format(header.toArray());
            Bytes sized = new Bytes().lz4Header(text).hex("00000000");
            add(all, LZ4, "announces " + Long.toUnsignedString(size) + ", has none", sized);
        }
        Bytes header = Bytes.of("04 22 4d 18 60 40 00 00000000");
        add(all, LZ4, "wrong checksum of the header", header);
        add(all, LZ4, "wrong checksum", new Bytes().lz4Header("64 40").hex("00000000 00000000"));
        Bytes checked = new Bytes().lz4Header("70 40").hex("02000000 10 61 00000000 00000000");
        add(all, LZ4, "wrong checksum of a block", checked);
        add(all, LZ4, "zeros after it", new Bytes().put(emptyLz4()).repeat(100, "00"));
        // A linked block must not reach into the frame before it.
        Bytes two = new Bytes().lz4Header("40 40").hex("02000000 10 61 00000000");
        two.lz4Header("40 40").hex("05000000 04 01 00 10 62 00000000");
        add(all, LZ4, "match into the frame before", two);
    }

    private static byte[] emptyLz4() {
        return new Bytes().lz4Header("60 40").hex("00000000").toArray();
    }

    /// The start of a frame whose blocks have up to 4 MiB.
    private static Bytes lz4() {
        return new Bytes().lz4Header("60 70");
    }

    private static void block(List<Hostile> all, String name, Bytes block) {
        byte[] bytes = block.toArray();
        Bytes frame = lz4().number(4, bytes.length).put(bytes).hex("00000000");
        add(all, LZ4, "block: " + name, frame);
    }

    private static void snappy(List<Hostile> all) {
        add(all, SNAPPY, "announces 4 GiB", Bytes.of("ff ff ff ff 0f 00 61"));
        add(all, SNAPPY, "announces 64 GiB", Bytes.of("ff ff ff ff ff 01 00 61"));
        add(all, SNAPPY, "length of 35 bits", Bytes.of("ff ff ff ff 7f 00 61"));
        add(all, SNAPPY, "length without end", new Bytes().repeat(1000, "80"));
        add(all, SNAPPY, "announces 1 MiB, has a byte", Bytes.of("80 80 40 00 61"));
        Bytes short1 = Bytes.of("80 80 40").repeat(50_000, "00 61");
        add(all, SNAPPY, "less than announced", short1);
        add(all, SNAPPY, "more than announced", Bytes.of("01 04 61 62"));
        add(all, SNAPPY, "a copy over the length", Bytes.of("04 00 61 0e 01 00"));
        add(all, SNAPPY, "offset 0", Bytes.of("05 00 61 01 00"));
        add(all, SNAPPY, "offset before the start", Bytes.of("05 00 61 01 02"));
        add(all, SNAPPY, "offset of 4 GiB", Bytes.of("05 00 61 0f ff ff ff ff"));
        add(all, SNAPPY, "literal of 4 GiB", Bytes.of("05 fc ff ff ff ff 61"));
        add(all, SNAPPY, "literal that ends too early", Bytes.of("05 10 61"));
        add(all, SNAPPY, "literal length that ends too early", Bytes.of("05 f4 01"));
        add(all, SNAPPY, "offset that ends too early", Bytes.of("05 00 61 0e 01"));
        add(all, SNAPPY, "a byte after it", Bytes.of("01 00 61 00"));
    }
}
