package netcourse.lesson05.demo;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/// How many blocks of 16 bytes have been there before: what someone without the key can count.
///
/// @param blocks whole blocks
/// @param repeated those that are equal to an earlier one
record RepeatedBlocks(int blocks, int repeated) {
    static RepeatedBlocks in(byte[] bytes, int length) {
        Set<ByteBuffer> seen = new HashSet<>();
        int blocks = length / Aes.BLOCK_BYTES;
        for (int i = 0; i < blocks; i++) {
            seen.add(ByteBuffer.wrap(bytes, i * Aes.BLOCK_BYTES, Aes.BLOCK_BYTES));
        }
        return new RepeatedBlocks(blocks, blocks - seen.size());
    }

    double percent() {
        return 100.0 * repeated / Math.max(1, blocks);
    }
}
