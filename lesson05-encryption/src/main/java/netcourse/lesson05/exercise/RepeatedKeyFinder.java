package netcourse.lesson05.exercise;

import java.util.List;
import java.util.Optional;
import netcourse.common.MessageHeader;

/// Exercise 5.1: recover a repeated XOR key from a known beginning.
///
/// A program "encrypts" what it sends with a secret key that it repeats: byte `i` of the stream is
/// XORed with byte `i % key.length` of the key. You have intercepted the stream, and you know how
/// the course's messages begin: with a [MessageHeader]. A plain byte XOR its ciphertext is a byte
/// of the key.
///
/// ```
/// plaintext    4e 43 01 00 00 07 00 00 00 00 00 01 00 00 00 02 | 68 69
/// key          6b 65 79 6b 65 79 6b 65 79 6b 65 79 6b 65 79 6b | 65 79      "key", repeated
/// ciphertext   25 26 78 6b 65 7e 6b 65 79 6b 65 78 6b 65 79 69 | 0d 10
/// ```
///
/// The key goes on from message to message, so the header of the next message shows other bytes of
/// the key: of a long key, each message gives away a piece.
///
/// Your method shares nothing between two calls: many threads may use one object.
public interface RepeatedKeyFinder {
    /// The shortest key that contradicts none of the headers. Empty in two cases:
    ///
    /// - Every length up to the maximum contradicts a header.
    /// - The shortest length that contradicts none has a byte that no header shows. Nothing is
    ///   guessed, and no longer key is tried.
    ///
    /// It need not be the real key, if that is long: with one message, 16 bytes always fit.
    ///
    /// You know everything about the headers. Flags, protocol number and error number are the same
    /// in all; the sequence goes up by 1 from message to message; the body length is that of the
    /// ciphertext without the 16 bytes of the header. Nothing is known of the bodies.
    ///
    /// @param ciphertexts of whole messages, in the order in which they were sent, the first of the
    ///   stream first and none left out. They are left as they are
    /// @param first the header of the first message; its body length means nothing
    /// @param maxKeyBytes the longest key to be considered, 1 to 256 bytes
    /// @throws IllegalArgumentException if the maximum is out of that range, or a ciphertext has
    ///   fewer than 16 bytes
    Optional<byte[]> find(List<byte[]> ciphertexts, MessageHeader first, int maxKeyBytes);
}
