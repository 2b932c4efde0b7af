package netcourse.lesson04;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Inflater;
import netcourse.codecs.Codec;
import netcourse.codecs.Compression;
import netcourse.common.ProtocolException;
import netcourse.lesson04.answer.SolvedBoundedDeflate;
import netcourse.lesson04.answer.SolvedGzipMemberReader;
import netcourse.lesson04.answer.SolvedPresetDictionary;
import netcourse.lesson04.exercise.GzipMemberReader.Member;

/// Any bytes: the answers to exercises 4.2, 4.5 and 4.6 make of them what the course's own codecs
/// make, or refuse what those refuse. The first byte says which limit applies.
class DeflateAnswersFuzz {
    private static final int[] LIMITS = {0, 40, 1000, 1 << 20};

    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) {
        int first = data.length == 0 ? 0 : data[0];
        int limit = LIMITS[first & 3];
        byte[] bytes = Arrays.copyOfRange(data, Math.min(1, data.length), data.length);
        byte[] raw = byCodec(Compression.DEFLATE, bytes, limit);
        assertThat(inflated(bytes, limit, true)).isEqualTo(raw);
        byte[] zlib = byCodec(Compression.ZLIB, bytes, limit);
        assertThat(inflated(bytes, limit, false)).isEqualTo(zlib);
        withDictionary(bytes, limit, zlib);
        gzip(bytes, limit);
    }

    /// Null if it is refused.
    private static byte[] byCodec(Compression compression, byte[] bytes, int limit) {
        try (Codec codec = compression.open()) {
            return codec.decompress(bytes, limit);
        } catch (ProtocolException e) {
            return null;
        }
    }

    private static byte[] inflated(byte[] bytes, int limit, boolean raw) {
        try {
            return new SolvedBoundedDeflate().inflate(bytes, limit, () -> new Inflater(raw));
        } catch (ProtocolException e) {
            return null;
        }
    }

    /// What needs no dictionary comes out as without one.
    private static void withDictionary(byte[] bytes, int limit, byte[] expected) {
        byte[] dictionary = {'a', 'b', 'c'};
        try {
            byte[] content =
                    new SolvedPresetDictionary()
                            .decompress(bytes, dictionary, limit, Inflater::new);
            boolean needsIt = (bytes[1] & 0x20) != 0;
            assertThat(needsIt || Arrays.equals(expected, content)).isTrue();
            assertThat(content.length).isLessThanOrEqualTo(limit);
        } catch (ProtocolException e) {
            assertThat(expected).isNull();
        }
    }

    /// Member after member, as the codec takes them all at once. The answer refuses long names, the
    /// codec many empty members, and no bytes at all.
    private static void gzip(byte[] bytes, int limit) {
        byte[] expected = byCodec(Compression.GZIP, bytes, limit);
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        int empty = 0;
        try {
            while (true) {
                int left = in.available();
                Optional<Member> member =
                        new SolvedGzipMemberReader()
                                .read(in, limit - contents.size(), () -> new Inflater(true));
                if (member.isEmpty()) {
                    assertThat(in.available()).isZero();
                    break;
                }
                assertThat(in.available()).isLessThan(left);
                byte[] content = member.orElseThrow().content();
                contents.write(content);
                empty += content.length == 0 ? 1 : 0;
            }
            if (expected == null) {
                assertThat(bytes.length == 0 || empty > 0).isTrue();
            } else {
                assertThat(contents.toByteArray()).isEqualTo(expected);
            }
        } catch (ProtocolException e) {
            boolean longText = String.valueOf(e.getMessage()).contains("more than 1024 bytes");
            assertThat(longText || expected == null).as(e.getMessage()).isTrue();
        } catch (EOFException e) {
            assertThat(expected).isNull();
        } catch (IOException e) {
            throw new AssertionError("a stream in memory does not fail", e);
        }
    }
}
