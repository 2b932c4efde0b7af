package netcourse.codecs;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Any bytes as zstd: see [Fuzzing].
class ZstdFuzz {
    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) {
        Fuzzing.check(Compression.ZSTD, data);
    }
}
