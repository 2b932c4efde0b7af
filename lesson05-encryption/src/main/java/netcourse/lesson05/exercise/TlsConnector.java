package netcourse.lesson05.exercise;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;

/// Exercise 5.9: a TLS client that trusts one CA and checks the name.
///
/// TLS is in the JDK, but a socket from the default `SSLSocketFactory` is not safe as it is: it
/// trusts more than a hundred CAs, and accepts a certificate for any name. Write the few lines that
/// every client of a service of your own needs:
///
/// - Only certificates that `ca` signed are accepted: no other CA, and none of the system's.
/// - The certificate must be valid now, and it must name `host`: among its subject alternative
///   names, as HTTPS looks for it (RFC 2818). Where the socket is connected to does not matter.
///   Neither does the common name, if there is a DNS name: without one, JSSE falls back to it.
/// - TLS 1.3 is spoken, and nothing older.
/// - The server learns which host is wanted (SNI, RFC 6066, section 3), if `host` is a DNS name
///   with a dot. An address is not sent: the RFC forbids it. JSSE, the JDK's TLS, does both by
///   itself if it gets the host when the socket is made.
///
/// Nothing outside this object changes: no default `SSLContext`, no system property. One object may
/// be used several times, for several CAs, and by several threads at once.
public interface TlsConnector {
    /// Speaks TLS in a TCP connection, as the client. Blocks until the handshake is complete; each
    /// read in it waits as long as the read time-out of `connected`, which stays as it is.
    ///
    /// If it fails, `connected` is closed, whatever the failure.
    ///
    /// @param connected nothing was sent or read yet
    /// @param host whom the certificate must name: a DNS name, or an IP address such as `127.0.0.1`
    ///   or `::1`
    /// @param port of the server; JSSE remembers sessions by host and port
    /// @param ca the certificate of the CA
    /// @return ready for use; closing it closes `connected`
    /// @throws IOException as JSSE throws it: an `SSLException` if the certificate or the version
    ///   is refused, a `SocketTimeoutException` if the server does not answer in time
    SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
            throws IOException;
}
