package org.layerwright.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.layerwright.network.Shape;

/**
 * Reads one picture (PNG, and what else the JDK reads) as a sample for a network, each value in 0..1.
 *
 * <p>Colour becomes grey by luma, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), where the network takes one channel; grey
 * is repeated where it takes three. Transparent parts are laid on white, as on paper.
 */
public final class ImageFile {
    /** Larger pictures are refused before they are decoded. */
    public static final long MAX_PIXELS = 64_000_000;

    private ImageFile() {}

    /** What a picture is, as its first bytes tell. */
    public record Kind(int height, int width, boolean grey) {}

    /**
     * Looks at a picture without decoding it.
     *
     * @throws DataException if there is no readable picture, or it is too large
     */
    public static Kind kind(Path file) {
        return open(file, reader -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
            boolean grey = types.hasNext() && isGrey(types.next().getColorModel());
            return new Kind(height, width, grey);
        });
    }

    /** A palette of greys counts as grey too. */
    private static boolean isGrey(ColorModel model) {
        if (model instanceof IndexColorModel palette) {
            for (int i = 0; i < palette.getMapSize(); i++) {
                if (palette.getRed(i) != palette.getGreen(i) || palette.getRed(i) != palette.getBlue(i)) {
                    return false;
                }
            }
            return true;
        }
        return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /**
     * Reads a picture.
     *
     * @param shape  what the network takes: (height, width, 1) or (height, width, 3)
     * @param fit    what to do with another size
     * @param invert turns black into white. MNIST is white on black, so a digit that is black on white needs it
     * @return {@code shape.size()} values in the order (height, width, channels)
     * @throws DataException if there is no readable picture, or it does not fit
     */
    public static float[] read(Path file, Shape shape, Fit fit, boolean invert) {
        if (shape.rank() != 3 || (shape.dim(2) != 1 && shape.dim(2) != 3)) {
            throw new DataException("error.image.network", shape.dims().toString());
        }
        if (!Files.exists(file)) {
            throw new DataException("error.data.missing", file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new DataException("error.image.noFile", file.toString());
        }
        BufferedImage image = decode(file, shape, fit);
        AreaResampler sample = new AreaResampler(image.getWidth(), image.getHeight(), shape);
        PixelRows rows = PixelRows.of(image, shape.dim(2));
        float[] row = new float[image.getWidth() * shape.dim(2)];
        for (int y = 0; y < image.getHeight(); y++) {
            rows.read(y, row);
            sample.add(y, row);
        }
        float[] values = sample.result();
        for (int i = 0; invert && i < values.length; i++) {
            values[i] = 1 - values[i];
        }
        return values;
    }

    private static BufferedImage decode(Path file, Shape shape, Fit fit) {
        return open(file, reader -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (fit == Fit.EXACT && (width != shape.dim(1) || height != shape.dim(0))) {
                throw new DataException("error.image.size", file.toString(), shape.dim(1), shape.dim(0), width, height);
            }
            return reader.read(0);
        });
    }

    /** What is wanted of an opened picture. */
    @FunctionalInterface
    private interface Use<T> {
        T of(ImageReader reader) throws IOException;
    }

    private static <T> T open(Path file, Use<T> use) {
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new DataException("error.image.format", file.toString());
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > MAX_PIXELS) {
                    throw new DataException(
                            "error.image.tooLarge", file.toString(), width, height, MAX_PIXELS / 1_000_000);
                }
                return use.of(reader);
            } finally {
                reader.dispose();
            }
        } catch (FileNotFoundException e) {
            throw new DataException(e, "error.data.unreadable", file.toString());
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The JDK's decoders answer some damaged files with unchecked exceptions, of nearly every kind.
            throw new DataException(e, "error.image.damaged", file.toString(), String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            throw new DataException(e, "error.image.memory", file.toString());
        }
    }

    /** Gives the pixels of a picture row by row, so that a large picture is never held as floats. */
    private interface PixelRows {
        void read(int y, float[] row);

        static PixelRows of(BufferedImage image, int channels) {
            ColorModel model = image.getColorModel();
            boolean stored = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                    && image.getSampleModel().getNumBands() == model.getNumComponents();
            return stored ? grey(image, channels) : colour(image, channels);
        }

        /** Grey as it is stored: Java's own conversion would take it for linear light and brighten it. */
        private static PixelRows grey(BufferedImage image, int channels) {
            Raster raster = image.getRaster();
            int bands = raster.getNumBands();
            float max = (1L << image.getColorModel().getComponentSize(0)) - 1;
            float[] samples = new float[image.getWidth() * bands];
            return (y, row) -> {
                raster.getPixels(0, y, image.getWidth(), 1, samples);
                for (int x = 0; x < image.getWidth(); x++) {
                    float alpha = bands > 1 ? samples[x * bands + 1] / max : 1;
                    float value = samples[x * bands] / max * alpha + 1 - alpha;
                    for (int c = 0; c < channels; c++) {
                        row[x * channels + c] = value;
                    }
                }
            };
        }

        private static PixelRows colour(BufferedImage image, int channels) {
            int[] argb = new int[image.getWidth()];
            return (y, row) -> {
                image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
                for (int x = 0; x < argb.length; x++) {
                    float alpha = (argb[x] >>> 24) / 255f;
                    float red = (argb[x] >> 16 & 0xFF) / 255f * alpha + 1 - alpha;
                    float green = (argb[x] >> 8 & 0xFF) / 255f * alpha + 1 - alpha;
                    float blue = (argb[x] & 0xFF) / 255f * alpha + 1 - alpha;
                    if (channels == 1) {
                        boolean isGrey = red == green && green == blue;
                        row[x] = isGrey ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
                    } else {
                        row[3 * x] = red;
                        row[3 * x + 1] = green;
                        row[3 * x + 2] = blue;
                    }
                }
            };
        }
    }
}
