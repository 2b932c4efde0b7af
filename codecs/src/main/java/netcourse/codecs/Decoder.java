package netcourse.codecs;

import java.io.IOException;
import netcourse.common.ProtocolException;

/// Decodes an [Input] piece by piece, without a limit of its own: what calls it counts.
interface Decoder extends AutoCloseable {
    /// How many members or frames with no content in them are taken. No encoder writes many, and
    /// they never reach a limit on the output.
    int MAX_EMPTY = 1000;

    /// Decodes at least one byte, as soon as one can be known.
    ///
    /// @param length 1 or more
    /// @return how many bytes, or -1 at the end of the input, when all of it was found right
    /// @throws ProtocolException for bytes that are not right
    int read(byte[] into, int from, int length) throws IOException;

    @Override
    void close();

    /// Counts one more that is empty.
    static int countEmpty(int before, String what) throws ProtocolException {
        if (before == MAX_EMPTY) {
            throw new ProtocolException(
                    "at most %d %s may be empty, more came".formatted(MAX_EMPTY, what));
        }
        return before + 1;
    }
}
