package netcourse.lesson01.exercise;

import netcourse.common.ProtocolException;
import netcourse.lesson01.PeerEntry;

/// Exercise 1.4: a fixed record with padding, as C lays it out.
///
/// Some programs send a structure as it is in their memory. This one comes from a C compiler for a
/// 64-bit, little-endian machine (x86-64, ARM64). Write such an entry, and read one.
///
/// The compiler puts each field at a multiple of its alignment, which for these numbers is their
/// size. The size of the whole is a multiple of the largest alignment, 4, so that the fields are
/// aligned in an array of entries, too. The gaps are padding. C does not clear them.
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
    /// @throws ProtocolException in two cases:
    ///
    ///   - if there are fewer or more than 20 bytes; the message names both numbers, as in `entry
    ///     must be 20 bytes, was 7`
    ///   - if the name has a byte that is not printable ASCII; the message names the field and the
    ///     byte at which the field begins, as in `name (byte 10) must be printable ASCII`. Say
    ///     which byte is wrong, too, if you like: `…, has 80 at byte 12`
    PeerEntry decode(byte[] bytes) throws ProtocolException;
}
