package netcourse.lesson04.exercise;

import java.util.List;
import java.util.Optional;
import netcourse.common.ProtocolException;

/// Exercise 4.7: negotiate a codec.
///
/// A client says which codings it can decode and how much it likes each; the server picks one that
/// it has. HTTP does it with one line of text, `Accept-Encoding` (RFC 9110, sections 12.4.2 and
/// 12.5.3), and the course's first message carries the same:
///
/// ```
/// zstd, gzip;q=0.5, identity;q=0.1, *;q=0
/// ```
///
/// A quality `q` is 0 to 1 with at most three decimals, 1 if it is absent; 0 means "not this one".
/// `*` stands for every coding that is not named. `identity` is "not compressed", and is acceptable
/// unless it is named with `q=0`, or `*` is and `identity` is not named.
///
/// Your method shares nothing between two calls: many threads may use one object.
/// `compressed-server --mine` runs your class in the real server.
public interface CodecNegotiator {
    /// Chooses the coding for what is sent to this client.
    ///
    /// - The one with the highest quality; of several with the same, the first in `supported`; and
    ///   `identity` last, unless its quality, named or by `*`, is higher.
    /// - Names compare without regard to case (`GZIP` is `gzip`), in ASCII and in every locale.
    ///   Around commas and semicolons there may be blanks and tabs; empty elements of the list are
    ///   allowed (RFC 9110, 5.6.1.2). An empty text accepts `identity` only.
    /// - An unknown name is no error: a client may know codings that are newer than this server.
    /// - A name that is listed twice counts with its first quality.
    ///
    /// @param accepted what the client sent, at most 1,000 characters
    /// @param supported the names that this server can encode, in lower case, best first, without
    ///   `identity`; left as they are
    /// @return one of `supported`, or `identity`; empty if nothing is acceptable
    /// @throws ProtocolException for a text that is too long, a name that is no token (RFC 9110,
    ///   5.6.2), a quality that is no number as above, or a parameter other than `q`. Its message
    ///   quotes the element: `bad quality "q=1.5"`
    Optional<String> choose(String accepted, List<String> supported) throws ProtocolException;
}
