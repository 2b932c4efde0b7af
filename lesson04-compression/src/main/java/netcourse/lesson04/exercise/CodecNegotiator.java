package netcourse.lesson04.exercise;

import java.util.List;
import java.util.Optional;
import netcourse.common.ProtocolException;

/// Exercise 4.7: negotiate a codec.
///
/// A client lists the codings that it can decode, and says how much it likes each of them. The
/// server picks one that it can encode. HTTP does this with one line of text, `Accept-Encoding`
/// (RFC 9110, sections 12.4.2 and 12.5.3). The first message of a connection in this course carries
/// the same text:
///
/// ```
/// zstd, gzip;q=0.5, identity;q=0.1, *;q=0
/// ```
///
/// Commas separate the elements of the list:
///
/// ```
/// element   a name, or a name followed by ;q= and a quality
/// name      a token: ASCII letters, digits, and !#$%&'*+-.^_`|~ (RFC 9110, section 5.6.2)
/// quality   0 or 1; a dot and up to three digits may follow, after a 1 only zeros
/// ```
///
/// - Quality 1 is the best. An element without a quality has 1. Quality 0 means "never this one".
/// - `identity` is the coding "not compressed". Every server supports it.
/// - `*` stands for every coding that the text does not name, `identity` included.
/// - Names and the letter `q` may be in upper or lower case: `GZIP` is `gzip`, in every locale.
/// - Blanks and tabs may stand around commas and semicolons, and at both ends of the text.
/// - Elements may be empty (RFC 9110, section 5.6.1.2): `,gzip,,` is `gzip`.
/// - If a name is listed twice, its first quality counts.
///
/// Your method shares nothing between two calls: many threads may use one object.
/// `compressed-server --mine` runs your class in the real server.
public interface CodecNegotiator {
    /// The name of the coding "not compressed".
    String IDENTITY = "identity";

    /// The longest text that is read.
    int MAX_CHARACTERS = 1000;

    /// Chooses the coding for what is sent to this client.
    ///
    /// - The supported coding with the highest quality is chosen. Of several with the same quality,
    ///   it is the first in `supported`; the order in the client's text does not matter.
    /// - `identity` takes part with the quality that its name or `*` gives it. It comes after all
    ///   others of the same quality.
    /// - If neither its name nor `*` is listed, `identity` is the last resort: it is chosen when
    ///   nothing in `supported` can be. An empty text therefore means `identity`.
    /// - A name that the server does not know is no error: clients may be newer than the server.
    ///
    /// @param accepted the text that the client sent
    /// @param supported the names of what this server can encode, in lower case, best first,
    ///   without `identity`; the list is left as it is
    /// @return one of `supported`, or `identity`; empty if the client accepts none of them
    /// @throws ProtocolException if the text is longer than [#MAX_CHARACTERS], or if any of its
    ///   elements, whatever its name, is not as described above. For the text, the message names
    ///   the limit; for an element, it quotes at least the name or the parameter that is wrong:
    ///   `bad element "gzip;q=1.5"`, or `bad quality "q=1.5"`
    Optional<String> choose(String accepted, List<String> supported) throws ProtocolException;
}
