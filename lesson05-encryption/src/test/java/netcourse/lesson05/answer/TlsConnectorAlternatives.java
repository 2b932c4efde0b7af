package netcourse.lesson05.answer;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import netcourse.authoring.Alternative;
import netcourse.lesson05.exercise.TlsConnector;

/// Unusual solutions of exercise 5.9, the TLS client, which are right.
public final class TlsConnectorAlternatives {
    private TlsConnectorAlternatives() {}

    @Alternative(
            """
            has no KeyStore, but a trust anchor; keeps a context for each CA; sets the name for SNI
            itself, and closes the TLS socket when the handshake fails
            """)
    public static class AnchorsTheCa implements TlsConnector {
        private final Map<X509Certificate, SSLContext> contexts = new ConcurrentHashMap<>();

        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            boolean done = false;
            SSLSocket tls =
                    (SSLSocket)
                            contexts.computeIfAbsent(ca, AnchorsTheCa::context)
                                    .getSocketFactory()
                                    .createSocket(connected, host, port, true);
            try {
                tls.setSSLParameters(parameters(host));
                tls.startHandshake();
                done = true;
                return tls;
            } finally {
                if (!done) {
                    tls.close();
                }
            }
        }

        private static SSLParameters parameters(String host) {
            SSLParameters parameters = new SSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3"});
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            if (!host.matches("[0-9.]+|.*:.*")) {
                parameters.setServerNames(List.of(new SNIHostName(host)));
            }
            return parameters;
        }

        private static SSLContext context(X509Certificate ca) {
            try {
                PKIXBuilderParameters path =
                        new PKIXBuilderParameters(Set.of(new TrustAnchor(ca, null)), null);
                path.setRevocationEnabled(false);
                TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
                trust.init(new CertPathTrustManagerParameters(path));
                SSLContext context = SSLContext.getInstance("TLSv1.3");
                context.init(null, trust.getTrustManagers(), null);
                return context;
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }
}
