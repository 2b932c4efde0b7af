package netcourse.codecs;

/// How much a decoding stream takes and gives.
///
/// @param maxInputBytes of compressed input; without this limit a peer could send empty members
///   forever, since they never reach a limit on the output
/// @param maxOutputBytes of content
/// @param maxWindowBytes how far back the content may refer to itself, which is memory that the
///   decoder must have. Only zstd frames choose it, up to gigabytes
public record StreamLimits(long maxInputBytes, long maxOutputBytes, int maxWindowBytes) {
    /// What every zstd decoder should support: RFC 8878, 3.1.1.1.2. `zstd -19` needs no more.
    public static final int DEFAULT_WINDOW_BYTES = 8 << 20;

    public StreamLimits {
        check("input", maxInputBytes);
        check("output", maxOutputBytes);
        check("window", maxWindowBytes);
    }

    private static void check(String what, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "limit of the %s must be 0 or more, was %d".formatted(what, value));
        }
    }

    /// A limit on the output, and an input as large as honest encoders make of that much: no more
    /// than an eighth longer, and 64 KiB for headers and names.
    public static StreamLimits ofOutput(long maxOutputBytes) {
        long eighth = maxOutputBytes / 8 + (64 << 10);
        long maxInputBytes =
                maxOutputBytes > Long.MAX_VALUE - eighth ? Long.MAX_VALUE : maxOutputBytes + eighth;
        return new StreamLimits(maxInputBytes, maxOutputBytes, DEFAULT_WINDOW_BYTES);
    }

    /// The same with another limit on the input.
    public StreamLimits withMaxInputBytes(long bytes) {
        return new StreamLimits(bytes, maxOutputBytes, maxWindowBytes);
    }

    /// The same with another window.
    public StreamLimits withMaxWindowBytes(int bytes) {
        return new StreamLimits(maxInputBytes, maxOutputBytes, bytes);
    }
}
