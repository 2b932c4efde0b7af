package netcourse.lesson05.answer;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import netcourse.lesson05.exercise.TlsConnector;

/// The answer to exercise 5.9.
public class SolvedTlsConnector implements TlsConnector {
    // @start region="tls-client"
    @Override
    public SSLSocket connect(Socket connected, String host, int port, X509Certificate ca)
            throws IOException {
        try {
            SSLSocketFactory factory = trusting(ca).getSocketFactory();
            SSLSocket tls = (SSLSocket) factory.createSocket(connected, host, port, true);
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3"});
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // else any name is accepted
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return tls;
        } catch (IOException | RuntimeException e) {
            connected.close(); // JSSE leaves it open after a time-out
            throw e;
        }
    }

    private static SSLContext trusting(X509Certificate ca) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("ca", ca);
            String algorithm = TrustManagerFactory.getDefaultAlgorithm();
            TrustManagerFactory trust = TrustManagerFactory.getInstance(algorithm);
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the CA's certificate cannot be used", e);
        }
    }
    // @end
}
