package netcourse.lesson05.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// A picture as bytes, four for each pixel, row by row: zero, red, green, blue. A block of AES is
/// four pixels.
record Picture(int width, int height, byte[] bytes) {
    static final int MAX_SIDE = 2048;

    private static final int PIXEL_BYTES = 4;

    /// A penguin, drawn here.
    static Picture penguin() {
        BufferedImage image = new BufferedImage(480, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = image.createGraphics();
        fill(brush, new Color(0xcfe8f5), 0, 0, 480, 480);
        oval(brush, Color.BLACK, 130, 40, 220, 400);
        oval(brush, Color.BLACK, 90, 180, 90, 200);
        oval(brush, Color.BLACK, 300, 180, 90, 200);
        oval(brush, Color.WHITE, 165, 170, 150, 250);
        oval(brush, Color.WHITE, 180, 85, 55, 75);
        oval(brush, Color.WHITE, 245, 85, 55, 75);
        oval(brush, Color.BLACK, 203, 110, 22, 30);
        oval(brush, Color.BLACK, 255, 110, 22, 30);
        brush.setColor(Color.ORANGE);
        brush.fill(new Polygon(new int[] {190, 290, 240}, new int[] {150, 150, 200}, 3));
        oval(brush, Color.ORANGE, 120, 410, 110, 45);
        oval(brush, Color.ORANGE, 250, 410, 110, 45);
        brush.dispose();
        return of(image);
    }

    private static void fill(Graphics2D brush, Color color, int x, int y, int width, int height) {
        brush.setColor(color);
        brush.fillRect(x, y, width, height);
    }

    private static void oval(Graphics2D brush, Color color, int x, int y, int width, int height) {
        brush.setColor(color);
        brush.fillOval(x, y, width, height);
    }

    /// Reads a picture in any format that Java knows: PNG, JPEG, GIF, BMP.
    ///
    /// @throws IOException says in words what is wrong with the file; also if a side is longer than
    ///   [#MAX_SIDE]
    static Picture read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file);
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("this is no picture that Java can read: " + file);
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            checkSide(reader.getWidth(0));
            checkSide(reader.getHeight(0));
            return of(reader.read(0));
        }
    }

    /// Before memory is taken for the picture.
    private static void checkSide(int pixels) throws IOException {
        if (pixels > MAX_SIDE) {
            throw new IOException(
                    "a side must be at most %d pixels, was %d".formatted(MAX_SIDE, pixels));
        }
    }

    private static Picture of(BufferedImage image) {
        ByteBuffer bytes = ByteBuffer.allocate(PIXEL_BYTES * image.getWidth() * image.getHeight());
        int[] pixels =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int pixel : pixels) {
            bytes.putInt(pixel & 0xffffff);
        }
        return new Picture(image.getWidth(), image.getHeight(), bytes.array());
    }

    /// A picture of the same size with other bytes, of which those that are too many are left out.
    Picture with(byte[] others) {
        return new Picture(width, height, others);
    }

    /// Writes a PNG. Of the four bytes of a pixel it shows three.
    void write(Path file) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        ByteBuffer.wrap(bytes).asIntBuffer().get(pixels);
        ImageIO.write(image, "png", file.toFile());
    }
}
