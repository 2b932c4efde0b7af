package netcourse.channel;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Signs certificates, with a key on the curve P-256. Java can read and verify certificates, but
/// has no public way to make one: Bouncy Castle does that.
public final class CertificateAuthority {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Large enough never to come twice (RFC 5280, section 4.1.2.2: 20 bytes at most).
    private static final int SERIAL_BITS = 128;

    private final TlsIdentity own;

    /// An authority with this certificate, whether or not that says it is one.
    public CertificateAuthority(TlsIdentity own) {
        this.own = own;
    }

    /// A new one, which nobody knows yet.
    public static CertificateAuthority create(String name) {
        return new CertificateAuthority(selfSigned(CertificateDetails.of(name).asCa()));
    }

    /// A certificate that nobody vouches for but itself.
    public static TlsIdentity selfSigned(CertificateDetails details) {
        KeyPair keys = newKeys();
        X500Name name = name(details);
        X509Certificate certificate = sign(name, keys, details, keys.getPublic());
        return new TlsIdentity(keys.getPrivate(), List.of(certificate));
    }

    /// Makes a key and signs a certificate for it; the chain ends with this authority's own.
    public TlsIdentity issue(CertificateDetails details) {
        KeyPair keys = newKeys();
        X500Name issuer =
                X500Name.getInstance(own.certificate().getSubjectX500Principal().getEncoded());
        List<X509Certificate> chain = new ArrayList<>();
        KeyPair issuerKeys = new KeyPair(own.certificate().getPublicKey(), own.key());
        chain.add(sign(issuer, issuerKeys, details, keys.getPublic()));
        chain.addAll(own.chain());
        return new TlsIdentity(keys.getPrivate(), chain);
    }

    /// What a peer must have to trust it.
    public X509Certificate certificate() {
        return own.certificate();
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no keys on P-256", e);
        }
    }

    private static X500Name name(CertificateDetails details) {
        return new X500Name("CN=" + details.subject());
    }

    private static X509Certificate sign(
            X500Name issuer, KeyPair issuerKeys, CertificateDetails details, PublicKey key) {
        try {
            X509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(
                            issuer,
                            new BigInteger(SERIAL_BITS, RANDOM),
                            Date.from(details.from()),
                            Date.from(details.to()),
                            name(details),
                            key);
            addKeyIdentifiers(builder, key, issuerKeys.getPublic());
            addExtensions(builder, details);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA")
                                            .build(issuerKeys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    /// They find the issuer among several of one name; strict clients refuse a certificate without
    /// them (RFC 5280, sections 4.2.1.1 and 4.2.1.2).
    private static void addKeyIdentifiers(
            X509v3CertificateBuilder builder, PublicKey key, PublicKey issuer)
            throws IOException, GeneralSecurityException {
        JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                identifiers.createAuthorityKeyIdentifier(issuer));
    }

    private static void addExtensions(X509v3CertificateBuilder builder, CertificateDetails details)
            throws IOException {
        int usage = details.isCa() ? KeyUsage.keyCertSign : KeyUsage.digitalSignature;
        builder.addExtension(
                Extension.basicConstraints, true, new BasicConstraints(details.isCa()));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (!details.names().isEmpty()) {
            GeneralName[] names =
                    details.names().stream()
                            .map(CertificateAuthority::alternativeName)
                            .toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
    }

    /// A client that connects to an address looks for it among the addresses, never among the DNS
    /// names.
    private static GeneralName alternativeName(String name) {
        boolean isAddress = name.matches("[0-9.]+|.*:.*");
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name);
    }
}
