package netcourse.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;
import org.junit.jupiter.api.Test;

class TlsFailureTest {
    /// So it comes from OpenSSL's client, which sends it before it has keys.
    @Test
    void anAlertInTheClearIsNamed() {
        GeneralSecurityException cause =
                new GeneralSecurityException(
                        "Unexpected plaintext alert received: Level: fatal; Alert: unknown_ca");
        assertThat(TlsFailure.explain(new SSLProtocolException("Unexpected exception", cause)))
                .isEqualTo("the peer refused with the alert unknown_ca");
    }

    @Test
    void whatIsNotKnownKeepsItsWords() {
        assertThat(TlsFailure.explain(new SSLHandshakeException("no luck"))).isEqualTo("no luck");
        assertThat(TlsFailure.explain(new EOFException())).isEqualTo("EOFException");
    }
}
