package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.network.Shape;

class ImageFileTest {
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int GREY_ALPHA = 4;
    private static final int RGBA = 6;

    @TempDir
    Path folder;

    /** A PNG made by hand, so that no conversion on the way in can hide one on the way out. */
    @Test
    void greyIsReadAsItIsStored() throws IOException {
        Path file = png(2, 2, 8, GREY, new int[] {0, 64}, new int[] {128, 255});
        assertArrayEquals(new float[] {0, 64 / 255f, 128 / 255f, 1}, exact(file, 2, 2, 1), 1e-6f);
        assertArrayEquals(
                new float[] {1, 1 - 64 / 255f, 1 - 128 / 255f, 0},
                ImageFile.read(file, Shape.of(2, 2, 1), Fit.EXACT, true),
                1e-6f);
        Path deep = png(2, 1, 16, GREY, new int[] {0x12, 0x34, 0xFF, 0xFF});
        assertArrayEquals(new float[] {0x1234 / 65535f, 1}, exact(deep, 1, 2, 1), 1e-6f);
        Path bits = png(8, 1, 1, GREY, new int[] {0b10110001});
        assertArrayEquals(new float[] {1, 0, 1, 1, 0, 0, 0, 1}, exact(bits, 1, 8, 1), 1e-6f);
        Path nibbles = png(2, 1, 4, GREY, new int[] {0x3C});
        assertArrayEquals(new float[] {3 / 15f, 12 / 15f}, exact(nibbles, 1, 2, 1), 1e-6f);
    }

    /** The weights of ITU-R BT.601: 0.299, 0.587, 0.114. */
    @Test
    void colourBecomesGreyByLuma() throws IOException {
        Path file = png(3, 1, 8, RGB, new int[] {255, 0, 0, 0, 255, 0, 0, 0, 255});
        assertArrayEquals(new float[] {0.299f, 0.587f, 0.114f}, exact(file, 1, 3, 1), 1e-6f);
        assertArrayEquals(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, exact(file, 1, 3, 3), 1e-6f);
        Path grey = png(2, 1, 8, GREY, new int[] {51, 255});
        assertArrayEquals(new float[] {0.2f, 0.2f, 0.2f, 1, 1, 1}, exact(grey, 1, 2, 3), 1e-6f);
    }

    @Test
    void transparentPartsLieOnWhite() throws IOException {
        Path rgba = png(3, 1, 8, RGBA, new int[] {0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 0, 51});
        assertArrayEquals(new float[] {1, 0, 0.8f}, exact(rgba, 1, 3, 1), 1e-6f);
        Path grey = png(3, 1, 8, GREY_ALPHA, new int[] {0, 0, 0, 255, 0, 51});
        assertArrayEquals(new float[] {1, 0, 0.8f}, exact(grey, 1, 3, 1), 1e-6f);
    }

    @Test
    void anotherSizeIsRefusedUnlessResizingIsAskedFor() throws IOException {
        Path file = png(3, 2, 8, GREY, new int[] {0, 0, 0}, new int[] {0, 0, 0});
        DataException e = assertThrows(DataException.class, () -> exact(file, 28, 28, 1));
        assertEquals("error.image.size", e.key());
        assertTrue(e.getMessage().contains("3 × 2 pixels"), e.getMessage());
        assertTrue(e.getMessage().contains("28 × 28"), e.getMessage());
    }

    /** 4 × 2 to 2 × 1: means of four pixels. 3 × 1 to 2 × 1: each covers one and a half. 1 × 1 to 2 × 2: repeated. */
    @Test
    void resizingAveragesAreas() throws IOException {
        Path wide = png(4, 2, 8, GREY, new int[] {255, 0, 255, 255}, new int[] {0, 0, 255, 255});
        assertArrayEquals(new float[] {0.25f, 1}, resized(wide, 1, 2), 1e-6f);
        Path odd = png(3, 1, 8, GREY, new int[] {255, 0, 255});
        assertArrayEquals(new float[] {2 / 3f, 2 / 3f}, resized(odd, 1, 2), 1e-6f);
        Path dot = png(1, 1, 8, GREY, new int[] {51});
        assertArrayEquals(new float[] {0.2f, 0.2f, 0.2f, 0.2f}, resized(dot, 2, 2), 1e-6f);
    }

    /** What an average must keep: the mean of the whole picture, whatever the sizes. */
    @Test
    void resizingKeepsTheMean() throws IOException {
        int[][] rows = new int[37][53];
        double sum = 0;
        for (int y = 0; y < 37; y++) {
            for (int x = 0; x < 53; x++) {
                rows[y][x] = (x * 31 + y * 17) % 256;
                sum += rows[y][x] / 255.0;
            }
        }
        float[] small = resized(png(53, 37, 8, GREY, rows), 28, 28);
        double mean = 0;
        for (float value : small) {
            mean += value / small.length;
        }
        assertEquals(sum / (37 * 53), mean, 1e-6);
    }

    /** The header alone claims 100,000 × 100,000 pixels: refused before a byte is decoded. */
    @Test
    void hugePicturesAreRefusedByTheirHeader() throws IOException {
        Path file = png(100_000, 100_000, 8, GREY, new int[] {0});
        DataException e = assertThrows(DataException.class, () -> resized(file, 28, 28));
        assertEquals("error.image.tooLarge", e.key());
        assertTrue(e.getMessage().contains("100000 × 100000"), e.getMessage());
    }

    @Test
    void whatIsNoPictureIsSaidToBeNone() throws IOException {
        Path text = Files.writeString(folder.resolve("a.png"), "not a picture");
        assertEquals("error.image.format", key(text));
        assertEquals("error.image.format", key(Files.write(folder.resolve("empty.png"), new byte[0])));
        assertEquals("error.data.missing", key(folder.resolve("gone.png")));
        assertEquals("error.image.noFile", key(folder));
    }

    /** Cut anywhere, it is refused, or only checksums are missing and every pixel is right: never half a picture. */
    @Test
    void aTruncatedPictureIsNeverReadInHalf() throws IOException {
        Path file = png(3, 2, 8, GREY, new int[] {0, 64, 9}, new int[] {128, 255, 77});
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int length = 8; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, length));
            try {
                assertArrayEquals(exact(file, 2, 3, 1), exact(cut, 2, 3, 1));
            } catch (DataException e) {
                assertTrue(e.key().equals("error.image.damaged") || e.key().equals("error.image.format"), e.key());
                refused++;
            }
        }
        assertTrue(refused > 40, refused + " of " + whole.length);
    }

    /** With pixels that lie before the palette the JDK's decoder fails by an array of negative size. */
    @Test
    void aPaletteOfNegativeSizeIsDamage() throws IOException {
        Path file = folder.resolve("palette.bmp");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY), "bmp", file.toFile());
        byte[] bytes = Files.readAllBytes(file);
        // bfOffBits of the header: the palette lies before it (Windows BITMAPFILEHEADER).
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(10, 0x9600_0000);
        Files.write(file, bytes);
        DataException e = assertThrows(DataException.class, () -> ImageFile.kind(file));
        assertEquals("error.image.damaged", e.key());
    }

    @Test
    void aNetworkWithoutAnImageInputCannotTakeOne() throws IOException {
        Path file = png(1, 1, 8, GREY, new int[] {51});
        for (Shape shape : new Shape[] {Shape.of(784), Shape.of(2, 2, 2)}) {
            DataException e = assertThrows(DataException.class, () -> ImageFile.read(file, shape, Fit.RESIZE, false));
            assertEquals("error.image.network", e.key());
        }
    }

    /** A picture as other programs write it, through the JDK's own writer. */
    @Test
    void readsWhatTheJdkWrites() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x336699);
        image.setRGB(1, 0, 0xFFFFFF);
        Path file = folder.resolve("jdk.png");
        ImageIO.write(image, "png", file.toFile());
        assertArrayEquals(new float[] {0.2f, 0.4f, 0.6f, 1, 1, 1}, exact(file, 1, 2, 3), 1e-6f);
    }

    private String key(Path file) {
        return assertThrows(DataException.class, () -> exact(file, 2, 2, 1)).key();
    }

    private static float[] exact(Path file, int height, int width, int channels) {
        return ImageFile.read(file, Shape.of(height, width, channels), Fit.EXACT, false);
    }

    private static float[] resized(Path file, int height, int width) {
        return ImageFile.read(file, Shape.of(height, width, 1), Fit.RESIZE, false);
    }

    /** Writes a PNG by its specification (W3C, "Portable Network Graphics"): IHDR, IDAT, IEND, no filter. */
    private Path png(int width, int height, int depth, int colourType, int[]... rows) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            for (int[] row : rows) {
                deflater.write(0);
                for (int value : row) {
                    deflater.write(value);
                }
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) colourType)
                        .array());
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return Files.write(Files.createTempFile(folder, "picture", ".png"), out.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.write(ByteBuffer.allocate(4).putInt(data.length).array());
        out.write(name);
        out.write(data);
        out.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
