package netcourse.lesson05.mistake;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import netcourse.checker.Mistake;
import netcourse.lesson05.exercise.TlsConnector;

/// Common mistakes in exercise 5.9, the TLS client, in the order of the behaviours of
/// [netcourse.lesson05.TlsConnectorCheck] that catch them.
public final class TlsConnectorMistakes {
    private TlsConnectorMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class TlsConnectorInSteps implements TlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            try {
                SSLSocketFactory factory = context(ca).getSocketFactory();
                SSLSocket tls = socket(factory, connected, name(connected, host), port);
                SSLParameters parameters = tls.getSSLParameters();
                prepare(parameters, host);
                tls.setSSLParameters(parameters);
                handshake(tls);
                checkAfterwards(tls, host);
                return tls;
            } catch (IOException | RuntimeException e) {
                failed(connected);
                throw e;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        SSLContext context(X509Certificate ca) throws GeneralSecurityException, IOException {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust(ca), null);
            return context;
        }

        TrustManager[] trust(X509Certificate ca) throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("ca", ca);
            return trustOf(store);
        }

        static TrustManager[] trustOf(KeyStore store) throws GeneralSecurityException {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return factory.getTrustManagers();
        }

        String name(Socket connected, String host) {
            return host;
        }

        SSLSocket socket(SSLSocketFactory factory, Socket connected, String name, int port)
                throws IOException {
            return (SSLSocket) factory.createSocket(connected, name, port, closesBoth());
        }

        boolean closesBoth() {
            return true;
        }

        void prepare(SSLParameters parameters, String host) {
            parameters.setProtocols(new String[] {"TLSv1.3"});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }

        void handshake(SSLSocket tls) throws IOException {
            tls.startHandshake();
        }

        void checkAfterwards(SSLSocket tls, String host) throws IOException {
            // the handshake has checked all
        }

        void failed(Socket connected) throws IOException {
            connected.close();
        }
    }

    /// A trust manager of one's own.
    private abstract static class OwnTrust extends TlsConnectorInSteps {
        abstract void check(X509Certificate[] chain, X509Certificate ca)
                throws GeneralSecurityException, IOException;

        @Override
        TrustManager[] trust(X509Certificate ca) {
            return new TrustManager[] {
                new X509TrustManager() {
                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String keyExchange)
                            throws CertificateException {
                        try {
                            check(chain, ca);
                        } catch (GeneralSecurityException | IOException e) {
                            throw new CertificateException(e);
                        }
                    }

                    @Override
                    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) {
                        // this is a client
                    }

                    @Override
                    public X509Certificate[] getAcceptedIssuers() {
                        return new X509Certificate[0];
                    }
                }
            };
        }
    }

    @Mistake(
            does = "opens a second connection, and leaves the one that it got",
            sees =
                    """
                    The server has accepted the first connection and waits there for your handshake.
                    It need not accept another one, and the options that the caller set on the
                    socket are lost.
                    """,
            caughtBy = "connectsToServer")
    public static class OpensAnotherConnection extends TlsConnectorInSteps {
        @Override
        SSLSocket socket(SSLSocketFactory factory, Socket connected, String name, int port)
                throws IOException {
            return (SSLSocket) factory.createSocket(name, port);
        }
    }

    @Mistake(
            does = "returns before the handshake",
            sees =
                    """
                    The caller gets a socket whose server nobody has checked, and meets the refusal
                    somewhere else, later. JSSE begins the handshake with the first read or write.
                    """,
            caughtBy = "returnsAfterTheHandshake")
    public static class ForgetsTheHandshake extends TlsConnectorInSteps {
        @Override
        void handshake(SSLSocket tls) {
            // it comes with the first write
        }
    }

    @Mistake(
            does = "does not check the name in the certificate",
            sees =
                    """
                    Whoever has a certificate for a name of their own can answer in place of your
                    server, and anybody can get one from a CA. An SSLSocket compares no names unless
                    the endpoint identification algorithm is set.
                    """,
            caughtBy = "refusesAnotherName")
    public static class ForgetsTheName extends TlsConnectorInSteps {
        @Override
        void prepare(SSLParameters parameters, String host) {
            parameters.setProtocols(new String[] {"TLSv1.3"});
        }
    }

    @Mistake(
            does = "compares the host with the common name by itself",
            sees =
                    """
                    You accept what the CA did not vouch for, and refuse servers with several names
                    or an address. The names of a server are its subject alternative names; the
                    common name is a text for people.
                    """,
            caughtBy = "ignoresTheCommonName")
    public static class ComparesTheCommonName extends ForgetsTheName {
        @Override
        void checkAfterwards(SSLSocket tls, String host) throws IOException {
            String peer = tls.getSession().getPeerPrincipal().getName();
            if (!peer.equals("CN=" + host)) {
                throw new SSLPeerUnverifiedException("not %s, but %s".formatted(host, peer));
            }
        }
    }

    @Mistake(
            does = "looks for the address of the socket in the certificate, not for the host",
            sees =
                    """
                    A server is accepted that proves only its address. The address came from DNS,
                    and an attacker can forge that; then you look for what the attacker's
                    certificate names. Only the host that was asked for is known for sure.
                    """,
            caughtBy = "refusesTheAddressInPlaceOfTheHost")
    public static class ChecksTheAddress extends TlsConnectorInSteps {
        @Override
        String name(Socket connected, String host) {
            return connected.getInetAddress().getHostAddress();
        }
    }

    @Mistake(
            does = "sends an IP address as the server's name (SNI)",
            sees =
                    """
                    Some servers refuse the handshake: only DNS names may be sent there (RFC 6066,
                    section 3). JSSE knows that, if it may choose the names itself.
                    """,
            caughtBy = "saysWhichHostItWants")
    public static class SendsTheAddress extends TlsConnectorInSteps {
        @Override
        void prepare(SSLParameters parameters, String host) {
            super.prepare(parameters, host);
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
    }

    @Mistake(
            does = "trusts every certificate",
            sees =
                    """
                    An attacker in the middle shows a certificate made at home, and you accept it:
                    the connection is encrypted, but nobody knows with whom. A trust manager without
                    checks makes TLS worthless, and what was only for tests is soon in production.
                    """,
            caughtBy = "refusesWhatTheCaDidNotSign")
    public static class TrustsEverybody extends OwnTrust {
        @Override
        void check(X509Certificate[] chain, X509Certificate ca) {
            // it is only for tests
        }
    }

    @Mistake(
            does = "compares the issuer's name, and not the signature",
            sees =
                    """
                    You accept a certificate that your CA never signed: anybody can give a CA of
                    their own the name of yours. What nobody can copy is its key, and the signature
                    is verified with that.
                    """,
            caughtBy = "refusesWhatTheCaDidNotSign")
    public static class ComparesTheIssuer extends OwnTrust {
        @Override
        void check(X509Certificate[] chain, X509Certificate ca) throws CertificateException {
            if (!chain[0].getIssuerX500Principal().equals(ca.getSubjectX500Principal())) {
                throw new CertificateException("another issuer");
            }
        }
    }

    @Mistake(
            does = "verifies the signature, and not whether the certificate is valid now",
            sees =
                    """
                    A stolen key stays of use when its certificate has expired. A trust manager of
                    your own must check the dates, and much more; the JDK's does.
                    """,
            caughtBy = "refusesWhatIsNotValidNow")
    public static class ForgetsTheDates extends OwnTrust {
        @Override
        void check(X509Certificate[] chain, X509Certificate ca) throws GeneralSecurityException {
            chain[0].verify(ca.getPublicKey());
        }
    }

    @Mistake(
            does = "trusts the system's CAs, too",
            sees =
                    """
                    Now each of more than a hundred CAs can vouch for your server, and the weakest
                    of them decides. A client of your own service needs one CA.
                    """,
            caughtBy = "trustsNoneOfTheSystemsCas")
    public static class TrustsTheSystemToo extends OwnTrust {
        @Override
        void check(X509Certificate[] chain, X509Certificate ca)
                throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("ca", ca);
            try {
                ((X509TrustManager) trustOf(store)[0]).checkServerTrusted(chain, "UNKNOWN");
            } catch (CertificateException e) {
                ((X509TrustManager) trustOf(null)[0]).checkServerTrusted(chain, "UNKNOWN");
            }
        }
    }

    @Mistake(
            does = "speaks TLS 1.2 if the server wants it",
            sees =
                    """
                    A server that speaks only TLS 1.2 is accepted: the JDK's default allows both. In
                    1.2 the certificate goes in the clear, and cipher suites in CBC mode are still
                    on the list; a server of your own can speak 1.3.
                    """,
            caughtBy = "refusesOlderVersions")
    public static class AllowsVersion12 extends TlsConnectorInSteps {
        @Override
        void prepare(SSLParameters parameters, String host) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
    }

    @Mistake(
            does = "makes its context the default of the whole program",
            sees =
                    """
                    From now on every HTTPS client in this process trusts your CA, and no other.
                    What one connection needs belongs to that connection.
                    """,
            caughtBy = "changesNothingElse")
    public static class SetsTheDefault extends TlsConnectorInSteps {
        @Override
        SSLContext context(X509Certificate ca) throws GeneralSecurityException, IOException {
            SSLContext.setDefault(super.context(ca));
            return SSLContext.getDefault();
        }
    }

    @Mistake(
            does = "keeps the CA of the first call for all later ones",
            sees =
                    """
                    The next caller has another CA, and you accept servers that this caller does not
                    trust. A context that is kept, or a trust manager, contains the CA.
                    """,
            caughtBy = "trustsTheCaOfEachCall")
    public static class KeepsTheFirstCa extends TlsConnectorInSteps {
        private SSLContext context;

        @Override
        SSLContext context(X509Certificate ca) throws GeneralSecurityException, IOException {
            if (context == null) {
                context = super.context(ca);
            }
            return context;
        }
    }

    @Mistake(
            does = "leaves the socket below open when TLS is closed",
            sees =
                    """
                    The caller closes what it got from you, and the TCP connection stays: after some
                    thousand of them the process has no descriptors left. The last parameter of
                    createSocket decides it.
                    """,
            caughtBy = "closesTheSocketWithTls")
    public static class LeavesTheSocketBelow extends TlsConnectorInSteps {
        @Override
        boolean closesBoth() {
            return false;
        }
    }

    @Mistake(
            does = "leaves the socket open when the handshake fails",
            sees =
                    """
                    The caller has only an exception, and nothing to close. JSSE closes the socket
                    after most failures, but not after a time-out: the server's end stays open, too.
                    """,
            caughtBy = "closesTheSocketOnFailure")
    public static class LeavesTheSocketOpen extends TlsConnectorInSteps {
        @Override
        void failed(Socket connected) {
            // JSSE does that
        }
    }
}
