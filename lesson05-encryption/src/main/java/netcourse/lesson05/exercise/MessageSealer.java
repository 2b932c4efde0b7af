package netcourse.lesson05.exercise;

import netcourse.common.ProtocolException;

/// Exercise 5.3: seal a message with AES-256-GCM, and open it.
///
/// GCM encrypts and authenticates in one operation (NIST SP 800-38D). Its tag also covers bytes
/// that are sent in clear beside the ciphertext, the associated data: of a message of the course,
/// that is the header. Whoever opens must have the same associated data, or the tag is wrong.
///
/// ```
/// sealed   nonce (12 bytes) | ciphertext, as long as the plaintext | tag (16 bytes)
/// ```
///
/// The arrays are left as they are, and each result is an array of its own. Your class keeps
/// nothing between two calls: many threads may use one object.
public interface MessageSealer {
    /// Seals. The same arguments always give the same bytes: it is the caller who must never use a
    /// nonce twice with one key.
    ///
    /// @param key 32 bytes
    /// @param nonce 12 bytes
    /// @param associatedData authenticated, but no part of the result; may be empty
    /// @param plaintext may be empty
    /// @throws IllegalArgumentException if the key or the nonce has another length
    byte[] seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext);

    /// The plaintext that was sealed.
    ///
    /// If anything is wrong, nothing of the plaintext is released. Whatever the cause, the
    /// exception is the same, with the same message and without a cause: neither an answer nor a
    /// log may help a forger.
    ///
    /// @param key 32 bytes
    /// @param associatedData as it was given to [#seal]
    /// @param sealed what came from the peer, of any length
    /// @throws ProtocolException if `sealed` is shorter than nonce and tag, or any bit of it or of
    ///   the associated data was altered, or the key is another
    /// @throws IllegalArgumentException if the key has another length, whatever came
    byte[] open(byte[] key, byte[] associatedData, byte[] sealed) throws ProtocolException;
}
