package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import org.junit.jupiter.api.Test;

/// What the chapter says of compression, shown with the JDK's own zlib and with the codecs.
class CompressionFactsTest {
    private static final byte[] TEXT = text(10_000);

    /// English prose: the licence of the course.
    private static final Path ENGLISH = Path.of("../LICENSE");

    private static byte[] text(int bytes) {
        String[] words = "the of and to in is was he for it with as his on be at by had".split(" ");
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes) {
            text.append(words[random.nextInt(words.length)]).append(' ');
        }
        return Arrays.copyOf(text.toString().getBytes(US_ASCII), bytes);
    }

    private static byte[] random(int bytes) {
        byte[] content = new byte[bytes];
        new Random(2).nextBytes(content);
        return content;
    }

    private static byte[] compress(Compression compression, byte[] content) {
        try (Codec codec = compression.open()) {
            return codec.compress(content);
        }
    }

    private static int bytes(Compression compression, String content) {
        return compress(compression, content.getBytes(US_ASCII)).length;
    }

    @Test
    void theEntropyOfTheFourLettersIsWhatTheirHuffmanCodeTakes() {
        double[] share = {1 / 2., 1 / 4., 1 / 8., 1 / 8.};
        int[] lengths = {1, 2, 3, 3};
        double entropy = Arrays.stream(share).map(p -> -p * Math.log(p) / Math.log(2)).sum();
        double taken = IntStream.range(0, 4).mapToDouble(i -> share[i] * lengths[i]).sum();
        assertThat(entropy).isEqualTo(1.75);
        assertThat(taken).isEqualTo(1.75);
    }

    @Test
    void deflateTakesFewerBitsThanTheEntropyOfSingleBytesSinceItSeesPhrases() throws IOException {
        byte[] english = Files.readAllBytes(ENGLISH);
        int[] counts = new int[256];
        for (byte b : english) {
            counts[b & 0xff]++;
        }
        double entropy =
                Arrays.stream(counts)
                        .filter(count -> count > 0)
                        .mapToDouble(count -> (double) count / english.length)
                        .map(p -> -p * Math.log(p) / Math.log(2))
                        .sum();
        double taken = 8. * compress(Compression.DEFLATE, english).length / english.length;
        assertThat(entropy).isBetween(4.3, 4.6);
        assertThat(taken).isBetween(2.5, 3.0);
    }

    @Test
    void randomBytesGrowInEveryFormat() {
        for (Compression compression : Compression.values()) {
            assertThat(compress(compression, random(10_000)))
                    .as(compression.title())
                    .hasSizeBetween(10_001, 10_050);
        }
    }

    /// LZ4 and Snappy have no Huffman codes, so they leave something for gzip to do.
    @Test
    void whatIsCompressedAlreadyDoesNotShrinkAgain() throws IOException {
        byte[] english = Files.readAllBytes(ENGLISH);
        for (Compression compression : Compression.values()) {
            byte[] once = compress(compression, english);
            int twice = compress(Compression.GZIP, once).length;
            boolean isWholeBytes =
                    compression == Compression.LZ4 || compression == Compression.SNAPPY;
            assertThat(twice < once.length).as(compression.title()).isEqualTo(isWholeBytes);
        }
    }

    @Test
    void zlibIsSixBytesLongerThanRawDeflateAndGzipEighteen() {
        int raw = compress(Compression.DEFLATE, TEXT).length;
        assertThat(compress(Compression.ZLIB, TEXT)).hasSize(raw + 6);
        assertThat(compress(Compression.GZIP, TEXT)).hasSize(raw + 18);
        String zlib = HexFormat.of().formatHex(compress(Compression.ZLIB, TEXT));
        assertThat(zlib).startsWith("789c");
        assertThat(HexFormat.of().formatHex(compress(Compression.GZIP, TEXT))).startsWith("1f8b08");
    }

    @Test
    void aSmallMessageGrows() {
        String message = "{\"id\":7}";
        for (Compression compression : Compression.values()) {
            assertThat(bytes(compression, message))
                    .as(compression.title())
                    .isGreaterThan(message.length());
        }
        assertThat(bytes(Compression.GZIP, message)).isEqualTo(28);
    }

    @Test
    void aSyncFlushEndsInAnEmptyStoredBlock() {
        try (Deflater deflater = new Deflater(6, true)) {
            deflater.setInput(TEXT);
            byte[] target = new byte[TEXT.length];
            int count = deflater.deflate(target, 0, target.length, Deflater.SYNC_FLUSH);
            byte[] end = Arrays.copyOfRange(target, count - 4, count);
            assertThat(HexFormat.of().formatHex(end)).isEqualTo("0000ffff");
        }
    }

    @Test
    void aReaderCanBeginAfterAFullFlushButNotAfterASyncFlush() throws DataFormatException {
        assertThat(secondLineAlone(Deflater.FULL_FLUSH)).isEqualTo("good morning");
        assertThatExceptionOfType(DataFormatException.class)
                .isThrownBy(() -> secondLineAlone(Deflater.SYNC_FLUSH))
                .withMessageContaining("too far back");
    }

    /// What a reader makes of the second line that did not see the first one.
    private static String secondLineAlone(int flush) throws DataFormatException {
        try (Deflater deflater = new Deflater(6, true);
                Inflater inflater = new Inflater(true)) {
            byte[] target = new byte[100];
            deflater.setInput("good morning".getBytes(US_ASCII));
            deflater.deflate(target, 0, target.length, flush);
            deflater.setInput("good morning".getBytes(US_ASCII));
            inflater.setInput(target, 0, deflater.deflate(target, 0, target.length, flush));
            byte[] line = new byte[100];
            return new String(line, 0, inflater.inflate(line), US_ASCII);
        }
    }

    @Test
    void gzipOutputStreamSendsItsHeaderAloneUnlessItWasMadeWithSyncFlush() throws IOException {
        assertThat(bytesAfterFlush(false)).isEqualTo(10);
        assertThat(bytesAfterFlush(true)).isGreaterThan(10 + 4);
    }

    private static int bytesAfterFlush(boolean syncFlush) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(sent, syncFlush)) {
            gzip.write("good morning".getBytes(US_ASCII));
            gzip.flush();
            return sent.size();
        }
    }

    @Test
    void theLevelIsTheEncodersAffair() throws IOException {
        int fast;
        int strong;
        try (Codec one = Compression.GZIP.open(1);
                Codec nine = Compression.GZIP.open(9)) {
            fast = one.compress(TEXT).length;
            strong = nine.compress(TEXT).length;
            assertThat(one.decompress(nine.compress(TEXT), TEXT.length)).isEqualTo(TEXT);
        }
        assertThat(strong).isLessThan(fast);
    }

    @Test
    void theSecretComesOutLetterByLetter() {
        String secret = "cookie: session=7f3a91c4\n";
        String found = "";
        for (int i = 0; i < 8; i++) {
            String known = found;
            found +=
                    Arrays.stream("0123456789abcdef".split(""))
                            .min(Comparator.comparing(guess -> bytesWith(secret, known + guess)))
                            .orElseThrow();
        }
        assertThat(found).isEqualTo("7f3a91c4");
        // The sizes that the chapter draws.
        assertThat(Stream.of("6", "7", "8", "7e", "7f").map(guess -> bytesWith(secret, guess)))
                .containsExactly(36, 35, 36, 36, 35);
    }

    private static int bytesWith(String secret, String guess) {
        return bytes(Compression.DEFLATE, secret + "search: session=" + guess);
    }

    @Test
    void aWindowThatIsSharedTellsOneUserWhatAnotherWrote() {
        assertThat(bytesAfterTheSecret("card 4929 1038 5571 0024"))
                .isLessThan(bytesAfterTheSecret("card 7310 6642 9085 3317"));
    }

    /// What a line takes on the wire that follows another user's in the same stream.
    private static int bytesAfterTheSecret(String line) {
        try (Deflater shared = new Deflater(6, true)) {
            byte[] target = new byte[200];
            shared.setInput("card 4929 1038 5571 0024".getBytes(US_ASCII));
            shared.deflate(target, 0, target.length, Deflater.SYNC_FLUSH);
            shared.setInput(line.getBytes(US_ASCII));
            return shared.deflate(target, 0, target.length, Deflater.SYNC_FLUSH);
        }
    }

    @Test
    void inflateReturnsZeroAgainAndAgainIfItsInputIsCut() throws DataFormatException {
        byte[] whole = compress(Compression.DEFLATE, TEXT);
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(whole, 0, whole.length / 2);
            byte[] target = new byte[TEXT.length];
            int count = inflater.inflate(target);
            assertThat(inflater.inflate(target, count, target.length - count)).isZero();
            assertThat(inflater.needsInput()).isTrue();
            assertThat(inflater.finished()).isFalse();
        }
    }

    @Test
    void inflateReturnsZeroIfItNeedsADictionary() throws DataFormatException {
        try (Deflater deflater = new Deflater();
                Inflater inflater = new Inflater()) {
            deflater.setDictionary("the rain in Spain".getBytes(US_ASCII));
            deflater.setInput("the rain".getBytes(US_ASCII));
            deflater.finish();
            byte[] compressed = new byte[100];
            inflater.setInput(compressed, 0, deflater.deflate(compressed));
            assertThat(inflater.inflate(new byte[100])).isZero();
            assertThat(inflater.needsDictionary()).isTrue();
        }
    }

    @Test
    void gzipInputStreamReadsSeveralMembersAsOneAndIgnoresGarbageAfterThem() throws IOException {
        byte[] member = compress(Compression.GZIP, TEXT);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(member);
        file.writeBytes(member);
        file.writeBytes("garbage".getBytes(US_ASCII));
        assertThat(read(file.toByteArray())).hasSize(2 * TEXT.length);
    }

    @Test
    void gzipInputStreamTakesASecondMemberThatIsCutInItsHeaderForTheEnd() throws IOException {
        assertThat(read(twoMembers(5))).hasSize(TEXT.length);
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> read(twoMembers(500)));
    }

    /// A member, and so many bytes of another one.
    private static byte[] twoMembers(int bytesOfTheSecond) {
        byte[] member = compress(Compression.GZIP, TEXT);
        byte[] both = Arrays.copyOf(member, member.length + bytesOfTheSecond);
        System.arraycopy(member, 0, both, member.length, bytesOfTheSecond);
        return both;
    }

    private static byte[] read(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    @Test
    void gzipInputStreamTakesBytesThatFollowTheMember() throws IOException {
        byte[] member = compress(Compression.GZIP, TEXT);
        byte[] next = "the next message".getBytes(US_ASCII);
        byte[] both = Arrays.copyOf(member, member.length + next.length);
        System.arraycopy(next, 0, both, member.length, next.length);
        ByteArrayInputStream connection = new ByteArrayInputStream(both);
        new GZIPInputStream(connection).readAllBytes();
        assertThat(connection.available()).isLessThan(next.length);
    }

    @Test
    void whoeverChangesBytesCanMakeTheCrcRightAgain() {
        byte[] content = "pay 10 to Ann; note:        ".getBytes(US_ASCII);
        byte[] forged = "pay 99 to Eve; note:        ".getBytes(US_ASCII);
        int end = forged.length - 4;
        // A CRC is linear, so four free bytes reach any value; here each bit is solved for.
        int[] columns = new int[32];
        int base = crc(forged);
        for (int bit = 0; bit < 32; bit++) {
            byte[] flipped = forged.clone();
            flipped[end + bit / 8] ^= (byte) (1 << bit % 8);
            columns[bit] = crc(flipped) ^ base;
        }
        long solution = solve(columns, base ^ crc(content));
        for (int bit = 0; bit < 32; bit++) {
            if ((solution >>> bit & 1) == 1) {
                forged[end + bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
        assertThat(crc(forged)).isEqualTo(crc(content));
        assertThat(forged).isNotEqualTo(content);
    }

    private static int crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /// Which of the columns give the target when they are XORed: Gauss, over bits.
    private static long solve(int[] columns, int target) {
        int[] values = columns.clone();
        long[] which = IntStream.range(0, 32).mapToLong(i -> 1L << i).toArray();
        long solution = 0;
        int rest = target;
        for (int bit = 0, row = 0; bit < 32 && row < 32; bit++) {
            int pivot = row;
            while (pivot < 32 && (values[pivot] >>> bit & 1) == 0) {
                pivot++;
            }
            if (pivot == 32) {
                continue;
            }
            int value = values[pivot];
            long set = which[pivot];
            values[pivot] = values[row];
            which[pivot] = which[row];
            values[row] = value;
            which[row] = set;
            for (int other = row + 1; other < 32; other++) {
                if ((values[other] >>> bit & 1) == 1) {
                    values[other] ^= value;
                    which[other] ^= set;
                }
            }
            if ((rest >>> bit & 1) == 1) {
                rest ^= value;
                solution ^= set;
            }
            row++;
        }
        assertThat(rest).isZero();
        return solution;
    }
}
