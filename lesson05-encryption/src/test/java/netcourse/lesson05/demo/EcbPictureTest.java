package netcourse.lesson05.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import netcourse.authoring.ProgramRun;
import netcourse.common.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EcbPictureTest {
    @TempDir private Path folder;

    private ProgramRun run(String... args) {
        return ProgramRun.of(EcbPicture::new, args);
    }

    @Test
    void asManyBlocksRepeatInEcbAsInThePictureAndNoneInGcm() {
        ProgramRun run = run("--folder=" + folder.resolve("new"));
        assertThat(run.status()).as(run.error()).isZero();
        assertThat(run.out().lines().skip(3))
                .satisfiesExactly(
                        plain ->
                                assertThat(plain)
                                        .matches("plain +57,562 \\( 99.9 %\\) .*plain.png"),
                        ecb -> assertThat(ecb).matches("ECB +57,562 \\( 99.9 %\\) .*ecb.png"),
                        gcm -> assertThat(gcm).matches("GCM +0 \\(  0.0 %\\) .*gcm.png"));
    }

    /// Where the plain picture has one colour, ECB has the same four pixels again and again.
    @Test
    void throughEcbTheShapeIsSeen() throws IOException {
        assertThat(run("--folder=" + folder).status()).isZero();
        BufferedImage ecb = read("ecb.png");
        int[] sky = ecb.getRGB(0, 0, 4, 1, null, 0, 4);
        int[] belly = ecb.getRGB(240, 300, 4, 1, null, 0, 4);
        assertThat(ecb.getRGB(472, 8, 4, 1, null, 0, 4)).containsExactly(sky);
        assertThat(ecb.getRGB(200, 350, 4, 1, null, 0, 4)).containsExactly(belly);
        assertThat(belly).isNotEqualTo(sky);
        BufferedImage gcm = read("gcm.png");
        assertThat(gcm.getRGB(472, 8, 4, 1, null, 0, 4))
                .isNotEqualTo(gcm.getRGB(0, 0, 4, 1, null, 0, 4));
    }

    @Test
    void ofAPictureOfOnesOwnNothingIsLost() throws IOException {
        BufferedImage own = new BufferedImage(7, 3, BufferedImage.TYPE_INT_RGB);
        own.setRGB(6, 2, 0x123456);
        Path file = folder.resolve("own.png");
        ImageIO.write(own, "png", file.toFile());
        ProgramRun run = run("--image=" + file, "--folder=" + folder);
        assertThat(run.out()).startsWith("7 x 3 pixels of 4 bytes: 5 blocks of 16 bytes");
        BufferedImage plain = read("plain.png");
        assertThat(plain.getRGB(6, 2) & 0xffffff).isEqualTo(0x123456);
        assertThat(plain.getRGB(5, 2) & 0xffffff).isZero();
        assertThat(read("gcm.png").getWidth()).isEqualTo(7);
    }

    private BufferedImage read(String name) throws IOException {
        return ImageIO.read(folder.resolve(name).toFile());
    }

    @Test
    void whatIsWrongIsOneLine() throws IOException {
        run("--image=none").assertFailure(Program.FAILED).contains("there is no file none");
        Path text = Files.writeString(folder.resolve("text"), "no picture");
        run("--image=" + text).assertFailure(Program.FAILED).contains("no picture that Java can");
        run("--folder=" + text).assertFailure(Program.FAILED);
        Path wide = folder.resolve("wide.png");
        ImageIO.write(
                new BufferedImage(2049, 1, BufferedImage.TYPE_BYTE_BINARY), "png", wide.toFile());
        run("--image=" + wide)
                .assertFailure(Program.FAILED)
                .contains("a side must be at most 2048 pixels, was 2049");
    }
}
