package netcourse.channel;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// What a handshake found out, in words.
public final class TlsPeer {
    private TlsPeer() {}

    /// Protocol version and cipher suite.
    public static String protection(SSLSession session) {
        return session.getProtocol() + ", " + session.getCipherSuite();
    }

    /// The peer's certificate, which was verified; empty if it showed none.
    public static Optional<X509Certificate> certificate(SSLSession session) {
        try {
            return Optional.of((X509Certificate) session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }

    /// Subject, names and issuer.
    public static String describe(X509Certificate certificate) {
        List<String> names = names(certificate);
        return "%s%s, issued by %s"
                .formatted(
                        certificate.getSubjectX500Principal(),
                        names.isEmpty() ? "" : " " + names,
                        certificate.getIssuerX500Principal());
    }

    /// The subject alternative names: only these count, the common name does not (RFC 9525).
    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names.stream().map(n -> "" + n.get(1)).toList();
        } catch (CertificateParsingException e) {
            return List.of("unreadable names");
        }
    }
}
