package netcourse.lesson05.exercise;

/// Exercise 5.2: sign a message, and verify it, with HMAC-SHA256 (RFC 2104).
///
/// A hash protects against accidents: it can be computed by anybody, and so can that of another
/// message. An HMAC takes a key. Only those who share the key can make the tag of a message or
/// verify it, so a right tag says that the message was made by one of them and not changed since.
///
/// ```
/// key, message ──▸ HMAC-SHA256 ──▸ 32 bytes, of which the first tagBytes are the tag
/// ```
///
/// Sender and receiver have agreed on the length of the tag (RFC 2104, section 5). The length is
/// never taken from the tag that came: otherwise an attacker could send a tag of one byte, or of
/// none.
///
/// The arrays are left as they are. Your class shares nothing between two calls: many threads may
/// use one object.
public interface MessageSigner {
    /// The first bytes of the HMAC-SHA256 of the message, of any length.
    ///
    /// @param key of 1 byte or more. An empty key is refused: it is known to everybody
    /// @param tagBytes the length of the tag, 16 to 32
    /// @throws IllegalArgumentException for an empty key, or another length of the tag
    byte[] sign(byte[] key, byte[] message, int tagBytes);

    /// Whether this is the tag of the message. A tag of another length than `tagBytes` is wrong,
    /// and no exception: it came from the peer.
    ///
    /// The comparison takes the same time for every wrong tag of the right length. One that may
    /// stop at the first difference, such as `Arrays.equals`, can show by its time how many bytes
    /// were right. A forger then finds the tag byte by byte. So no branch of your code depends on a
    /// single byte of the tag, and your code calls no such method at all; the check looks for both
    /// in your compiled class.
    ///
    /// @param key as for [#sign]
    /// @param tag what came from the peer, of any length
    /// @param tagBytes as for [#sign]
    /// @throws IllegalArgumentException as for [#sign]
    boolean verify(byte[] key, byte[] message, byte[] tag, int tagBytes);
}
