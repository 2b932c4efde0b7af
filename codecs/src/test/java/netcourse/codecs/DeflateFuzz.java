package netcourse.codecs;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Any bytes as raw deflate: see [Fuzzing].
class DeflateFuzz {
    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) {
        Fuzzing.check(Compression.DEFLATE, data);
    }
}
