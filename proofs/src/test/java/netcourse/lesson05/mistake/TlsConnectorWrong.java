package netcourse.lesson05.mistake;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import netcourse.authoring.Wrong;
import netcourse.lesson05.answer.SolvedTlsConnector;
import netcourse.lesson05.exercise.TlsConnector;

/// Further wrong solutions of exercise 5.9.
public final class TlsConnectorWrong {
    private TlsConnectorWrong() {}

    @Wrong("changes the read time-out of the socket")
    public static class ChangesTheTimeout extends SolvedTlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            SSLSocket tls = super.connect(connected, host, port, ca);
            tls.setSoTimeout(30_000);
            return tls;
        }
    }

    @Wrong("hides what JSSE threw")
    public static class HidesTheException extends SolvedTlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            try {
                return super.connect(connected, host, port, ca);
            } catch (IOException e) {
                throw new IOException("no TLS: " + e.getMessage());
            }
        }
    }

    @Wrong("hides a time-out")
    public static class HidesTheTimeout extends SolvedTlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            try {
                return super.connect(connected, host, port, ca);
            } catch (SocketTimeoutException e) {
                throw new IOException(e);
            }
        }
    }

    @Wrong("gives null when it fails")
    public static class GivesNull extends SolvedTlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca) {
            try {
                return super.connect(connected, host, port, ca);
            } catch (IOException e) {
                return null;
            }
        }
    }

    @Wrong("serves one caller only")
    public static class WorksOnce extends SolvedTlsConnector {
        private boolean used;

        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            if (used) {
                connected.close();
                throw new IOException("used already");
            }
            used = true;
            return super.connect(connected, host, port, ca);
        }
    }

    @Wrong("sends a byte before the caller does")
    public static class SendsFirst extends SolvedTlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            SSLSocket tls = super.connect(connected, host, port, ca);
            tls.getOutputStream().write(0);
            return tls;
        }
    }

    @Wrong("closes what it returns")
    public static class ClosesTheSocket extends SolvedTlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            SSLSocket tls = super.connect(connected, host, port, ca);
            tls.close();
            return tls;
        }
    }

    @Wrong("leaves out the first label of a name with three or more")
    public static class DropsTheFirstLabel extends SolvedTlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            return super.connect(connected, host.replaceFirst("^[a-z]+\\.(?=.*\\.)", ""), port, ca);
        }
    }

    @Wrong("sets a read time-out where there is none")
    public static class SetsTimeout extends SolvedTlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            if (connected.getSoTimeout() == 0) {
                connected.setSoTimeout(10_000);
            }
            return super.connect(connected, host, port, ca);
        }
    }

    @Wrong("knows a CA by its name")
    public static class KnowsCasByName extends SolvedTlsConnector {
        private final Map<X500Principal, X509Certificate> known = new ConcurrentHashMap<>();

        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            X509Certificate first = known.putIfAbsent(ca.getSubjectX500Principal(), ca);
            return super.connect(connected, host, port, first == null ? ca : first);
        }
    }

    /// The answer with other trust, another host, and another end of the handshake.
    private abstract static class InSteps implements TlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            try {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, trust(ca), null);
                SSLSocket tls =
                        (SSLSocket)
                                context.getSocketFactory()
                                        .createSocket(connected, name(connected, host), port, true);
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setProtocols(new String[] {"TLSv1.3"});
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
                handshake(tls);
                return tls;
            } catch (IOException e) {
                connected.close();
                throw e;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        String name(Socket connected, String host) {
            return host;
        }

        void handshake(SSLSocket tls) throws IOException {
            tls.startHandshake();
        }

        TrustManager[] trust(X509Certificate ca) throws GeneralSecurityException, IOException {
            X509ExtendedTrustManager trust = jsse(ca);
            return new TrustManager[] {
                new X509ExtendedTrustManager() {
                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String type, Socket s)
                            throws CertificateException {
                        check(trust, chain, type, s, ca);
                    }

                    @Override
                    public void checkServerTrusted(X509Certificate[] c, String t, SSLEngine e)
                            throws CertificateException {
                        trust.checkServerTrusted(c, t, e);
                    }

                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String type)
                            throws CertificateException {
                        trust.checkServerTrusted(chain, type);
                    }

                    @Override
                    public void checkClientTrusted(X509Certificate[] c, String t, Socket s) {
                        // this is a client
                    }

                    @Override
                    public void checkClientTrusted(X509Certificate[] c, String t, SSLEngine e) {
                        // this is a client
                    }

                    @Override
                    public void checkClientTrusted(X509Certificate[] chain, String type) {
                        // this is a client
                    }

                    @Override
                    public X509Certificate[] getAcceptedIssuers() {
                        return new X509Certificate[] {ca};
                    }
                }
            };
        }

        void check(
                X509ExtendedTrustManager trust,
                X509Certificate[] chain,
                String type,
                Socket socket,
                X509Certificate ca)
                throws CertificateException {
            trust.checkServerTrusted(chain, type, socket);
        }

        private static X509ExtendedTrustManager jsse(X509Certificate ca)
                throws GeneralSecurityException, IOException {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("ca", ca);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        }
    }

    @Wrong(value = "closes the socket after an IOException only", nameless = true)
    public static class ClosesAfterIoExceptions extends InSteps {}

    @Wrong(value = "returns the socket although the handshake failed", nameless = true)
    public static class SwallowsTheFailure extends InSteps {
        @Override
        void handshake(SSLSocket tls) {
            try {
                tls.startHandshake();
            } catch (IOException e) {
                // the caller will see
            }
        }
    }

    @Wrong("trusts everybody, names included, although it asks for the check of names")
    public static class ChecksNothing extends InSteps {
        @Override
        void check(
                X509ExtendedTrustManager trust,
                X509Certificate[] chain,
                String type,
                Socket socket,
                X509Certificate ca) {
            // all are welcome
        }
    }

    @Wrong(value = "looks at the dates of a certificate only", nameless = true)
    public static class ChecksDatesOnly extends InSteps {
        @Override
        TrustManager[] trust(X509Certificate ca) {
            return new TrustManager[] {
                new X509TrustManager() {
                    @Override
                    public void checkServerTrusted(X509Certificate[] chain, String type)
                            throws CertificateException {
                        chain[0].checkValidity();
                    }

                    @Override
                    public void checkClientTrusted(X509Certificate[] chain, String type) {
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

    @Wrong(value = "looks for the name of the socket's address, not for the host", nameless = true)
    public static class ChecksTheNameOfTheAddress extends InSteps {
        @Override
        String name(Socket connected, String host) {
            return host.endsWith(".example") ? "localhost" : host;
        }
    }

    @Wrong(
            value = "looks at the end of a certificate's time, and not at its beginning",
            nameless = true)
    public static class AllowsTheFuture extends InSteps {
        @Override
        void check(
                X509ExtendedTrustManager trust,
                X509Certificate[] chain,
                String type,
                Socket socket,
                X509Certificate ca)
                throws CertificateException {
            try {
                trust.checkServerTrusted(chain, type, socket);
            } catch (CertificateException e) {
                try {
                    chain[0].verify(ca.getPublicKey());
                } catch (GeneralSecurityException other) {
                    throw e;
                }
                if (chain[0].getNotBefore().before(new Date())) {
                    throw e;
                }
            }
        }
    }

    @Wrong(value = "checks DNS names, and no addresses", nameless = true)
    public static class ChecksDnsNamesOnly extends SolvedTlsConnector {
        @Override
        public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
                throws IOException {
            if (host.matches("[a-zA-Z.]+")) {
                return super.connect(connected, host, port, ca);
            }
            return new TlsConnectorMistakes.ForgetsTheName().connect(connected, host, port, ca);
        }
    }
}
