package netcourse.channel;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import netcourse.common.Endpoint;

/// TLS above connected sockets, version 1.3 only (RFC 8446), with the JDK's own implementation,
/// JSSE.
public final class Tls {
    /// How long one end waits for the last bytes of the other: a round trip, and some.
    static final int LINGER_MILLIS = 500;

    private static final String[] VERSIONS = {"TLSv1.3"};

    /// A key store in memory needs none.
    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /// Who this end is, and whom it trusts.
    ///
    /// @param identity empty for a client that stays anonymous
    /// @param trusted the one CA whose certificates are taken; the system's are not
    public static SSLContext context(Optional<TlsIdentity> identity, X509Certificate trusted) {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(identity), NO_PASSWORD);
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore(trusted));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("bad key or certificate: " + e.getMessage(), e);
        }
    }

    private static KeyStore keyStore(Optional<TlsIdentity> identity)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        if (identity.isPresent()) {
            Certificate[] chain = identity.get().chain().toArray(Certificate[]::new);
            store.setKeyEntry("own", identity.get().key(), NO_PASSWORD, chain);
        }
        return store;
    }

    private static KeyStore trustStore(X509Certificate trusted)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("ca", trusted);
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    /// The client's end. The handshake is still to be done; closing it closes the socket.
    ///
    /// @param server whom the certificate must name: the host that was asked for
    /// @throws IOException if the socket is closed already
    public static SSLSocket client(SSLContext context, Socket socket, Endpoint server)
            throws IOException {
        // A handshake is several small writes: with Nagle's algorithm it takes 40 ms longer.
        socket.setTcpNoDelay(true);
        SSLSocket tls =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(socket, server.host(), server.port(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        // Without this line JSSE takes every certificate of the CA, whatever its name.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        return tls;
    }

    /// The server's end, which asks the client for a certificate. The handshake is still to be
    /// done. Closing it waits for the client's close_notify, as long as a read would, and leaves
    /// the socket open; so does a handshake that fails.
    ///
    /// @param isRequired whether a client without a certificate is refused
    /// @throws IOException if the socket is closed already
    public static SSLSocket server(SSLContext context, Socket socket, boolean isRequired)
            throws IOException {
        socket.setTcpNoDelay(true);
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, null, false);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        if (isRequired) {
            parameters.setNeedClientAuth(true);
        } else {
            parameters.setWantClientAuth(true);
        }
        tls.setSSLParameters(parameters);
        return tls;
    }

    /// Reads what the client still sends after a handshake that failed, for a second at most. To
    /// close with bytes of the client unread is to reset the connection: then the client might fail
    /// to send the rest of its handshake, and never read the alert that says why.
    public static void drain(Socket socket) {
        byte[] ignored = new byte[1024];
        long end = System.nanoTime() + LINGER_MILLIS * 1_000_000L;
        try {
            socket.setSoTimeout(LINGER_MILLIS);
            InputStream in = socket.getInputStream();
            while (in.read(ignored) >= 0 && System.nanoTime() < end) {
                // What it says now is of no interest.
            }
        } catch (IOException e) {
            // The end comes with a time-out or a reset.
        }
    }
}
