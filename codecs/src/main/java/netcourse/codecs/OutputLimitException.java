package netcourse.codecs;

import netcourse.common.ProtocolException;

/// More would come out of compressed bytes than the caller allows.
public final class OutputLimitException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    OutputLimitException(long maxBytes) {
        super("output must be at most %d bytes, more would come".formatted(maxBytes));
    }
}
