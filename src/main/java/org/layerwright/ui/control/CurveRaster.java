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
    /** The same with the line's thickness. */
    private final double[] thickLow;

    private final double[] thickHigh;
    private final float[] found = new float[2];
    /** By how much the coverage of a column changes at each row. */
    private final float[] changes;

    CurveRaster(int width, int height) {
        this.width = width;
        this.height = height;
        IntBuffer ints = IntBuffer.allocate(width * height);
        pixels = ints.array();
        buffer = new PixelBuffer<>(width, height, ints, PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
        low = new double[width * SUB];
        high = new double[width * SUB];
        thickLow = new double[width * SUB];
        thickHigh = new double[width * SUB];
        changes = new float[height + 2];
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
        int premultiplied = premultiplied(colour);
        double radius = thickness / 2;
        int reach = (int) Math.round(0.7 * radius * SUB);
        widen(radius, reach);
        double length = 0;
        for (int column = 0; column < width; column++) {
            int top = height;
            int bottom = -1;
            for (int sub = column * SUB; sub < (column + 1) * SUB; sub++) {
                double from = thickLow[sub];
                double to = thickHigh[sub];
                if (low[sub] > high[sub]) {
                    continue;
                }
                if (dash > 0) {
                    double rise = high[sub] - low[sub];
                    length += Math.sqrt(1.0 / (SUB * SUB) + rise * rise);
                    if (length % (2 * dash) >= dash) {
                        continue;
                    }
                }
                if (from < 0) {
                    from = 0;
                }
                if (to > height) {
                    to = height;
                }
                if (from < to) {
                    cover(from, to);
                    if ((int) from < top) {
                        top = (int) from;
                    }
                    if ((int) to > bottom) {
                        bottom = (int) to;
                    }
                }
            }
            blend(column, top, bottom, premultiplied, opacity);
        }
    }

    /** The line is as thick across as along: an octagon moved over it, taken as its two outermost spans. */
    private void widen(double radius, int reach) {
        double slope = 0.7 * radius;
        int count = low.length;
        for (int sub = 0; sub < count; sub++) {
            double from = low[sub] - radius;
            double to = high[sub] + radius;
            if (low[sub] <= high[sub]) {
                int last = sub + reach < count ? sub + reach : count - 1;
                for (int near = sub < reach ? 0 : sub - reach; near <= last; near++) {
                    double nearLow = low[near] - slope;
                    double nearHigh = high[near] + slope;
                    if (nearLow < from) {
                        from = nearLow;
                    }
                    if (nearHigh > to) {
                        to = nearHigh;
                    }
                }
            }
            thickLow[sub] = from;
            thickHigh[sub] = to;
        }
    }

    /** Fills {@link #low} and {@link #high}: what the line reaches in each part of a column, in pixels from the top. */
    private void measure(SeriesModel series, PlotAxis x, PlotAxis y, double inset) {
        double step = (x.max() - x.min()) / low.length;
        double inner = height - 2 * inset;
        int from = series.firstAtOrAfter(x.min());
        double reached = crossing(series, from, x.min(), y, inset, inner);
        for (int i = 0; i < low.length; i++) {
            double right = x.min() + (i + 1) * step;
            int to = series.firstAtOrAfter(right, from);
            double upper = Double.POSITIVE_INFINITY;
            double lower = Double.NEGATIVE_INFINITY;
            if (to > from) {
                series.extremes(from, to, found);
                upper = inset + inner * (1 - y.position(found[1]));
                lower = inset + inner * (1 - y.position(found[0]));
            }
            // Where the line comes in and where it goes out belong to this part too; NaN is neither less nor more.
            double next = crossing(series, to, right, y, inset, inner);
            if (reached < upper) {
                upper = reached;
            }
            if (reached > lower) {
                lower = reached;
            }
            if (next < upper) {
                upper = next;
            }
            if (next > lower) {
                lower = next;
            }
            low[i] = upper;
            high[i] = lower;
            reached = next;
            from = to;
        }
    }

    /** Where the line from point {@code after − 1} to {@code after} crosses x; NaN where there is no line. */
    private static double crossing(SeriesModel series, int after, double x, PlotAxis y, double inset, double inner) {
        if (after == 0 || after >= series.size()) {
            return Double.NaN;
        }
        double x0 = series.x(after - 1);
        double x1 = series.x(after);
        double share = x1 > x0 ? (x - x0) / (x1 - x0) : 0;
        double y0 = y.position(series.y(after - 1));
        double y1 = y.position(series.y(after));
        return inset + inner * (1 - (y0 + share * (y1 - y0)));
    }

    /** Notes a span of a part of a column by where the coverage changes, so that its length costs nothing. */
    private void cover(double from, double to) {
        int first = (int) from;
        int last = (int) to;
        if (first == last) {
            changes[first] += (float) (to - from);
            changes[first + 1] -= (float) (to - from);
            return;
        }
        float begin = (float) (first + 1 - from);
        float end = (float) (to - last);
        changes[first] += begin;
        changes[first + 1] += 1 - begin;
        changes[last] += end - 1;
        changes[last + 1] -= end;
    }

    private void blend(int column, int top, int bottom, int colour, double opacity) {
        float covered = 0;
        float most = (float) (256 * opacity);
        int alpha = 0;
        int end = bottom < height ? bottom : height - 1;
        int at = top * width + column;
        for (int row = top; row <= end; row++) {
            float change = changes[row];
            // Nearly all of a tall span is covered as much as the row above.
            if (change != 0) {
                changes[row] = 0;
                covered += change;
                float share = covered / SUB;
                alpha = (int) ((share < 1 ? share * most : most) + 0.5f);
            }
            if (alpha == 256) {
                pixels[at] = colour;
            } else if (alpha > 0) {
                pixels[at] = over(colour, alpha, pixels[at]);
            }
            at += width;
        }
        if (bottom >= height) {
            changes[height] = 0;
        }
        if (bottom >= top) {
            changes[bottom + 1] = 0;
        }
    }

    /** A premultiplied colour at an opacity of 0 to 256 over another one, two channels at a time. */
    private static int over(int colour, int alpha, int under) {
        int rest = 256 - alpha;
        int redBlue = (colour & 0xff00ff) * alpha + (under & 0xff00ff) * rest;
        int alphaGreen = (colour >>> 8 & 0xff00ff) * alpha + (under >>> 8 & 0xff00ff) * rest;
        return redBlue >>> 8 & 0xff00ff | alphaGreen & 0xff00ff00;
    }

    private static int premultiplied(Color colour) {
        int r = (int) Math.round(255 * colour.getRed());
        int g = (int) Math.round(255 * colour.getGreen());
        int b = (int) Math.round(255 * colour.getBlue());
        return 0xff000000 | r << 16 | g << 8 | b;
    }
}
