package netcourse.lesson02.mistake;

import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netcourse.authoring.Wrong;
import netcourse.lesson02.answer.SolvedEndpointReader;
import netcourse.lesson02.exercise.EndpointReader;

/// Further wrong solutions of exercise 2.3.
public final class EndpointReaderWrong {
    private EndpointReaderWrong() {}

    /// Reads by a pattern with the groups 1 (host in brackets), 2 (host), 3 (port).
    private abstract static class ByPattern implements EndpointReader {
        private final Pattern pattern;

        ByPattern(String regex) {
            pattern = Pattern.compile(regex);
        }

        @Override
        public InetSocketAddress read(String text) {
            Matcher parts = pattern.matcher(text);
            boolean found = parts.find();
            long port = found ? Long.parseLong(parts.group(3)) : -1;
            if (!found || port > 65535) {
                throw new IllegalArgumentException("\"%s\": not 0..65535".formatted(text));
            }
            String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
            return InetSocketAddress.createUnresolved(host, (int) port);
        }
    }

    @Wrong("takes a line end after the port")
    public static class TakesLineEnd extends ByPattern {
        public TakesLineEnd() {
            super("^(?:\\[([^\\[\\]\\s]+)\\]|([^:\\[\\]\\s]+)):([0-9]{1,18})$");
        }
    }

    @Wrong("takes digits of other scripts")
    public static class TakesOtherDigits extends ByPattern {
        public TakesOtherDigits() {
            super("\\A(?:\\[([^\\[\\]\\s]+)\\]|([^:\\[\\]\\s]+)):(\\p{Nd}{1,18})\\z");
        }
    }

    @Wrong("refuses names that are not ASCII")
    public static class RefusesOtherNames extends ByPattern {
        public RefusesOtherNames() {
            super("\\A(?:\\[([0-9a-fA-F:.%]+)\\]|([\\x21-\\x39\\x3b-\\x7e]+)):([0-9]{1,18})\\z");
        }
    }

    @Wrong("refuses an IPv6 address with a scope")
    public static class RefusesScope extends ByPattern {
        public RefusesScope() {
            super("\\A(?:\\[([0-9a-fA-F:.]+)\\]|([^:\\[\\]\\s]+)):([0-9]{1,18})\\z");
        }
    }

    @Wrong("takes blanks around the port")
    public static class TakesBlanks extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            return super.read(text.replaceAll(":\\s+", ":").strip());
        }
    }

    @Wrong("takes a sign in front of the port")
    public static class TakesSign extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            return super.read(text.replaceAll(":\\+(?=[0-9])", ":"));
        }
    }

    @Wrong(value = "looks numeric addresses up", nameless = true)
    public static class Resolves extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            InetSocketAddress read = super.read(text);
            try {
                InetAddress address = InetAddress.ofLiteral(read.getHostString());
                return new InetSocketAddress(address, read.getPort());
            } catch (IllegalArgumentException e) {
                return read;
            }
        }
    }

    @Wrong("takes port 0 for none")
    public static class RefusesZero extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            InetSocketAddress read = super.read(text);
            if (read.getPort() == 0) {
                throw new IllegalArgumentException("bad endpoint \"%s\": port".formatted(text));
            }
            return read;
        }
    }

    @Wrong("takes a port that is 65536 too large")
    public static class CutsPort implements EndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            Matcher port = Pattern.compile(":([0-9]{1,9})\\z").matcher(text);
            if (port.find()) {
                int number = Integer.parseInt(port.group(1)) & 0xffff;
                return new SolvedEndpointReader().read(port.replaceFirst(":" + number));
            }
            return new SolvedEndpointReader().read(text);
        }
    }

    @Wrong("overflows with a port of twenty digits")
    public static class Overflows extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            int colon = text.lastIndexOf(':');
            if (colon > 0 && text.substring(colon + 1).matches("[0-9]{10,}")) {
                int port = 0;
                for (char digit : text.substring(colon + 1).toCharArray()) {
                    port = port * 10 + digit - '0';
                }
                return super.read(text.substring(0, colon + 1) + (port & 0xffff));
            }
            return super.read(text);
        }
    }

    @Wrong("writes the host in small letters")
    public static class LowersHost extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            return super.read(text.toLowerCase(Locale.ROOT));
        }
    }

    @Wrong("keeps the brackets")
    public static class KeepsBrackets extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            InetSocketAddress read = super.read(text);
            return text.startsWith("[")
                    ? InetSocketAddress.createUnresolved(
                            "[" + read.getHostString() + "]", read.getPort())
                    : read;
        }
    }

    @Wrong("has URI read it, which refuses some hosts")
    public static class ReadsUri extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            InetSocketAddress read = super.read(text);
            String host = URI.create("x://" + text).getHost();
            if (host == null) {
                throw new IllegalArgumentException("bad endpoint \"%s\": host".formatted(text));
            }
            return read;
        }
    }

    @Wrong("does not quote the text in its message")
    public static class QuotesNothing extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            try {
                return super.read(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("bad endpoint: port must be 0..65535", e);
            }
        }
    }

    @Wrong("remembers the last endpoint for all objects")
    public static class RemembersLast extends SolvedEndpointReader {
        private static InetSocketAddress last;

        @Override
        public InetSocketAddress read(String text) {
            InetSocketAddress read = super.read(text);
            if (last == null || last.getPort() != read.getPort()) {
                last = read;
            }
            return last;
        }
    }

    @Wrong("takes an empty host")
    public static class TakesEmptyHost extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            if (text.startsWith(":") || text.startsWith("[]:")) {
                return InetSocketAddress.createUnresolved("", 80);
            }
            return super.read(text);
        }
    }

    @Wrong("takes hexadecimal and octal ports")
    public static class DecodesPort extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            int colon = text.lastIndexOf(':');
            String port = text.substring(colon + 1);
            if (colon > 0 && port.startsWith("0") && port.length() > 1) {
                try {
                    return super.read(text.substring(0, colon + 1) + Integer.decode(port));
                } catch (NumberFormatException e) {
                    return super.read(text);
                }
            }
            return super.read(text);
        }
    }

    @Wrong("takes a tab or a line end in the host")
    public static class LooksForSpacesOnly extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            InetSocketAddress read = super.read(text.replaceAll("[\\t\\n]", "x"));
            int colon = text.lastIndexOf(':');
            String host = text.substring(0, colon);
            return text.startsWith("[")
                    ? read
                    : InetSocketAddress.createUnresolved(host, read.getPort());
        }
    }

    @Wrong("refuses the last port")
    public static class RefusesLastPort extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            if (text.endsWith(":65535")) {
                throw new IllegalArgumentException(
                        "bad endpoint \"" + text + "\": port must be below 65535, was \"65535\"");
            }
            return super.read(text);
        }
    }

    @Wrong("takes a port of ten digits and more for too large, zeros among them")
    public static class CountsZeros extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            if (text.matches(".*:[0-9]{10,}")) {
                throw new IllegalArgumentException("\"" + text + "\": port is above 65535");
            }
            return super.read(text);
        }
    }

    @Wrong("takes the last bracket for the end of the host")
    public static class LooksForLastBracket extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            int end = text.lastIndexOf("]:");
            if (!text.startsWith("[") || end < 2) {
                return super.read(text);
            }
            int port = super.read("[::1" + text.substring(end)).getPort();
            return InetSocketAddress.createUnresolved(text.substring(1, end), port);
        }
    }

    /// Changes the message of the answer.
    private abstract static class OtherMessage extends SolvedEndpointReader {
        abstract String message(String text, String message);

        @Override
        public InetSocketAddress read(String text) {
            try {
                return super.read(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(message(text, e.getMessage()));
            }
        }
    }

    @Wrong(value = "takes the user's text for a format, which fails at a %", nameless = true)
    public static class FormatsText extends OtherMessage {
        @Override
        String message(String text, String message) {
            return String.format(message);
        }
    }

    @Wrong("shortens a long text in its message")
    public static class ShortensText extends OtherMessage {
        @Override
        String message(String text, String message) {
            return text.length() > 80
                    ? message.replace(text, text.substring(0, 77) + "...")
                    : message;
        }
    }

    @Wrong("writes a name in ASCII, as a name server is asked for it")
    public static class WritesPunycode extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            InetSocketAddress read = super.read(text);
            String host = read.getHostString();
            return host.contains(":") || host.length() > 60
                    ? read
                    : InetSocketAddress.createUnresolved(IDN.toASCII(host), read.getPort());
        }
    }

    @Wrong("matches by a pattern that calls itself for each character")
    public static class RecursesForEachCharacter extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            Pattern.matches("(?:[a-z]|[^:\\s])+:[0-9]+", text);
            return super.read(text);
        }
    }

    @Wrong(value = "refuses every text with two colons", nameless = true)
    public static class RefusesTwoColons extends SolvedEndpointReader {
        @Override
        public InetSocketAddress read(String text) {
            if (text.split(":", -1).length > 2) {
                throw new IllegalArgumentException("\"" + text + "\": one colon is allowed");
            }
            return super.read(text);
        }
    }

    @Wrong(value = "looks for an endpoint anywhere in the text", nameless = true)
    public static class FindsAnywhere extends ByPattern {
        public FindsAnywhere() {
            super("(?<![^\\s])(?:\\[([^\\s\\[\\]]+)\\]|([^\\s:\\[\\]]+)):0*([0-9]{1,9})$");
        }
    }
}
