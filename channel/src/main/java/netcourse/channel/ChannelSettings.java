package netcourse.channel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What both ends of a secure channel are configured with.
///
/// @param cipher the same at both ends: it is not negotiated
/// @param prologue the same at both ends: it is not sent, and if it differs, the handshake fails
/// @param handshakeDeadline for the whole handshake, 1 ms or more
/// @param maxRecords how many records a direction may have, the last one included, 1 or more
public record ChannelSettings(
        NoiseCipher cipher, String prologue, Duration handshakeDeadline, long maxRecords) {
    public ChannelSettings {
        if (handshakeDeadline.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(
                    "handshakeDeadline must be 1 ms or more, was " + handshakeDeadline);
        }
        if (maxRecords < 1) {
            throw new IllegalArgumentException("maxRecords must be 1 or more, was " + maxRecords);
        }
    }

    /// AES-GCM, which the processor has instructions for; 10 s, as for a message; 2^40 records: at
    /// a million a second that is twelve days, and if all are as long as can be, just under the
    /// 2^56 bytes that Noise allows for one key of AES-GCM (revision 34, section 14). TLS 1.3 is
    /// more careful: 2^24.5 records of 16 KiB (RFC 8446, section 5.5).
    public static ChannelSettings defaults() {
        return new ChannelSettings(
                NoiseCipher.AES_GCM, "netcourse channel 1", Duration.ofSeconds(10), 1L << 40);
    }

    public ChannelSettings withCipher(NoiseCipher other) {
        return new ChannelSettings(other, prologue, handshakeDeadline, maxRecords);
    }

    public ChannelSettings withPrologue(String text) {
        return new ChannelSettings(cipher, text, handshakeDeadline, maxRecords);
    }

    public ChannelSettings withHandshakeDeadline(Duration duration) {
        return new ChannelSettings(cipher, prologue, duration, maxRecords);
    }

    public ChannelSettings withMaxRecords(long count) {
        return new ChannelSettings(cipher, prologue, handshakeDeadline, count);
    }

    /// The prologue in UTF-8, as it is hashed.
    public byte[] prologueBytes() {
        return prologue.getBytes(StandardCharsets.UTF_8);
    }
}
