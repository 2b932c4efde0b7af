package netcourse.lesson05.exercise;

import java.util.function.BooleanSupplier;

/// Exercise 5.6: a replay window for datagrams (RFC 9147, section 4.5.1).
///
/// Whoever can see a datagram can send it again, and its tag is right again. Datagrams also arrive
/// out of order, or not at all, so a receiver cannot simply demand the next number. It remembers
/// the highest sequence number, and in one bit each, which of the last 64 numbers have arrived.
///
/// ```
///   too old │      64 numbers, the highest included      │ new
///  ─────────┼────────────────────────────────────────────┼──────────▸ sequence
///           highest - 63                           highest
/// ```
///
/// Over TCP nobody needs this: the bytes come in order and complete or not at all, so both ends
/// count the records, and a repeated one has the wrong number.
///
/// One thread at a time.
public interface ReplayWindow {
    /// How many numbers the window has.
    int WIDTH = 64;

    /// Begins anew, for a new key: no datagram has arrived.
    void begin();

    /// Whether a datagram is accepted:
    ///
    /// - Too old, 64 or more below the highest number so far, or received before: refused. The tag
    ///   is not even verified, since that costs time.
    /// - Otherwise the tag is verified, once. If it is wrong, the datagram is refused and changes
    ///   nothing: anybody could have sent it, with any number.
    /// - If it is right, the number counts as received, and the window moves if the number is
    ///   higher than any before. It may be higher by any amount.
    ///
    /// The first datagram whose tag is right may have any number.
    ///
    /// @param sequence unsigned: from 2^63 on it is negative as a `long`
    /// @param tagIsRight verifies the tag of this datagram. If it throws, so does this method, and
    ///   nothing changes
    boolean accept(long sequence, BooleanSupplier tagIsRight);
}
