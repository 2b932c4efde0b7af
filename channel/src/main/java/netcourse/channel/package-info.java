/// Encryption: of the course's messages with a shared key, and of a whole connection in a channel
/// whose keys are agreed on anew each time; what lesson 5 and its programs use.
///
/// ```text
///  sealed message   header (16 bytes, flag "encrypted") | ciphertext | tag (16)
///                   └─ associated data: sent in clear, but not to be changed
///
///  secure channel   length, u16 | a Noise message, 16 … 65,535 bytes | length | …
///                                └─ the plaintexts, joined, are a stream of framed messages
/// ```
///
/// In reading order:
///
/// ```text
///  SealedConnection       messages sealed with a shared key; SealedDirection, SealedInput
///  NoiseCipherState       a key and its counter (NoiseCipher)
///  NoiseSymmetricState    hash and chaining key
///  NoiseHandshake         the two messages that agree on keys; X25519KeyPair, NoiseKeys
///  SecureTransport        handshake (HandshakeWire), then records (RecordInput, RecordBuffer,
///                         RecordOutput); ChannelSettings, Deadline
/// ```
///
/// What to use in production: TLS 1.3, from the JDK.
///
/// ```text
///  Tls                    sockets that speak 1.3 only, trust one CA and check the name
///  CertificateAuthority   signs certificates; CertificateDetails, Pem, TlsIdentity
///  ServerCertificate      a good one, and six that every client must refuse
///  TlsEchoServer          the course's messages inside TLS; TlsPeer, TlsFailure: what it says
/// ```
package netcourse.channel;
