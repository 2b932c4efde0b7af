package netcourse.lesson05.exercise;

import netcourse.common.ProtocolException;

/// Exercise 5.5: X25519 and HKDF to two keys.
///
/// Each side makes a key pair and sends its public key. From one's own private key and the other's
/// public key, X25519 (RFC 7748, section 5) computes the same shared secret on both sides. HKDF
/// (RFC 5869) derives keys from it: a shared secret is no key itself, since its bits are not evenly
/// distributed, and each direction needs a key of its own.
///
/// ```
/// client: private key, server's public key ─┐
///                                           ├─▸ shared secret ─▸ HKDF-SHA256 ─▸ client to server
/// server: private key, client's public key ─┘                                ─▸ server to client
/// ```
///
/// The keys are given as 32 bytes, in the form in which they are sent: little-endian.
///
/// Your class keeps nothing between two calls: many threads may use one object.
public interface KeyExchange {
    /// The info that HKDF expands the client's key for sending with, in ASCII.
    String CLIENT_TO_SERVER = "netcourse client to server";

    /// The info that HKDF expands the server's key for sending with, in ASCII.
    String SERVER_TO_CLIENT = "netcourse server to client";

    /// Which end of the connection we are.
    enum Side {
        /// Connects.
        CLIENT,
        /// Accepts.
        SERVER
    }

    /// The keys of one side. The record holds the arrays themselves, so that they can be cleared.
    ///
    /// @param send 32 bytes; what we send is sealed with it
    /// @param receive 32 bytes; what we receive is opened with it
    record Keys(byte[] send, byte[] receive) {}

    /// X25519: 32 bytes which both sides compute. The top bit of the peer's last byte is ignored;
    /// numbers that are not reduced modulo 2^255-19 are accepted (RFC 7748, section 5).
    ///
    /// @param privateKey 32 bytes, any; left as they are
    /// @param peersPublicKey what came from the peer, of any length; left as it is
    /// @throws ProtocolException if the public key does not have 32 bytes, or the shared secret
    ///   would be all zeros: that public key gives the same secret with every private key (section
    ///   6.1)
    /// @throws IllegalArgumentException if the private key does not have 32 bytes
    byte[] sharedSecret(byte[] privateKey, byte[] peersPublicKey) throws ProtocolException;

    /// The two keys: HKDF-SHA256 extracts with the salt, and then expands with the two infos. What
    /// one side sends with, the other receives with.
    ///
    /// @param sharedSecret 32 bytes; filled with zeros when this method returns
    /// @param salt what both sides know, such as a hash of the public keys as they were sent; left
    ///   as it is. It may be empty, which means the same as 32 zero bytes (RFC 5869, section 2.2)
    Keys keys(Side side, byte[] sharedSecret, byte[] salt);
}
