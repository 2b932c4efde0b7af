package netcourse.channel;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/// What an end of a TLS connection proves who it is with: a certificate and its private key.
///
/// @param key belongs to the first certificate
/// @param chain the end's own certificate, then its issuer's, and so on
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
    public TlsIdentity {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("chain must have a certificate");
        }
    }

    /// Its own certificate.
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// Without the key.
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate().getSubjectX500Principal() + "]";
    }
}
