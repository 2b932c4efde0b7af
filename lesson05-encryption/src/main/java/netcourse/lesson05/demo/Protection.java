package netcourse.lesson05.demo;

import java.io.IOException;
import java.util.function.Consumer;
import netcourse.channel.ChannelSettings;
import netcourse.channel.NoiseCipher;
import netcourse.channel.SealedConnection;
import netcourse.channel.SecureTransport;
import netcourse.channel.X25519KeyPair;
import netcourse.common.FramedConnection;
import netcourse.common.MessageLimits;
import netcourse.common.Transport;

/// What is put between the messages and the network, at one end of a connection.
interface Protection {
    /// Nothing.
    Protection PLAIN =
            (below, limits, _) -> new MessageLink.Framed(new FramedConnection(below, limits));

    /// Blocks while there is a handshake.
    ///
    /// @param below taken over by what is returned
    /// @param hearsay gets what anybody on the way may have said
    /// @throws IOException if the handshake fails
    MessageLink open(Transport below, MessageLimits limits, Consumer<String> hearsay)
            throws IOException;

    /// Makes a transport above another one.
    interface Above {
        Transport open(Transport below) throws IOException;
    }

    /// Messages inside a channel.
    static Protection inside(Above channel) {
        return (below, limits, hearsay) -> PLAIN.open(channel.open(below), limits, hearsay);
    }

    /// The channel at the server's end.
    static Protection acceptChannel(ChannelSettings settings, X25519KeyPair serverKeys) {
        return inside(below -> SecureTransport.accept(below, settings, serverKeys));
    }

    /// Sealed messages at the server's end.
    static Protection acceptSealed(NoiseCipher cipher, byte[] key) {
        return (below, limits, hearsay) ->
                new MessageLink.Sealed(
                        SealedConnection.server(below, limits, cipher, key, hearsay));
    }

    /// Sealed messages at the client's end.
    static Protection connectSealed(NoiseCipher cipher, byte[] key) {
        return (below, limits, hearsay) ->
                new MessageLink.Sealed(
                        SealedConnection.client(below, limits, cipher, key, hearsay));
    }
}
