package netcourse.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:12580", "example.org:0", "[::1]:65535", "[fe80::1%lo]:80"})
    void textIsReadAndWrittenBack(String text) {
        assertThat(Endpoint.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    localhost       | expected host:port
                    ::1:80          | an IPv6 address must stand in brackets, as in [::1]:80
                    [::1:80         | a bracket opens and is never closed
                    [::1]80         | expected a colon and a port after the closing bracket
                    []:80           | the host is missing
                    :80             | the host is missing
                    localhost:      | port must be a number 0..65535, was ""
                    localhost:http  | port must be a number 0..65535, was "http"
                    localhost:-1    | port must be a number 0..65535, was "-1"
                    localhost:65536 | port must be 0..65535, was 65536
                    """)
    void badTextIsQuotedWithWhatIsWrong(String text, String why) {
        assertThatThrownBy(() -> Endpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bad endpoint \"" + text + "\": " + why);
    }

    @Test
    void hostWithBlanksIsRefused() {
        assertThatThrownBy(() -> new Endpoint(" localhost", 80))
                .hasMessageContaining("was \" localhost\"");
    }

    @Test
    void socketAddressBecomesAnEndpointWithTheAddressNotTheName() throws UnknownHostException {
        InetSocketAddress address = new Endpoint("127.0.0.1", 80).resolve();
        assertThat(Endpoint.of(address)).hasToString("127.0.0.1:80");
        assertThat(Endpoint.of(InetSocketAddress.createUnresolved("somewhere", 80)))
                .hasToString("somewhere:80");
    }

    @Test
    void anotherPortKeepsTheHost() {
        assertThat(new Endpoint("::1", 0).withPort(80)).hasToString("[::1]:80");
    }
}
