package org.layerwright.ui.control;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.layerwright.ui.viewmodel.SeriesModel;

/**
 * Draws curves {@code y(x)} into pixels. A path of a hundred thousand points costs JavaFX's software renderer tens of
 * milliseconds; here every third of a pixel column takes the least and greatest value of its points, and what the line
 * covers of the column becomes its opacity. The cost follows the width of the plot, not the number of points.
 */
final class CurveRaster {
    private static final int SUB = 3;

    private final int width;
    private final int height;
    private final int[] pixels;
    private final PixelBuffer<IntBuffer> buffer;
    private final Image image;
    private final double[] low;
    private final double[] high;
    private final float[] coverage;

    CurveRaster(int width, int height) {
        this.width = width;
        this.height = height;
        IntBuffer ints = IntBuffer.allocate(width * height);
        pixels = ints.array();
        buffer = new PixelBuffer<>(width, height, ints, PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
        low = new double[width * SUB];
        high = new double[width * SUB];
        coverage = new float[height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void clear() {
        Arrays.fill(pixels, 0);
    }

    /** Makes what was drawn visible in the image. */
    Image finished() {
        buffer.updateBuffer(all -> null);
        return image;
    }

    /**
     * @param x over the whole width
     * @param y over the height without a margin of {@code inset} pixels above and below
     * @param thickness of the line, in pixels of this raster
     * @param dash lengths of dash and gap; 0 for a solid line
     */
    void draw(
            SeriesModel series,
            PlotAxis x,
            PlotAxis y,
            double inset,
            Color colour,
            double opacity,
            double thickness,
            double dash) {
        measure(series, x, y, inset);
        double radius = thickness / 2;
        int reach = (int) Math.round(0.7 * radius * SUB);
        double length = 0;
        for (int column = 0; column < width; column++) {
            int top = height;
            int bottom = -1;
            for (int sub = column * SUB; sub < (column + 1) * SUB; sub++) {
                if (low[sub] > high[sub]) {
                    continue;
                }
                length += Math.hypot(1.0 / SUB, high[sub] - low[sub]);
                if (dash > 0 && length % (2 * dash) >= dash) {
                    continue;
                }
                // The line is as thick across as along: an octagon moved over it, taken as its two outermost spans.
                double from = low[sub] - radius;
                double to = high[sub] + radius;
                for (int near = Math.max(0, sub - reach); near <= Math.min(low.length - 1, sub + reach); near++) {
                    from = Math.min(from, low[near] - 0.7 * radius);
                    to = Math.max(to, high[near] + 0.7 * radius);
                }
                int first = Math.max(0, (int) Math.floor(from));
                int last = Math.min(height - 1, (int) Math.floor(to));
                cover(from, to, first, last);
                top = Math.min(top, first);
                bottom = Math.max(bottom, last);
            }
            blend(column, top, bottom, colour, opacity);
        }
    }

    /** Fills {@link #low} and {@link #high}: what the line reaches in each part of a column, in pixels from the top. */
    private void measure(SeriesModel series, PlotAxis x, PlotAxis y, double inset) {
        double step = (x.max() - x.min()) / low.length;
        double inner = height - 2 * inset;
        int from = series.firstAtOrAfter(x.min());
        for (int i = 0; i < low.length; i++) {
            double left = x.min() + i * step;
            double right = left + step;
            int to = series.firstAtOrAfter(right, from);
            low[i] = Double.POSITIVE_INFINITY;
            high[i] = Double.NEGATIVE_INFINITY;
            if (to > from) {
                low[i] = inset + inner * (1 - y.position(series.max(from, to)));
                high[i] = inset + inner * (1 - y.position(series.min(from, to)));
            }
            include(i, series, from, left, y, inset, inner);
            include(i, series, to, right, y, inset, inner);
            from = to;
        }
    }

    /** Takes in where the line from point {@code after − 1} to {@code after} crosses x. */
    private void include(int i, SeriesModel series, int after, double x, PlotAxis y, double inset, double inner) {
        if (after == 0 || after == series.size()) {
            return;
        }
        double x0 = series.x(after - 1);
        double x1 = series.x(after);
        double share = x1 > x0 ? (x - x0) / (x1 - x0) : 0;
        double y0 = y.position(series.y(after - 1));
        double y1 = y.position(series.y(after));
        double at = inset + inner * (1 - (y0 + share * (y1 - y0)));
        low[i] = Math.min(low[i], at);
        high[i] = Math.max(high[i], at);
    }

    private void cover(double from, double to, int first, int last) {
        for (int row = first; row <= last; row++) {
            coverage[row] += (float) (Math.min(to, row + 1.0) - Math.max(from, row));
        }
    }

    private void blend(int column, int top, int bottom, Color colour, double opacity) {
        for (int row = top; row <= bottom; row++) {
            double alpha = opacity * Math.min(1, coverage[row] / SUB);
            coverage[row] = 0;
            if (alpha <= 0) {
                continue;
            }
            int at = row * width + column;
            int under = pixels[at];
            double rest = 1 - alpha;
            int a = (int) (255 * alpha + (under >>> 24) * rest + 0.5);
            int r = (int) (255 * alpha * colour.getRed() + (under >> 16 & 255) * rest + 0.5);
            int g = (int) (255 * alpha * colour.getGreen() + (under >> 8 & 255) * rest + 0.5);
            int b = (int) (255 * alpha * colour.getBlue() + (under & 255) * rest + 0.5);
            pixels[at] = a << 24 | r << 16 | g << 8 | b;
        }
    }
}
