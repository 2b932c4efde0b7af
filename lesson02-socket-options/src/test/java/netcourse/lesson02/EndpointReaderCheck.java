package netcourse.lesson02;

import static netcourse.checker.Symptom.when;

import java.net.InetSocketAddress;
import java.util.List;
import netcourse.checker.CallResult;
import netcourse.checker.Check;
import netcourse.checker.Symptom;
import netcourse.checker.Trial;
import netcourse.lesson02.exercise.EndpointReader;
import netcourse.lesson02.exercise.MyEndpointReader;
import netcourse.lesson02.mistake.EndpointReaderMistakes.*;
import org.junit.jupiter.api.Test;

/// Judges any [EndpointReader].
@Check(
        id = "2.3",
        title = "read an endpoint",
        exercise = MyEndpointReader.class,
        core = false,
        difficulty = 2,
        minutes = 20)
class EndpointReaderCheck {
    private final EndpointReader reader;

    EndpointReaderCheck(EndpointReader reader) {
        this.reader = reader;
    }

    @Test
    void readsHostAndPort(Trial trial) {
        expectEndpoint(trial, "127.0.0.1:12580", "127.0.0.1", 12580);
    }

    /// A name is no matter of this reader: whether it is one shows when it is looked up.
    @Test
    void leavesHostAsItStands(Trial trial) {
        expectEndpoint(trial, "Example.INVALID:80", "Example.INVALID", 80);
        expectEndpoint(trial, "my_host:80", "my_host", 80);
        expectEndpoint(trial, "b\u00fccher.invalid:80", "b\u00fccher.invalid", 80);
    }

    /// With numbers and with the name that every machine knows itself: a reader that looks up shows
    /// it here, and asks no name server for it.
    @Test
    void looksNoHostUp(Trial trial) {
        for (String text : new String[] {"127.0.0.1:12580", "localhost:12580"}) {
            InetSocketAddress address = read(trial, text);
            trial.expectThat(
                    address != null && address.isUnresolved(),
                    "expected an unresolved address, was " + address,
                    when(address != null && resolvesNames(), LooksUpHost.class));
        }
    }

    /// Not only numbers, for which nobody is asked.
    private boolean resolvesNames() {
        return CallResult.of(() -> reader.read("localhost:12580")).returned()
                        instanceof InetSocketAddress address
                && !address.isUnresolved();
    }

    @Test
    void readsEveryPort(Trial trial) {
        for (int port : new int[] {0, 7, 80, 65535}) {
            expectEndpoint(trial, "nobody.invalid:" + port, "nobody.invalid", port);
        }
        expectEndpoint(trial, "nobody.invalid:0010", "nobody.invalid", 10);
        expectEndpoint(trial, "nobody.invalid:00000000000080", "nobody.invalid", 80);
    }

    @Test
    void readsIpv6AddressInBrackets(Trial trial) {
        String text = "[::1]:80";
        // What it takes for the port stands in its message.
        trial.ifThrown(
                t -> String.valueOf(t.getMessage()).replace(text, "").contains(":1]:80"),
                SplitsAtFirstColon.class);
        expectEndpoint(trial, text, "::1", 80);
        expectEndpoint(trial, "[2001:db8::7]:12580", "2001:db8::7", 12580);
    }

    @Test
    void readsScopeOfIpv6Address(Trial trial) {
        expectEndpoint(trial, "[fe80::1%eth0]:80", "fe80::1%eth0", 80);
    }

    @Test
    void refusesIpv6AddressWithoutBrackets(Trial trial) {
        for (String text : List.of("::1:80", "2001:db8::7")) {
            boolean guesses = splitsAtLastColon(text);
            expectRefusal(
                    trial, text, "the brackets are missing", when(guesses, GuessesLastColon.class));
        }
    }

    private boolean splitsAtLastColon(String text) {
        String host = text.substring(0, text.lastIndexOf(':'));
        return CallResult.of(() -> reader.read(text)).returned()
                        instanceof InetSocketAddress address
                && address.getHostString().equals(host);
    }

    /// Longer than a thread has room for calls.
    @Test
    void readsHostOfAnyLength(Trial trial) {
        String host = "x".repeat(100_000);
        trial.calling("read(\"xxx…:80\")");
        InetSocketAddress address = reader.read(host + ":80");
        trial.expectThat(address != null, "expected an address, got null");
        trial.expect("characters of the host", 100_000, address.getHostString().length());
        trial.expect("port", 80, address.getPort());
    }

    @Test
    void refusesPortThatIsNoNumber(Trial trial) {
        for (String text :
                new String[] {"localhost:http", "localhost:8o", "localhost:80/", "[::1]:0x50"}) {
            expectRefusal(trial, text, "the port is no number");
        }
    }

    @Test
    void refusesWhatIsIncomplete(Trial trial) {
        for (String text : new String[] {"localhost", "localhost:", "[::1]", "[::1]:"}) {
            expectRefusal(trial, text, "it has no port");
        }
        for (String text : new String[] {":80", "[]:80", ":", ""}) {
            expectRefusal(trial, text, "it has no host");
        }
        expectRefusal(trial, "[::1:80", "the bracket is not closed");
        expectRefusal(trial, "[::1]80", "a colon is missing after the bracket");
        expectRefusal(trial, "[::1]:80]:90", "the port is no number");
    }

    /// The message has what the user typed, whatever that is.
    @Test
    void showsTheWholeText(Trial trial) {
        expectRefusal(trial, "[fe80::1%eth0]:http", "the port is no number");
        expectRefusal(trial, "100%dollars$1\\:http", "the port is no number");
        expectRefusal(trial, "a-name-of-a-host.".repeat(10) + "invalid:http", "no number");
    }

    @Test
    void refusesPortOutOfRange(Trial trial) {
        expectRefusal(trial, "localhost:-1", "the port is below 0");
        // The last two are port 80 to code that keeps only the lowest 16 or 32 bits.
        for (String port : new String[] {"65536", "65616", "4294967376"}) {
            String message = expectRefusal(trial, "localhost:" + port, "the port is above 65535");
            trial.expectThat(
                    message.contains("65535"),
                    "the message must name the largest port, 65535, was: " + message);
        }
    }

    @Test
    void refusesSignsAndOtherDigits(Trial trial) {
        String sign = "localhost:+80";
        String fullWidth = "localhost:\uff18\uff10";
        boolean both = readsPort80(sign) && readsPort80(fullWidth);
        expectRefusal(trial, sign, "the port has a sign", when(both, TrustsParseInt.class));
        expectRefusal(trial, fullWidth, "these digits are not 0 to 9");
    }

    private boolean readsPort80(String text) {
        return CallResult.of(() -> reader.read(text)).returned()
                        instanceof InetSocketAddress address
                && address.getPort() == 80;
    }

    @Test
    void refusesBlanks(Trial trial) {
        for (String text :
                new String[] {
                    " localhost:80", "localhost:80 ", "localhost :80", "localhost: 80", "[ ::1]:80"
                }) {
            boolean strips = stripsBlanks(text);
            expectRefusal(trial, text, "it has a blank", when(strips, StripsBlanks.class));
        }
        expectRefusal(trial, "local host:80", "it has a blank");
        expectRefusal(trial, "local\thost:80", "it has a tab");
        expectRefusal(trial, "localhost:80\n", "it has a line end");
    }

    private boolean stripsBlanks(String text) {
        return CallResult.of(() -> reader.read(text)).returned()
                        instanceof InetSocketAddress address
                && !address.getHostString().contains(" ")
                && !findsEndpointInText();
    }

    /// It passes over what stands before, be it a blank or not.
    private boolean findsEndpointInText() {
        return CallResult.of(() -> reader.read("x localhost:80")).returned()
                        instanceof InetSocketAddress address
                && address.getHostString().equals("localhost");
    }

    private void expectEndpoint(Trial trial, String text, String host, int port) {
        InetSocketAddress address = read(trial, text);
        trial.expectThat(address != null, "expected an address, got null");
        String got = address.getHostString();
        trial.expect("host", host, got, when(got.equals("[" + host + "]"), KeepsBrackets.class));
        trial.expect("port", port, address.getPort());
    }

    /// Returns the message of the refusal.
    ///
    /// @param accepted what a reader does that takes this text
    private String expectRefusal(Trial trial, String text, String why, Symptom... accepted) {
        IllegalArgumentException refusal =
                trial.expectThrows(
                        IllegalArgumentException.class,
                        "\"" + text + "\": " + why,
                        () -> trial.step("you returned", String.valueOf(read(trial, text))),
                        accepted);
        String message = String.valueOf(refusal.getMessage());
        trial.expectThat(
                message.contains("\"" + text + "\""),
                "the message must have the whole text in quotes, \"%s\", was: %s"
                        .formatted(text, message),
                when(isFromJdk(refusal), PassesOnBareErrors.class));
        return message;
    }

    /// Of the JDK, for the port: one of parseInt, or that of an address.
    private static boolean isFromJdk(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0
                && stack[0].getClassName().startsWith("java.")
                && (thrown instanceof NumberFormatException
                        || String.valueOf(thrown.getMessage()).contains("port out of range"));
    }

    private InetSocketAddress read(Trial trial, String text) {
        trial.calling("read(\"" + text + "\")");
        return reader.read(text);
    }
}
