package netcourse.lesson05.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.crypto.SecretKey;
import netcourse.common.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A picture before and after encryption: through ECB one still sees it.
@Command(
        mixinStandardHelpOptions = true,
        description = {
            "Shows that a picture is still seen through AES in ECB mode.",
            "Encrypts its pixels once in ECB mode and once in GCM, and writes three PNG",
            "files to look at: plain.png, ecb.png and gcm.png. Counts the blocks of 16",
            "bytes, four pixels, that repeat in each."
        },
        footer = {"", "  ecb-picture", "  ecb-picture --image my-logo.png --folder /tmp"})
public final class EcbPicture implements Callable<Integer> {
    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "A picture of your own with flat colours (default: a penguin).")
    private Path image;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "ecb-picture",
            description = {
                "Where the files go; made if it is absent. Files of the",
                "same names are overwritten (default: ${DEFAULT-VALUE})."
            })
    private Path folder;

    /// Starts the program.
    public static void main(String[] args) {
        Program.main(new EcbPicture(), args);
    }

    @Override
    public Integer call() throws IOException {
        // No window is opened, and there may be no screen.
        System.setProperty("java.awt.headless", "true");
        Picture plain = image == null ? Picture.penguin() : Picture.read(image);
        Files.createDirectories(folder);
        SecretKey key = Aes.newKey();
        byte[] nonce = Aes.randomBytes(Aes.GCM_NONCE_BYTES);
        System.out.printf(
                Locale.ROOT,
                "%d x %d pixels of 4 bytes: %,d blocks of 16 bytes%n%n%-8s %20s   %s%n",
                plain.width(),
                plain.height(),
                plain.bytes().length / Aes.BLOCK_BYTES,
                "",
                "blocks that repeat",
                "file");
        show("plain", plain.bytes(), plain);
        show("ECB", Aes.ecb(key, plain.bytes()), plain);
        show("GCM", Aes.gcm(key, nonce, plain.bytes()), plain);
        return 0;
    }

    private void show(String mode, byte[] bytes, Picture plain) throws IOException {
        Path file = folder.resolve(mode.toLowerCase(Locale.ROOT) + ".png");
        plain.with(bytes).write(file);
        RepeatedBlocks count = RepeatedBlocks.in(bytes, plain.bytes().length);
        System.out.printf(
                Locale.ROOT,
                "%-8s %,10d (%5.1f %%)   %s%n",
                mode,
                count.repeated(),
                count.percent(),
                file);
    }

    /// How many blocks of 16 bytes have been there before: what someone without the key can count.
    ///
    /// @param blocks whole blocks
    /// @param repeated those that are equal to an earlier one
    private record RepeatedBlocks(int blocks, int repeated) {
        static RepeatedBlocks in(byte[] bytes, int length) {
            Set<ByteBuffer> seen = new HashSet<>();
            int blocks = length / Aes.BLOCK_BYTES;
            for (int i = 0; i < blocks; i++) {
                seen.add(ByteBuffer.wrap(bytes, i * Aes.BLOCK_BYTES, Aes.BLOCK_BYTES));
            }
            return new RepeatedBlocks(blocks, blocks - seen.size());
        }

        double percent() {
            return 100.0 * repeated / Math.max(1, blocks);
        }
    }
}
