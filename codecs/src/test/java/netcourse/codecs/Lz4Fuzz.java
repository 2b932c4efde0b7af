package netcourse.codecs;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Any bytes as LZ4 frames: see [Fuzzing].
class Lz4Fuzz {
    @FuzzTest(maxDuration = "10s")
    void bytesFromOutside(byte[] data) {
        Fuzzing.check(Compression.LZ4, data);
    }
}
