package netcourse.lesson02.mistake;

import java.net.InetSocketAddress;
import netcourse.checker.Mistake;
import netcourse.lesson02.exercise.EndpointReader;

/// What learners get wrong in exercise 2.3, read an endpoint; in the order of the behaviours of
/// [netcourse.lesson02.EndpointReaderCheck] that catch it.
public final class EndpointReaderMistakes {
    private EndpointReaderMistakes() {}

    @Mistake(
            does = "makes the address with new InetSocketAddress(host, port)",
            sees =
                    """
                    That constructor asks the resolver for the name, and may block for seconds, in
                    code that was only to read a text.
                    """,
            caughtBy = "looksNoHostUp")
    public static class LooksUpHost implements EndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            boolean bracketed = text.startsWith("[");
            int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
            if (colon < 1 || !bracketed && text.indexOf(':', colon + 1) > 0) {
                throw bad(text, "expected host:port or [IPv6 address]:port");
            }
            String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
            if (!host.matches("\\S+")) {
                throw bad(text, "host must not be empty or have blanks");
            }
            String port = text.substring(colon + 1);
            if (!port.matches("[0-9]{1,9}") || Integer.parseInt(port) > 65535) {
                throw bad(text, "port must be a number 0..65535");
            }
            return new InetSocketAddress(host, Integer.parseInt(port));
        }

        private static IllegalArgumentException bad(String text, String why) {
            return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
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
    public static class SplitsAtFirstColon implements EndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw bad(text, "expected host:port");
            }
            String host = text.substring(0, colon);
            if (!host.matches("\\S+")) {
                throw bad(text, "host must not be empty or have blanks");
            }
            String port = text.substring(colon + 1);
            if (!port.matches("[0-9]{1,9}") || Integer.parseInt(port) > 65535) {
                throw bad(text, "port must be a number 0..65535");
            }
            return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
        }

        private static IllegalArgumentException bad(String text, String why) {
            return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
        }
    }

    @Mistake(
            does = "leaves the brackets around the host",
            sees =
                    """
                    They belong to the notation, not to the address: comparing it or showing it with
                    brackets once more goes wrong.
                    """,
            caughtBy = "readsIpv6AddressInBrackets")
    public static class KeepsBrackets implements EndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            boolean bracketed = text.startsWith("[");
            int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
            if (colon < 1 || !bracketed && text.indexOf(':', colon + 1) > 0) {
                throw bad(text, "expected host:port or [IPv6 address]:port");
            }
            String host = text.substring(0, colon);
            if (!host.matches("\\S+")) {
                throw bad(text, "host must not be empty or have blanks");
            }
            String port = text.substring(colon + 1);
            if (!port.matches("[0-9]{1,9}") || Integer.parseInt(port) > 65535) {
                throw bad(text, "port must be a number 0..65535");
            }
            return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
        }

        private static IllegalArgumentException bad(String text, String why) {
            return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
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
    public static class GuessesLastColon implements EndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 1) {
                throw bad(text, "expected host:port");
            }
            boolean bracketed = text.startsWith("[") && text.charAt(colon - 1) == ']';
            String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
            if (!host.matches("\\S+")) {
                throw bad(text, "host must not be empty or have blanks");
            }
            String port = text.substring(colon + 1);
            if (!port.matches("[0-9]{1,9}") || Integer.parseInt(port) > 65535) {
                throw bad(text, "port must be a number 0..65535");
            }
            return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
        }

        private static IllegalArgumentException bad(String text, String why) {
            return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
        }
    }

    @Mistake(
            does = "lets the exceptions of the library out as they are",
            sees =
                    """
                    For input string: "http" does not tell the user which of his options it is
                    about, nor what a port looks like.
                    """,
            caughtBy = "refusesPortThatIsNoNumber")
    public static class PassesOnBareErrors implements EndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            boolean bracketed = text.startsWith("[");
            int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
            if (colon < 1 || !bracketed && text.indexOf(':', colon + 1) > 0) {
                throw bad(text, "expected host:port or [IPv6 address]:port");
            }
            String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
            if (!host.matches("\\S+")) {
                throw bad(text, "host must not be empty or have blanks");
            }
            int port = Integer.parseInt(text.substring(colon + 1));
            return InetSocketAddress.createUnresolved(host, port);
        }

        private static IllegalArgumentException bad(String text, String why) {
            return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
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
    public static class TrustsParseInt implements EndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            boolean bracketed = text.startsWith("[");
            int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
            if (colon < 1 || !bracketed && text.indexOf(':', colon + 1) > 0) {
                throw bad(text, "expected host:port or [IPv6 address]:port");
            }
            String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
            if (!host.matches("\\S+")) {
                throw bad(text, "host must not be empty or have blanks");
            }
            try {
                return InetSocketAddress.createUnresolved(
                        host, Integer.parseInt(text.substring(colon + 1)));
            } catch (IllegalArgumentException e) {
                throw bad(text, "port must be a number 0..65535");
            }
        }

        private static IllegalArgumentException bad(String text, String why) {
            return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
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
    public static class StripsBlanks implements EndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            return readStripped(text.strip());
        }

        private static InetSocketAddress readStripped(String text) {
            boolean bracketed = text.startsWith("[");
            int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
            if (colon < 1 || !bracketed && text.indexOf(':', colon + 1) > 0) {
                throw bad(text, "expected host:port or [IPv6 address]:port");
            }
            String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
            if (!host.matches("\\S+")) {
                throw bad(text, "host must not be empty or have blanks");
            }
            String port = text.substring(colon + 1);
            if (!port.matches("[0-9]{1,9}") || Integer.parseInt(port) > 65535) {
                throw bad(text, "port must be a number 0..65535");
            }
            return InetSocketAddress.createUnresolved(host, Integer.parseInt(port));
        }

        private static IllegalArgumentException bad(String text, String why) {
            return new IllegalArgumentException("bad endpoint \"" + text + "\": " + why);
        }
    }
}
