package netcourse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What a certificate is to say.
///
/// @param subject the common name
/// @param names DNS names and IP addresses of a server; none for a client or a CA
/// @param from it is valid from then on
/// @param to and until then
/// @param isCa whether it may sign others
public record CertificateDetails(
        String subject, List<String> names, Instant from, Instant to, boolean isCa) {
    private static final Duration DAY = Duration.ofDays(1);

    public CertificateDetails {
        names = List.copyOf(names);
    }

    /// A server's or a client's: valid since yesterday, since clocks differ, for 30 days.
    public static CertificateDetails of(String subject, String... names) {
        Instant now = Instant.now();
        return new CertificateDetails(
                subject, List.of(names), now.minus(DAY), now.plus(DAY.multipliedBy(30)), false);
    }

    public CertificateDetails withNames(String... others) {
        return new CertificateDetails(subject, List.of(others), from, to, isCa);
    }

    /// Valid for a day that ended a day ago.
    public CertificateDetails expired() {
        Instant end = Instant.now().minus(DAY);
        return new CertificateDetails(subject, names, end.minus(DAY), end, isCa);
    }

    /// Valid from tomorrow on.
    public CertificateDetails notYetValid() {
        return new CertificateDetails(subject, names, Instant.now().plus(DAY), to, isCa);
    }

    /// One that may sign others.
    public CertificateDetails asCa() {
        return new CertificateDetails(subject, names, from, to, true);
    }
}
