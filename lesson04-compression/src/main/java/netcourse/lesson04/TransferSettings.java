package netcourse.lesson04;

import java.time.Duration;
import java.util.List;
import netcourse.codecs.Compression;
import netcourse.common.MessageLimits;

/// What a [TransferServer] grants.
///
/// @param codecs which it has, best first; none leaves `identity`
/// @param maxFileBytes the greatest size of a file, 0 or more
/// @param overwrite whether a file may take the place of one that is there
/// @param maxClients at a time, 1 or more
/// @param limits of the connection of each client
/// @param writeDeadline how long a client may take to read an answer
/// @param parts what a learner's classes replace
public record TransferSettings(
        List<Compression> codecs,
        long maxFileBytes,
        boolean overwrite,
        int maxClients,
        MessageLimits limits,
        Duration writeDeadline,
        TransferParts parts) {
    /// Best first for most: zstd makes the least of text for its time, LZ4 and Snappy are faster on
    /// a fast network, the three of deflate are what everybody has.
    public static final List<Compression> BEST_FIRST =
            List.of(
                    Compression.ZSTD,
                    Compression.LZ4,
                    Compression.SNAPPY,
                    Compression.GZIP,
                    Compression.ZLIB,
                    Compression.DEFLATE);

    public TransferSettings {
        codecs = List.copyOf(codecs);
        if (maxFileBytes < 0) {
            throw new IllegalArgumentException(
                    "maxFileBytes must be 0 or more, was " + maxFileBytes);
        }
        if (maxClients < 1) {
            throw new IllegalArgumentException("maxClients must be 1 or more, was " + maxClients);
        }
    }

    /// All codecs; files up to 1 GiB, never over another; 100 clients, each with two buffers of 256
    /// KiB and its codec; 30 s for a client that does nothing, as HTTP servers have it.
    public static TransferSettings defaults() {
        Duration silence = Duration.ofSeconds(30);
        return new TransferSettings(
                BEST_FIRST,
                1L << 30,
                false,
                100,
                MessageLimits.defaults()
                        .withMaxBodyBytes(TransferType.CHUNK_BYTES)
                        .withIdle(silence),
                silence,
                TransferParts.own());
    }

    public TransferSettings withCodecs(List<Compression> others) {
        return new TransferSettings(
                others, maxFileBytes, overwrite, maxClients, limits, writeDeadline, parts);
    }

    public TransferSettings withMaxFileBytes(long bytes) {
        return new TransferSettings(
                codecs, bytes, overwrite, maxClients, limits, writeDeadline, parts);
    }

    public TransferSettings withOverwrite(boolean allowed) {
        return new TransferSettings(
                codecs, maxFileBytes, allowed, maxClients, limits, writeDeadline, parts);
    }

    public TransferSettings withMaxClients(int clients) {
        return new TransferSettings(
                codecs, maxFileBytes, overwrite, clients, limits, writeDeadline, parts);
    }

    public TransferSettings withLimits(MessageLimits others) {
        return new TransferSettings(
                codecs, maxFileBytes, overwrite, maxClients, others, writeDeadline, parts);
    }

    public TransferSettings withWriteDeadline(Duration duration) {
        return new TransferSettings(
                codecs, maxFileBytes, overwrite, maxClients, limits, duration, parts);
    }

    public TransferSettings withParts(TransferParts others) {
        return new TransferSettings(
                codecs, maxFileBytes, overwrite, maxClients, limits, writeDeadline, others);
    }

    /// The names of the codecs, as they are negotiated.
    List<String> names() {
        return codecs.stream().map(Compression::title).toList();
    }
}
