package netcourse.lesson02.mistake;

import java.net.InetSocketAddress;
import netcourse.checker.Mistake;
import netcourse.lesson02.exercise.EndpointReader;

/// Common mistakes in exercise 2.3, read an endpoint, in the order of the behaviours of
/// [netcourse.lesson02.EndpointReaderCheck] that catch them.
public final class EndpointReaderMistakes {
    private EndpointReaderMistakes() {}

    /// The answer in steps: each mistake shows the step that it gets wrong.
    private abstract static class InSteps implements EndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            int colon = colon(text);
            if (colon < 1) {
                throw bad(text, "expected host:port or [IPv6 address]:port");
            }
            String host = host(text.substring(0, colon));
            if (!host.matches("\\S+")) {
                throw bad(text, "host must not be empty or have blanks");
            }
            return address(host, port(text, text.substring(colon + 1)));
        }

        /// The place of the colon before the port, less than 1 if there is none.
        int colon(String text) {
            if (text.startsWith("[")) {
                return text.indexOf("]:") + 1;
            }
            int colon = text.indexOf(':');
            return text.indexOf(':', colon + 1) < 0 ? colon : -1;
        }

        String host(String beforeColon) {
            return beforeColon.startsWith("[")
                    ? beforeColon.substring(1, beforeColon.length() - 1)
                    : beforeColon;
        }

        int port(String text, String afterColon) {
            if (!afterColon.matches("0*[0-9]{1,5}") || Integer.parseInt(afterColon) > 65535) {
                throw bad(text, "port must be a number 0..65535, was \"" + afterColon + "\"");
            }
            return Integer.parseInt(afterColon);
        }

        InetSocketAddress address(String host, int port) {
            return InetSocketAddress.createUnresolved(host, port);
        }

        static IllegalArgumentException bad(String text, String why) {
            return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
        }
    }

    @Mistake(
            does = "looks the host up, as new InetSocketAddress(host, port) does",
            sees =
                    """
                    That constructor, and InetAddress.getByName, ask the resolver for the name. They
                    may block for seconds, in code that was only to read a text.
                    """,
            caughtBy = "looksNoHostUp")
    public static class LooksUpHost extends InSteps {
        @Override
        InetSocketAddress address(String host, int port) {
            return new InetSocketAddress(host, port);
        }
    }

    @Mistake(
            does = "takes the first colon for the one before the port",
            sees =
                    """
                    An IPv6 address has colons of its own: of [::1]:80 the host becomes "[", and the
                    rest is no number.
                    """,
            caughtBy = "readsIpv6AddressInBrackets")
    public static class SplitsAtFirstColon extends InSteps {
        @Override
        int colon(String text) {
            return text.indexOf(':');
        }

        @Override
        String host(String beforeColon) {
            return beforeColon;
        }
    }

    @Mistake(
            does = "leaves the brackets around the host",
            sees =
                    """
                    They belong to the notation, not to the address: comparing it, or showing it
                    with brackets once more, goes wrong.
                    """,
            caughtBy = "readsIpv6AddressInBrackets")
    public static class KeepsBrackets extends InSteps {
        @Override
        String host(String beforeColon) {
            return beforeColon;
        }
    }

    @Mistake(
            does = "takes whatever stands before the last colon for the host",
            sees =
                    """
                    Without brackets 2001:db8::7 has a port 7 that nobody meant, and you connect to
                    another machine.
                    """,
            caughtBy = "refusesIpv6AddressWithoutBrackets")
    public static class GuessesLastColon extends InSteps {
        @Override
        int colon(String text) {
            return text.lastIndexOf(':');
        }
    }

    @Mistake(
            does = "lets the exceptions of the library out as they are",
            sees =
                    """
                    For input string: "http" does not tell users which of their options it is
                    about, nor what a port looks like.
                    """,
            caughtBy = "refusesPortThatIsNoNumber")
    public static class PassesOnBareErrors extends InSteps {
        @Override
        int port(String text, String afterColon) {
            return Integer.parseInt(afterColon);
        }
    }

    @Mistake(
            does = "takes for a port whatever Integer.parseInt reads",
            sees =
                    """
                    It reads +80, and digits of any script: a slip of the keyboard becomes a port,
                    and one endpoint has many spellings.
                    """,
            caughtBy = "refusesSignsAndOtherDigits")
    public static class TrustsParseInt extends InSteps {
        @Override
        int port(String text, String afterColon) {
            try {
                return address("any", Integer.parseInt(afterColon)).getPort();
            } catch (IllegalArgumentException e) {
                throw bad(text, "port must be a number 0..65535");
            }
        }
    }

    @Mistake(
            does = "strips blanks and reads on",
            sees =
                    """
                    What to forgive is for the caller to decide, once, for all that a user types; a
                    reader that repairs its input hides a fault.
                    """,
            caughtBy = "refusesBlanks")
    public static class StripsBlanks extends InSteps {
        @Override
        public InetSocketAddress read(String text) {
            return super.read(text.strip());
        }
    }
}
