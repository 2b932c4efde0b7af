package netcourse.lesson04;

import java.util.SplittableRandom;

/// Fills large arrays, quickly also in a JVM that compiles little, as ours for tests does:
/// `Arrays.fill` goes byte by byte there, and `Random` takes a step for every four.
final class Filled {
    private Filled() {}

    /// Bytes that nothing shrinks. They are the same each time; a longer array begins with those of
    /// a shorter one.
    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(1).nextBytes(bytes);
        return bytes;
    }

    /// Fills a part of an array that is not empty.
    static byte[] with(byte value, byte[] bytes, int from, int to) {
        bytes[from] = value;
        for (int done = 1; done < to - from; done *= 2) {
            System.arraycopy(bytes, from, bytes, from + done, Math.min(done, to - from - done));
        }
        return bytes;
    }
}
