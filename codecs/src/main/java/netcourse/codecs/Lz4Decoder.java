package netcourse.codecs;

import java.io.IOException;

/// Decodes LZ4 frames from a stream: each block into a window, behind what the next one may refer
/// to.
final class Lz4Decoder implements Decoder {
    private final Lz4Frame frame;
    private byte[] window = new byte[2 * Lz4Frame.MAX_HISTORY];
    private int given;
    private int filled;

    Lz4Decoder(Input input) {
        this.frame = new Lz4Frame(input);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (given == filled) {
            int most = frame.nextBlock();
            if (most < 0) {
                return -1;
            }
            makeRoom(most);
            filled += frame.decode(window, filled, filled + most);
        }
        int count = Math.min(length, filled - given);
        System.arraycopy(window, given, into, from, count);
        given += count;
        return count;
    }

    /// Moves the history to the start, if the block has no room after it. The window grows with the
    /// blocks that have come, to four of them: so it is moved once in four.
    private void makeRoom(int most) {
        if (window.length - filled < most) {
            int history = Math.min(filled, Lz4Frame.MAX_HISTORY);
            byte[] from = window;
            if (window.length < Lz4Frame.MAX_HISTORY + most) {
                window = new byte[Lz4Frame.MAX_HISTORY + most];
            }
            System.arraycopy(from, filled - history, window, 0, history);
            filled = history;
            given = history;
        }
    }

    @Override
    public void close() {}
}
