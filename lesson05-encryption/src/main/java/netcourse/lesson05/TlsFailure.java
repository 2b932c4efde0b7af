package netcourse.lesson05;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.PKIXReason;
import java.util.Map;
import java.util.stream.Stream;

/// Why TLS failed, in a line: JSSE has the reason deep in the causes, in the words of those who
/// wrote it.
public final class TlsFailure {
    private static final String ALERT = "Received fatal alert: ";

    private static final String NO_CA = "it is signed with a certificate that is no CA's";

    private static final Map<Reason, String> REASONS =
            Map.of(
                    BasicReason.EXPIRED,
                    "it has expired",
                    BasicReason.NOT_YET_VALID,
                    "it is not valid yet; or is the clock of this machine wrong?",
                    BasicReason.INVALID_SIGNATURE,
                    "its signature is not that of the trusted CA, only the CA's name is the same",
                    PKIXReason.NOT_CA_CERT,
                    NO_CA,
                    // Basic constraints say it, and so does the key usage.
                    PKIXReason.INVALID_KEY_USAGE,
                    NO_CA);

    private TlsFailure() {}

    /// @param e what a handshake, a read or a write threw
    public static String explain(IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains(ALERT)) {
            String alert = message.substring(message.indexOf(ALERT) + ALERT.length());
            return "the peer refused with the alert " + alert;
        }
        return causes(e)
                .filter(CertificateException.class::isInstance)
                .findFirst()
                .map(refused -> "the peer's certificate is refused: " + certificate(refused))
                .orElse(message);
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
            case CertPathBuilderException _ ->
                    Stream.of("it is not signed by the CA that is trusted here");
            default -> Stream.empty();
        };
    }

    private static Stream<Throwable> causes(Throwable first) {
        return Stream.iterate(first, cause -> cause != null, Throwable::getCause);
    }
}
