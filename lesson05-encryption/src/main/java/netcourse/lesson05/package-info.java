/// Encryption: of the course's messages with a shared key, and of a whole connection in a channel
/// whose keys are agreed on anew each time.
///
/// ```text
///  sealed message   header (16 bytes, flag "encrypted") | ciphertext | tag (16)
///                   └─ associated data: sent in clear, but not to be changed
///
///  secure channel   length, u16 | a Noise message, 16 … 65,535 bytes | length | …
///                                └─ the plaintexts, joined, are a stream of framed messages
/// ```
package netcourse.lesson05;
