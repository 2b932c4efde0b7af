package netcourse.channel;

import java.util.Locale;
import java.util.function.Function;

/// The certificates that a TLS server can show: a good one, and those that every client must
/// refuse.
public enum ServerCertificate {
    GOOD("signed by the CA, for this machine, valid now", ca -> ca.issue(details())),
    WRONG_NAME(
            "signed by the CA, but for other.example: anybody gets one for a name of their own",
            ca -> ca.issue(details().withNames("other.example"))),
    EXPIRED(
            "signed by the CA, for this machine, valid until yesterday",
            ca -> ca.issue(details().expired())),
    NOT_YET_VALID(
            "signed by the CA, for this machine, valid from tomorrow on",
            ca -> ca.issue(details().notYetValid())),
    WRONG_CA(
            "signed by another CA of the same name: a name can be copied, a key cannot",
            ca -> CertificateAuthority.create(name(ca)).issue(details())),
    SELF_SIGNED(
            "signed by its own key: it says who it is, and nobody vouches for that",
            _ -> CertificateAuthority.selfSigned(details())),
    NOT_A_CA(
            "signed with another server's certificate, which the CA signed: that is no CA",
            ca -> new CertificateAuthority(ca.issue(otherServer())).issue(details()));

    private final String meaning;
    private final Function<CertificateAuthority, TlsIdentity> maker;

    ServerCertificate(String meaning, Function<CertificateAuthority, TlsIdentity> maker) {
        this.meaning = meaning;
        this.maker = maker;
    }

    private static CertificateDetails details() {
        return CertificateDetails.of("netcourse server", "localhost", "127.0.0.1", "::1");
    }

    private static CertificateDetails otherServer() {
        return CertificateDetails.of("another server", "other.example");
    }

    private static String name(CertificateAuthority ca) {
        return ca.certificate().getSubjectX500Principal().getName().replaceFirst("^CN=", "");
    }

    /// Makes it.
    public TlsIdentity make(CertificateAuthority ca) {
        return maker.apply(ca);
    }

    /// What it is, in a line.
    public String meaning() {
        return meaning;
    }

    /// As it is typed: `wrong-name`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
