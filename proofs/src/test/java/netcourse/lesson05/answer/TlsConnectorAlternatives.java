package netcourse.lesson05.answer;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
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
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import netcourse.authoring.Alternative;
import netcourse.lesson05.exercise.TlsConnector;

/// Unusual solutions of exercise 5.9, the TLS client, which are right.
public final class TlsConnectorAlternatives {
    private TlsConnectorAlternatives() {}

    @Alternative(
            """
            has no KeyStore, but a trust anchor; keeps a context for each CA; sets the name for SNI
            itself, and closes the socket at the end unless all was well
            """)
    public static class AnchorsTheCa implements TlsConnector {
        private final Map<X509Certificate, SSLContext> contexts = new ConcurrentHashMap<>();

        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            boolean done = false;
            try {
                SSLSocketFactory factory =
                        contexts.computeIfAbsent(ca, AnchorsTheCa::context).getSocketFactory();
                SSLSocket tls = (SSLSocket) factory.createSocket(connected, host, port, true);
                tls.setSSLParameters(parameters(host));
                tls.startHandshake();
                done = true;
                return tls;
            } finally {
                if (!done) {
                    connected.close();
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

    @Alternative(
            """
            puts a trust manager of its own before the JDK's, which decides; says the version through
            the socket, and closes both sockets when anything is thrown
            """)
    public static class WrapsTheTrustManager implements TlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            SSLSocket tls = null;
            try {
                SSLContext context = SSLContext.getInstance("TLSv1.3");
                context.init(null, new TrustManager[] {new Asking(jdks(ca))}, new SecureRandom());
                var factory = context.getSocketFactory();
                tls = (SSLSocket) factory.createSocket(connected, host, port, true);
                tls.setEnabledProtocols(new String[] {"TLSv1.3"});
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
                tls.startHandshake();
                return tls;
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            } catch (Throwable t) {
                if (tls != null) {
                    tls.close();
                }
                connected.close();
                throw t;
            }
        }

        private static X509ExtendedTrustManager jdks(X509Certificate ca)
                throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, "any".toCharArray());
            store.setCertificateEntry("the only one", ca);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            return (X509ExtendedTrustManager) trust.getTrustManagers()[0];
        }

        /// Asks another one.
        private static final class Asking extends X509ExtendedTrustManager {
            private final X509ExtendedTrustManager other;

            Asking(X509ExtendedTrustManager other) {
                this.other = other;
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                    throws CertificateException {
                other.checkServerTrusted(chain, type, socket);
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                    throws CertificateException {
                other.checkServerTrusted(chain, type, engine);
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type)
                    throws CertificateException {
                other.checkServerTrusted(chain, type);
            }

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                    throws CertificateException {
                throw new CertificateException("this is a client");
            }

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                    throws CertificateException {
                throw new CertificateException("this is a client");
            }

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type)
                    throws CertificateException {
                throw new CertificateException("this is a client");
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return other.getAcceptedIssuers();
            }
        }
    }
}
