package netcourse.benchmarks;

/// The header that is packed and unpacked; it checks nothing, so that only the codecs are measured.
public record Header(
        byte[] magic,
        int version,
        int flags,
        int protocol,
        int error,
        long sequence,
        long bodyLength) {}
