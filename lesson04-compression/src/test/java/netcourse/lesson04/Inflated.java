package netcourse.lesson04;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// What a peer makes of a compressed stream.
///
/// @param end empty if the stream is whole and nothing follows it; otherwise what is wrong
record Inflated(byte[] bytes, String end) {
    private static final byte[] NO_DICTIONARY = new byte[0];

    /// @param with closed
    /// @param expectedBytes how many should come out; at most one more does
    static Inflated of(byte[] compressed, Inflater with, int expectedBytes) {
        return of(compressed, with, NO_DICTIONARY, expectedBytes);
    }

    /// The same for a peer that has a dictionary.
    static Inflated of(byte[] compressed, Inflater with, byte[] dictionary, int expectedBytes) {
        byte[] bytes = new byte[expectedBytes + 1];
        try (with) {
            with.setInput(compressed);
            int count = with.inflate(bytes);
            if (with.needsDictionary() && dictionary.length > 0) {
                with.setDictionary(dictionary);
                count = with.inflate(bytes);
            }
            return new Inflated(Arrays.copyOf(bytes, count), end(with, count > expectedBytes));
        } catch (DataFormatException e) {
            return new Inflated(new byte[0], e.getMessage());
        } catch (IllegalArgumentException e) {
            return new Inflated(new byte[0], "needs another dictionary");
        }
    }

    /// Whether it is one whole stream of just these bytes.
    boolean isWhole(byte[] expected) {
        return end.isEmpty() && Arrays.equals(expected, bytes);
    }

    private static String end(Inflater inflater, boolean full) {
        if (inflater.needsDictionary()) {
            return "needs a dictionary";
        }
        if (!inflater.finished()) {
            return full ? "more" : "truncated";
        }
        int left = inflater.getRemaining();
        return left == 0 ? "" : left + " bytes after the end";
    }
}
