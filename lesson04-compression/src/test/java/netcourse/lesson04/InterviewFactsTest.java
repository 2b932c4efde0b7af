package netcourse.lesson04;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.Hex;
import org.junit.jupiter.api.Test;

/// What the interview items say beyond the chapter, made certain; for the rest see
/// [CompressionFactsTest].
class InterviewFactsTest {
    private static final byte[] HELLO = "Hello".getBytes(US_ASCII);
    private static final String SECRET = "session=7f3a91c4d2e8";

    private static byte[] compress(Compression compression, byte[] content) {
        try (Codec codec = compression.open()) {
            return codec.compress(content);
        }
    }

    private static byte[] deflate(byte[] content) {
        return compress(Compression.DEFLATE, content);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(4).nextBytes(bytes);
        return bytes;
    }

    /// Lines that repeat words and shapes, but are all different.
    private static byte[] text() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            text.append("user ").append(random.nextInt(1000)).append(" read ");
            text.append(random.nextInt(100_000)).append(" bytes\n");
        }
        return text.toString().getBytes(UTF_8);
    }

    // --- what shrinks ---

    @Test
    void fiveBytesGrowInEachOfTheThreeWrappings() {
        assertThat(deflate(HELLO)).hasSize(7);
        assertThat(compress(Compression.ZLIB, HELLO)).hasSize(7 + 6);
        assertThat(compress(Compression.GZIP, HELLO)).hasSize(7 + 18);
    }

    @Test
    void randomBytesInBase64ShrinkByAQuarterAndNoMore() {
        byte[] base64 = Base64.getEncoder().encode(random(300_000));
        assertThat(deflate(base64)).hasSizeBetween(300_000, 310_000);
    }

    @Test
    void whatIsCompressedGrowsIfItIsCompressedAgain() {
        byte[] once = deflate(text());
        assertThat(once).hasSizeLessThan(text().length / 2);
        assertThat(deflate(once)).hasSizeGreaterThan(once.length);
    }

    // --- before encryption, and what the length says ---

    @Test
    void encryptedTextDoesNotShrinkAndCompressedTextCanBeEncrypted() throws Exception {
        assertThat(deflate(encrypt(text()))).hasSizeGreaterThan(text().length);
        assertThat(encrypt(deflate(text()))).hasSizeLessThan(text().length / 2);
    }

    private static byte[] encrypt(byte[] content) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(new byte[16], "AES"),
                new GCMParameterSpec(128, new byte[12]));
        return cipher.doFinal(content);
    }

    /// The attacker knows "session=", writes a part of the page, and sees nothing but lengths: of
    /// several pages for each guess, since a length in bytes hides some bits.
    @Test
    void lengthsAloneGiveAwayASecretThatIsCompressedWithAGuess() {
        String guess = "session=";
        while (guess.length() < SECRET.length()) {
            guess += bestDigit(guess);
        }
        assertThat(guess).isEqualTo(SECRET);
    }

    private static char bestDigit(String known) {
        char best = 0;
        int least = Integer.MAX_VALUE;
        for (char digit : "0123456789abcdef".toCharArray()) {
            int length = 0;
            for (String filler : new String[] {"", "!", "!?", "!?@", "!?@#"}) {
                length += lengthOfPageWith(filler + known + digit);
            }
            if (length < least) {
                best = digit;
                least = length;
            }
        }
        return best;
    }

    private static int lengthOfPageWith(String searched) {
        String page = "set-cookie: %s\n\n<p>You searched for %s</p>".formatted(SECRET, searched);
        return deflate(page.getBytes(US_ASCII)).length;
    }

    // --- messages in one stream ---

    /// The examples of RFC 7692, 7.2.3.1 and 7.2.3.2.
    @Test
    void syncFlushEndsIn0000ffffWhichWebSocketLeavesOut() throws Exception {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
                Inflater inflater = new Inflater(true)) {
            byte[] first = message(deflater);
            byte[] second = message(deflater);
            assertThat(Hex.format(first)).isEqualTo("f2 48 cd c9 c9 07 00");
            assertThat(Hex.format(second)).isEqualTo("f2 00 11 00 00");
            assertThat(inflate(inflater, first)).isEqualTo(HELLO);
            assertThat(inflate(inflater, second)).isEqualTo(HELLO);
        }
    }

    @Test
    void withoutTheRemovedBytesTheNextMessageFails() throws Exception {
        try (Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
                Inflater inflater = new Inflater(true)) {
            inflater.setInput(message(deflater));
            assertThat(inflater.inflate(new byte[100])).isEqualTo(HELLO.length);
            inflater.setInput(message(deflater));
            assertThatThrownBy(() -> inflater.inflate(new byte[100]))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessage("invalid stored block lengths");
        }
    }

    private static byte[] message(Deflater deflater) {
        byte[] buffer = new byte[100];
        deflater.setInput(HELLO);
        int count = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        assertThat(Hex.format(Arrays.copyOfRange(buffer, count - 4, count)))
                .isEqualTo("00 00 ff ff");
        return Arrays.copyOf(buffer, count - 4);
    }

    private static byte[] inflate(Inflater inflater, byte[] message) throws DataFormatException {
        inflater.setInput(joined(message, Hex.parse("00 00 ff ff")));
        byte[] buffer = new byte[100];
        return Arrays.copyOf(buffer, inflater.inflate(buffer));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    // --- wrappings and checksums ---

    @Test
    void aDecoderOfZlibRefusesRawDeflate() {
        try (Inflater zlib = new Inflater()) {
            zlib.setInput(deflate(HELLO));
            assertThatThrownBy(() -> zlib.inflate(new byte[100]))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessage("incorrect header check");
        }
    }

    @Test
    void aDecoderOfRawDeflateRefusesZlib() {
        try (Inflater raw = new Inflater(true)) {
            raw.setInput(compress(Compression.ZLIB, HELLO));
            assertThatThrownBy(() -> raw.inflate(new byte[100]))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessage("invalid stored block lengths");
        }
    }

    @Test
    void gzipInputStreamThrowsAtTheEndOfAFileThatWasCut() {
        byte[] member = compress(Compression.GZIP, HELLO);
        for (int length = 0; length < member.length; length++) {
            byte[] cut = Arrays.copyOf(member, length);
            assertThatThrownBy(() -> gunzip(cut)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void gzipInputStreamIgnoresASecondMemberThatWasCutInItsHeader() throws IOException {
        byte[] member = compress(Compression.GZIP, HELLO);
        for (int length = 0; length < 10; length++) {
            assertThat(gunzip(joined(member, Arrays.copyOf(member, length)))).isEqualTo(HELLO);
        }
    }

    private static byte[] gunzip(byte[] gzip) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    /// Which bits of the checksum change follows from the bits that an attacker changes, whatever
    /// the rest is.
    @Test
    void crc32OfAChangedTextIsKnownWithoutTheText() {
        byte[] change = new byte[14];
        change[4] = '1' ^ '9';
        for (String text : new String[] {"pay 100 to bob", "get 100 to eve"}) {
            byte[] bytes = text.getBytes(US_ASCII);
            byte[] changed = bytes.clone();
            changed[4] ^= change[4];
            long difference = crc32(change) ^ crc32(new byte[14]);
            assertThat(crc32(changed)).isEqualTo(crc32(bytes) ^ difference);
        }
    }

    private static long crc32(byte[] bytes) {
        return checksum(new CRC32(), bytes);
    }

    private static long checksum(Checksum checksum, byte[] bytes) {
        checksum.update(bytes);
        return checksum.getValue();
    }

    @Test
    void adler32OfAShortTextHasFewBits() {
        long adler = checksum(new Adler32(), HELLO);
        assertThat(adler & 0xffff).as("1 and the sum of five bytes").isLessThan(1 + 5 * 256);
        assertThat(adler >>> 16).as("the sum of those sums").isLessThan(5 + 15 * 256);
    }
}
