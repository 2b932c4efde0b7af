package netcourse.channel;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.PKIXReason;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import netcourse.common.Program;

/// Why TLS failed, in a line: JSSE has the reason deep in the causes, in the words of those who
/// wrote it.
public final class TlsFailure {
    /// The second is of an alert that came in the clear, which JSSE does not expect, but OpenSSL
    /// sends.
    private static final Pattern ALERT =
            Pattern.compile("(?:Received fatal alert|Level: fatal; Alert): (\\w+)");

    private static final String UNKNOWN_CA = "it is not signed by the CA that is trusted here";
    private static final String NO_CA = "it is signed with a certificate that is no CA's";

    private static final Map<Reason, String> REASONS =
            Map.of(
                    BasicReason.EXPIRED,
                    "it has expired",
                    BasicReason.NOT_YET_VALID,
                    "it is not valid yet; or is the clock of this machine wrong?",
                    PKIXReason.NO_TRUST_ANCHOR,
                    UNKNOWN_CA,
                    PKIXReason.NOT_CA_CERT,
                    NO_CA,
                    // Basic constraints say it, and so does the key usage.
                    PKIXReason.INVALID_KEY_USAGE,
                    NO_CA);

    private TlsFailure() {}

    /// @param e what a handshake, a read or a write threw
    public static String explain(IOException e) {
        return alert(e).map(alert -> "the peer refused with the alert " + alert)
                .or(() -> refusal(e))
                .orElse(Program.explain(e));
    }

    private static Optional<String> alert(IOException e) {
        return causes(e)
                .map(cause -> ALERT.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    private static Optional<String> refusal(IOException e) {
        return causes(e)
                .filter(CertificateException.class::isInstance)
                .map(refused -> "the peer's certificate is refused: " + certificate(refused))
                .findFirst();
    }

    private static String certificate(Throwable refused) {
        return causes(refused)
                .flatMap(TlsFailure::reason)
                .findFirst()
                .orElse("it does not name this peer: " + refused.getMessage());
    }

    private static Stream<String> reason(Throwable cause) {
        return switch (cause) {
            case CertPathValidatorException invalid ->
                    Stream.of(REASONS.getOrDefault(invalid.getReason(), invalid.getMessage()));
            case CertPathBuilderException _ -> Stream.of(UNKNOWN_CA);
            default -> Stream.empty();
        };
    }

    private static Stream<Throwable> causes(Throwable first) {
        return Stream.iterate(first, cause -> cause != null, Throwable::getCause);
    }
}
