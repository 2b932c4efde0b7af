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
///
/// The programs are in `demo`: `SecureServer` and `SecureClient` above the channel, sealed messages
/// or nothing; `Eavesdropper` between them; four attacks; TLS. Your own classes are in `exercise`.
///
/// What the programs are made of is in `netcourse.channel`: sealed messages, the channel, TLS and
/// its certificates. [ChannelParts] puts your classes into the channel.
package netcourse.lesson05;
