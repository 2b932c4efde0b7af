package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;

/// Exercise 1.4: a fixed record with padding, as C lays it out.
///
/// Some peers send what they have in memory, as it lies there. This is such a structure, and what a
/// C compiler for a 64-bit, little-endian machine makes of it (x86-64, ARM64): a field stands at a
/// multiple of its own size, and the whole is a multiple of the largest, so that the same holds in
/// an array of them. The gaps are padding, in which C leaves what was there before.
///
/// ```
///                          offset  size  field
/// struct peer_entry {           0     1  kind      unsigned
///     uint8_t  kind;            1     3  (padding)
///     uint32_t id;              4     4  id        unsigned, little-endian
///     uint16_t port;            8     2  port      unsigned, little-endian
///     char     name[8];        10     8  name      ASCII, filled up with zeros
/// };                           18     2  (padding)
///                              20        the next one
/// ```
public interface PeerEntryCodec {
    /// The bytes of an entry.
    int BYTES = 20;

    /// The 20 bytes of an entry. All padding, and what the name leaves free, is zero: nothing that
    /// was in memory before leaves the machine. A name of 8 characters has no zero after it.
    byte[] encode(PeerEntry entry);

    /// Reads an entry.
    ///
    /// - Padding is ignored, whatever it holds.
    /// - The name ends before its first zero byte, or after 8 bytes if there is none. What follows
    ///   the zero is ignored too: `strcpy` leaves it there.
    ///
    /// The bytes come from a peer; each of them can be anything.
    ///
    /// @param bytes not changed
    /// @throws ProtocolException if there are fewer or more than 20 bytes; the message names both
    ///   numbers, as in `entry must be 20 bytes, was 7`. Or if the name has a byte that is not
    ///   printable ASCII; the message names the field and its first byte: `name (byte 10) must be
    ///   printable ASCII, has 80 at byte 12`
    PeerEntry decode(byte[] bytes) throws ProtocolException;
}
