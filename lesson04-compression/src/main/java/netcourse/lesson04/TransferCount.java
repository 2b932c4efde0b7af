package netcourse.lesson04;

import java.util.Locale;

/// How much was sent or received, as what, and how fast.
///
/// @param files how many
/// @param bytes of content
/// @param wireBytes of the messages that carried the content, headers and all
/// @param nanos how long that took
public record TransferCount(int files, long bytes, long wireBytes, long nanos) {
    /// Nothing yet.
    public static final TransferCount NONE = new TransferCount(0, 0, 0, 0);

    /// Both together, one after the other.
    public TransferCount plus(TransferCount other) {
        return new TransferCount(
                files + other.files,
                bytes + other.bytes,
                wireBytes + other.wireBytes,
                nanos + other.nanos);
    }

    /// `1 file`, `2 files`.
    public String filesText() {
        return files == 1 ? "1 file" : files + " files";
    }

    /// `100,000,000 bytes as 31,250,000 (ratio 3.20), 0.400 s, 250.00 MB/s`; an MB is 1,000,000
    /// bytes, of content. Without a ratio if there is no content.
    public String text() {
        double seconds = Math.max(nanos, 1) / 1e9;
        String ratio =
                bytes == 0
                        ? ""
                        : format(" as %,d (ratio %.2f)", wireBytes, (double) bytes / wireBytes);
        return format(
                "%,d bytes%s, %.3f s, %.2f MB/s", bytes, ratio, seconds, bytes / 1e6 / seconds);
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
