package netcourse.channel;

import netcourse.common.ProtocolException;

/// One end of a Noise handshake of two messages: an initiator writes one and reads one, a responder
/// reads first. For one use, by one thread.
public interface Handshake {
    /// Makes this end's message.
    ///
    /// @param payload goes along, encrypted; may be empty
    /// @return 48 bytes more than the payload has
    /// @throws ProtocolException if no secret can be agreed on with the peer's key
    byte[] writeMessage(byte[] payload) throws ProtocolException;

    /// Takes the peer's message.
    ///
    /// @return its payload
    /// @throws ProtocolException if it is refused; then the handshake is over
    byte[] readMessage(byte[] message) throws ProtocolException;

    /// The keys, after both messages.
    ///
    /// @throws IllegalStateException before that, or at the second call
    NoiseKeys split();
}
