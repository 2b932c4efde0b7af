package netcourse.lesson05.exercise;

import java.util.function.Supplier;
import netcourse.channel.Handshake;
import netcourse.channel.NoiseCipher;
import netcourse.channel.NoiseKeys;
import netcourse.channel.X25519KeyPair;
import netcourse.common.ProtocolException;

/// Exercise 5.7: the client's side of a handshake.
///
/// The pattern is NK of the Noise protocol framework (revision 34): the client knows the server's
/// public key, and stays anonymous itself. Two messages make new keys for each connection.
///
/// ```
/// h  = the protocol's name in ASCII, filled up with zeros to 32 bytes       ck = h
/// mixHash(prologue), mixHash(server's key)
///
/// first message    e = a new ephemeral pair
///                  mixHash(e), mixKey(DH(e, server's key))
///                  sealed = encrypted payload, mixHash(sealed)
/// second message   re = the first 32 bytes, the server's ephemeral key
///                  mixHash(re), mixKey(DH(e, re))
///                  payload = decrypted rest, mixHash(rest)
/// at the end       the keys: HKDF of ck and no bytes; the first half for what the client sends
///
/// mixHash(x)       h = SHA-256(h, x)
/// mixKey(x)        ck, k = the halves of HKDF-SHA256: salt ck, input x, empty info, 64 bytes
/// encrypt          key k, associated data h, nonce: 12 zero bytes, since each k is used once
/// ```
///
/// A message is the 32 bytes of the public key, then ciphertext and tag. [X25519KeyPair] does the
/// Diffie-Hellman part. [NoiseCipher] knows the protocol's name, and what the JDK's classes call
/// the cipher and its key.
///
/// One object serves one handshake, one thread at a time. Arrays that you get stay as they are.
/// `secure-client --mine` runs your class in the real client.
public interface NoiseInitiator extends Handshake {
    /// Called once, before anything else.
    ///
    /// @param prologue is hashed, not sent; may be empty, and is hashed then, too
    /// @param serverKey the server's public key, 32 bytes
    /// @param ephemerals gives a new pair; you take one for each handshake
    void begin(
            NoiseCipher cipher,
            byte[] prologue,
            byte[] serverKey,
            Supplier<X25519KeyPair> ephemerals);

    /// Makes the first message. Called once.
    ///
    /// @param payload 0 … 65,487 bytes
    /// @throws ProtocolException as [X25519KeyPair#dh] throws it
    @Override
    byte[] writeMessage(byte[] payload) throws ProtocolException;

    /// Takes the second message. Called once.
    ///
    /// @param message as it came from the network: any bytes
    /// @return the payload, if the tag is right
    /// @throws ProtocolException if there are fewer than 48 bytes, if the tag is wrong, or as
    ///   [X25519KeyPair#dh] throws it
    @Override
    byte[] readMessage(byte[] message) throws ProtocolException;

    /// The keys and the final `h`. A second call gives the same, or throws IllegalStateException.
    ///
    /// @throws IllegalStateException unless the second message was accepted
    @Override
    NoiseKeys split();
}
