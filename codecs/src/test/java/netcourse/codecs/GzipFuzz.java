package netcourse.codecs;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Any bytes as gzip: see [Fuzzing].
class GzipFuzz {
    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) {
        Fuzzing.check(Compression.GZIP, data);
    }
}
