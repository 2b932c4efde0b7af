package netcourse.lesson05.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Callable;
import javax.crypto.SecretKey;
import netcourse.common.Hex;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Two messages under one key and one nonce: whoever knows the first reads the second.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Reads a message that was sealed with the same key and nonce as a known one.",
            "It needs no key: it shows the bytes, step by step. Then the same with a nonce",
            "from a counter, where it fails."
        },
        footer = {
            "",
            "  nonce-reuse",
            "  nonce-reuse --known 'GET /index.html HTTP/1.1' --secret 'my password is 12345'"
        })
public final class NonceReuse implements Callable<Integer> {
    private static final int MAX_BYTES = 256;

    @Option(
            names = "--known",
            paramLabel = "TEXT",
            defaultValue = "Server ready. Please log in with name and password.",
            description = "The first message, which the attacker knows (default: ${DEFAULT-VALUE})")
    private String known;

    @Option(
            names = "--secret",
            paramLabel = "TEXT",
            defaultValue = "login ada, password correct horse",
            description = "The second message (default: ${DEFAULT-VALUE}).")
    private String secret;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new NonceReuse(), args);
    }

    @Override
    public Integer call() {
        byte[] first = bytes("--known", known);
        byte[] second = bytes("--secret", secret);
        SecretKey key = Aes.newKey();
        System.out.println("AES-256-GCM, two messages with one key. The attacker has no key, but:");
        System.out.println("c1, c2: what was sent (without the tags);  p1: the first message\n");
        System.out.println("Nonce 1, and nonce 1 again:");
        attack(first, seal(key, 1, first), seal(key, 1, second), second);
        System.out.println();
        System.out.println("Nonce 1, then nonce 2:");
        attack(first, seal(key, 1, first), seal(key, 2, second), second);
        System.out.println();
        System.out.println(
                "Why: GCM is counter mode, c = p xor keystream(key, nonce). One nonce is");
        System.out.println("one keystream, which c1 xor c2 removes: what is left is p1 xor p2.");
        System.out.println(
                "Worse: two tags under one nonce are an equation for the key of the tags.");
        System.out.println("It is quickly solved, and then messages can be forged, too.");
        return 0;
    }

    private static byte[] bytes(String option, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        Program.checkRange("bytes of " + option, bytes.length, 1, MAX_BYTES);
        return bytes;
    }

    /// Without the tag.
    private static byte[] seal(SecretKey key, long counter, byte[] plain) {
        byte[] nonce = ByteBuffer.allocate(Aes.GCM_NONCE_BYTES).putLong(4, counter).array();
        return Arrays.copyOf(Aes.gcm(key, nonce, plain), plain.length);
    }

    private static void attack(byte[] p1, byte[] c1, byte[] c2, byte[] p2) {
        byte[] difference = xor(c1, c2);
        byte[] found = xor(difference, p1);
        for (int at = 0; at < found.length; at += Aes.BLOCK_BYTES) {
            System.out.println("  bytes from " + at);
            int to = Math.min(found.length, at + Aes.BLOCK_BYTES);
            print("c1", c1, at, to);
            print("c2", c2, at, to);
            print("c1 xor c2", difference, at, to);
            print("p1", p1, at, to);
            print("xor p1", found, at, to);
        }
        System.out.printf("  found: %s%n", Hex.ascii(found, 0, found.length));
        System.out.printf("  %s%n", verdict(found, p2));
    }

    private static String verdict(byte[] found, byte[] p2) {
        if (Arrays.equals(found, p2)) {
            return "This is the second message, all of it.";
        }
        if (Arrays.equals(found, Arrays.copyOf(p2, found.length))) {
            return "This is the second message, up to the length of the first: %d of %d bytes."
                    .formatted(found.length, p2.length);
        }
        return "This is noise: two nonces, two keystreams, and their difference is unknown.";
    }

    private static void print(String name, byte[] bytes, int from, int to) {
        byte[] line = Arrays.copyOfRange(bytes, from, to);
        System.out.printf(
                "    %-10s %-47s  %s%n", name, Hex.format(line), Hex.ascii(line, 0, line.length));
    }

    /// As long as the shorter of the two.
    private static byte[] xor(byte[] a, byte[] b) {
        byte[] result = new byte[Math.min(a.length, b.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (a[i] ^ b[i]);
        }
        return result;
    }
}
