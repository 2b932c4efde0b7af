package netcourse.codecs;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Any bytes as raw Snappy: see [Fuzzing].
class SnappyFuzz {
    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) {
        Fuzzing.check(Compression.SNAPPY, data);
    }
}
