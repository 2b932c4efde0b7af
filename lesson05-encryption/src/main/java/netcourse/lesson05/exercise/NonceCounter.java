package netcourse.lesson05.exercise;

/// Exercise 5.4: nonces from a counter, which refuses to wrap.
///
/// A nonce that is used twice with one key breaks AES-GCM and ChaCha20-Poly1305: the two
/// ciphertexts give away the XOR of the two plaintexts, and the two tags give away a key with which
/// tags can be forged. A counter never gives a number twice, as long as it stops in time.
///
/// ```
/// offset  size   nonce
///    0     4     direction, 0 or 1, big-endian
///    4     8     counter, unsigned, big-endian
/// ```
///
/// Both ends seal with the same key here, and each counts what it sends itself. So the direction is
/// a part of the nonce: the two never give the same one.
///
/// One thread at a time. A counter for many threads would not help: a nonce that is not sent must
/// be used in the order in which the receiver counts along, so the caller takes the nonce, seals
/// and sends under one lock. Two objects have nothing to do with each other.
public interface NonceCounter {
    /// Who sends.
    enum Direction {
        /// Number 0 in the nonce.
        CLIENT_TO_SERVER,
        /// Number 1 in the nonce.
        SERVER_TO_CLIENT
    }

    /// Begins to count, for a new key: what was before is forgotten.
    ///
    /// @param first the counter of the first nonce, unsigned: from 2^63 on it is negative as a
    ///   `long`
    /// @param limit the first counter that is refused, unsigned. So 2^64-1, which is -1 as a
    ///   `long`, is never given, whatever the limit
    /// @throws IllegalArgumentException if `first` is more than `limit`, both unsigned; nothing
    ///   changes then, so what was before is counted on
    void begin(Direction direction, long first, long limit);

    /// The next nonce, 12 bytes in an array of its own. The caller may change the array.
    ///
    /// @throws IllegalStateException when the counter has reached the limit, and each time from
    ///   then on until [#begin]: the connection needs a new key
    byte[] next();
}
