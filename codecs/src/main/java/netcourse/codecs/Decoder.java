package netcourse.codecs;

import java.io.IOException;
import java.nio.ByteBuffer;
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

    /// Decodes all into a buffer, whose room is the bound.
    ///
    /// @param spare one byte of room, to see whether more than that would come
    static void readAll(Decoder decoder, ByteBuffer target, byte[] spare) throws ProtocolException {
        int start = target.arrayOffset() + target.position();
        int room = target.remaining();
        int filled = 0;
        try {
            int count = 0;
            while (filled < room && count >= 0) {
                count = decoder.read(target.array(), start + filled, room - filled);
                filled += Math.max(count, 0);
            }
            if (count >= 0 && decoder.read(spare, 0, 1) >= 0) {
                throw new OutputLimitException(room);
            }
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException e) {
            throw new AssertionError("an array does not fail", e);
        }
        target.position(target.position() + filled);
    }

    /// Counts one more that is empty.
    static int countEmpty(int before, String what) throws ProtocolException {
        if (before == MAX_EMPTY) {
            throw new ProtocolException(
                    "at most %d %s may be empty, more came".formatted(MAX_EMPTY, what));
        }
        return before + 1;
    }
}
