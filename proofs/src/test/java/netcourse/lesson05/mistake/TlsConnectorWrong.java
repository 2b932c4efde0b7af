package netcourse.lesson05.mistake;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import javax.security.auth.x500.X500Principal;
import netcourse.authoring.Wrong;
import netcourse.lesson05.answer.SolvedTlsConnector;

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
