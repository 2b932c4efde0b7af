package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import netcourse.common.Hex;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A server that says "bad padding" decrypts for whoever asks.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Decrypts an order with the answers of a server that says what is wrong.",
            "The server is a toy of this program on loopback, which takes orders encrypted",
            "in CBC mode, and says \"bad padding\" or \"bad message\"; each byte is shown when",
            "it is found. Then it tries a server that verifies a MAC first and has one",
            "answer for all that is wrong, and gives up."
        },
        footer = {"", "  padding-oracle", "  padding-oracle --order '5 EUR to bob'"})
public final class PaddingOracle implements Callable<Integer> {
    private static final int MAX_BYTES = 256;
    private static final int SIZE = Aes.BLOCK_BYTES;

    @Option(
            names = "--order",
            paramLabel = "TEXT",
            defaultValue = "100 EUR to ada, PIN 4711",
            description = "What is overheard, after \"PAY \" (default: ${DEFAULT-VALUE}).")
    private String order;

    private final Console console = System.console();

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new PaddingOracle(), args);
    }

    @Override
    public Integer call() throws IOException {
        Program.checkRange("bytes of --order", order.getBytes(UTF_8).length, 0, MAX_BYTES);
        System.out.println("A server that says what is wrong:");
        attack(false);
        System.out.println();
        System.out.println("The cure, MAC first and one answer for all that is wrong:");
        attack(true);
        return 0;
    }

    private void attack(boolean cured) throws IOException {
        try (CbcServer server = CbcServer.start(cured);
                CbcServer.Client client = new CbcServer.Client(server.endpoint())) {
            byte[] overheard = server.seal(order);
            System.out.printf("  server on %s, toy of this program%n", server.endpoint());
            System.out.printf(
                    "  the order, sent again: \"%s\"; changed: \"%s\"%n",
                    client.ask(overheard), client.ask(changed(overheard)));
            int macBytes = cured ? CbcServer.MAC_BYTES : 0;
            decrypt(overheard, overheard.length - macBytes, client);
        }
    }

    private static byte[] changed(byte[] sealed) {
        byte[] other = sealed.clone();
        other[0] ^= 1;
        return other;
    }

    private void decrypt(byte[] sealed, int end, CbcServer.Client client) throws IOException {
        long start = System.nanoTime();
        byte[] mac = Arrays.copyOfRange(sealed, end, sealed.length);
        PaddingAttack attack = new PaddingAttack(client, mac);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int at = SIZE; at < end; at += SIZE) {
            byte[] previous = Arrays.copyOfRange(sealed, at - SIZE, at);
            byte[] block = Arrays.copyOfRange(sealed, at, at + SIZE);
            Optional<byte[]> plain = attack.decrypt(previous, block, this::showProgress);
            if (plain.isEmpty()) {
                System.out.printf(
                        "  given up after %d requests: all 256 guesses of a byte had one answer, \"%s\"%n",
                        attack.requests(), attack.usualAnswer());
                return;
            }
            all.writeBytes(plain.get());
            showBlock(plain.get(), attack.requests());
        }
        report(withoutPadding(all.toByteArray()), all.size(), attack.requests(), start);
    }

    private static void report(String text, int bytes, int requests, long startNanos) {
        System.out.printf(
                Locale.ROOT,
                "  recovered without the key: %s%n  %,d requests, %d for each byte, in %.1f s%n",
                text,
                requests,
                requests / bytes,
                (System.nanoTime() - startNanos) / 1e9);
    }

    /// Where nobody watches there is no line to draw again and again.
    private void showProgress(byte[] plain, int from) {
        if (console != null && console.isTerminal()) {
            System.out.print("\r  " + line(plain, from));
            System.out.flush();
        }
    }

    private void showBlock(byte[] plain, int requests) {
        boolean drawn = console != null && console.isTerminal();
        System.out.printf(
                Locale.ROOT,
                "%s  %s   %,6d requests%n",
                drawn ? "\r" : "",
                line(plain, 0),
                requests);
    }

    /// The bytes that are not yet found are question marks.
    private static String line(byte[] plain, int from) {
        byte[] found = Arrays.copyOfRange(plain, from, SIZE);
        return "?? ".repeat(from)
                + Hex.format(found)
                + "  "
                + "?".repeat(from)
                + Hex.ascii(found, 0, found.length);
    }

    private static String withoutPadding(byte[] padded) {
        int length = padded.length - padded[padded.length - 1];
        return new String(padded, 0, length, UTF_8);
    }
}
