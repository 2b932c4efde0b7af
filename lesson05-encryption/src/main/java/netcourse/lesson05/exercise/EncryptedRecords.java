package netcourse.lesson05.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import netcourse.channel.NoiseCipher;
import netcourse.common.ProtocolException;

/// Exercise 5.8: read and write encrypted records.
///
/// After the handshake each end has a key for what it sends and one for what it receives. A record
/// is a transport message of Noise (revision 34, sections 3 and 5) with its length in front:
///
/// ```
/// offset   size     record
///    0       2      length of what follows, 16 … 65,535, unsigned, big-endian
///    2   length-16  ciphertext
///    …      16      tag
/// ```
///
/// - The associated data is empty.
/// - The nonce has 12 bytes: four zeros, then the number of the record in its direction, in the
///   byte order of [NoiseCipher#counterOrder()]. The first record of each direction is number 0;
///   the number is not sent.
/// - A record with an empty plaintext is the end: the peer sends nothing after it.
///
/// What was changed, repeated, left out, moved, sent back or cut off must be refused, with **one**
/// error: a [ProtocolException] with the same message, and without a cause, whatever was done. A
/// different one for each cause would tell an attacker how far a forgery got.
///
/// If `out` throws, its exception passes through. The number of that record is used up all the
/// same: nobody knows how much of the record has gone, and no other plaintext may have its nonce.
///
/// One object serves one connection; one thread reads while another may write. Two objects share
/// nothing: other threads use the other connections at the same time.
public interface EncryptedRecords {
    /// The longest plaintext of a record: 65,535 less the tag.
    int MAX_PLAINTEXT_BYTES = 65_519;

    /// Called once, before anything else. Sends and reads nothing.
    ///
    /// @param sendingKey 32 bytes. The caller clears both arrays when this returns
    /// @param receivingKey 32 bytes
    void begin(
            NoiseCipher cipher,
            byte[] sendingKey,
            byte[] receivingKey,
            InputStream in,
            OutputStream out);

    /// Sends these bytes in as few records as possible, each but the last as long as may be, and
    /// flushes `out` after the last one. For an empty array it sends nothing.
    ///
    /// @param plaintext stays as it is
    /// @throws IOException as `out` throws it
    void write(byte[] plaintext) throws IOException;

    /// Sends the end, and flushes `out`. Called at most once, and then nothing else is written.
    ///
    /// @throws IOException as `out` throws it
    void end() throws IOException;

    /// Reads the next record. Blocks until it has come whole.
    ///
    /// - A length under 16 is refused at once, without waiting for more.
    /// - If `in` throws, that exception passes through. After a time-out, a
    ///   `SocketTimeoutException`, no byte is lost: the next call goes on with the same record.
    ///
    /// @return the plaintext, 1 byte or more in an array of its own; empty for the record that is
    ///   the end, and at every later call, which reads nothing
    /// @throws ProtocolException for what is refused; so is the end of `in` before the record that
    ///   is the end. Every later call throws one with the same message again, and reads nothing
    /// @throws IOException as `in` throws it
    Optional<byte[]> read() throws IOException;
}
