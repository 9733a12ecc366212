package org.layerwright.ui.control;

import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;

/**
 * Turns numbers into pixels: one channel of a map in grey or in two colours around zero, or three channels as red, green
 * and blue. Values are in (height, width, channels) order; images are one pixel a value, to be drawn without smoothing.
 */
public final class PixelMap {
    private static final int OPAQUE = 0xFF000000;
    /** Blue and orange of the same strength, which colour-blind people can tell apart. */
    private static final int[] BELOW = {0x1F, 0x6F, 0xC4};

    private static final int[] ABOVE = {0xD9, 0x6B, 0x0B};

    /** How a value becomes a colour. */
    public enum Palette {
        /** From black for the lowest to white for the highest. */
        GREY,
        /** White at zero, blue below, orange above: for weights and differences. */
        AROUND_ZERO,
        /** From transparent to orange: to be laid over a picture. */
        OVERLAY
    }

    private PixelMap() {}

    /**
     * One channel, with its own range; what is no number has no part in it.
     *
     * @param values of all channels
     */
    public static WritableImage channel(
            float[] values, int height, int width, int channels, int channel, Palette palette) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = channel; i < height * width * channels; i += channels) {
            if (!Float.isNaN(values[i])) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        return channel(values, height, width, channels, channel, palette, low, high);
    }

    /** The same with a given range, so that several pictures can be compared. */
    public static WritableImage channel(
            float[] values, int height, int width, int channels, int channel, Palette palette, float low, float high) {
        WritableImage image = new WritableImage(width, height);
        PixelWriter pixels = image.getPixelWriter();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float value = values[(y * width + x) * channels + channel];
                pixels.setArgb(x, y, colour(value, low, high, palette));
            }
        }
        return image;
    }

    /** A sample as one sees it: values from 0 to 1, one channel in grey, three in colour, otherwise the first one. */
    public static WritableImage picture(float[] values, int height, int width, int channels) {
        if (channels != 3) {
            return channel(values, height, width, channels, 0, Palette.GREY, 0, 1);
        }
        WritableImage image = new WritableImage(width, height);
        PixelWriter pixels = image.getPixelWriter();
        for (int i = 0; i < height * width; i++) {
            int red = level(values[3 * i], 0, 1);
            int green = level(values[3 * i + 1], 0, 1);
            int blue = level(values[3 * i + 2], 0, 1);
            pixels.setArgb(i % width, i / width, OPAQUE | red << 16 | green << 8 | blue);
        }
        return image;
    }

    /** The colour of a value as ARGB; what is no number is transparent. */
    public static int colour(float value, float low, float high, Palette palette) {
        if (Float.isNaN(value)) {
            return 0;
        }
        return switch (palette) {
            case GREY -> OPAQUE | level(value, low, high) * 0x010101;
            case OVERLAY -> level(value, low, high) << 24 | ABOVE[0] << 16 | ABOVE[1] << 8 | ABOVE[2];
            case AROUND_ZERO -> aroundZero(value, Math.max(Math.abs(low), Math.abs(high)));
        };
    }

    private static int aroundZero(float value, float largest) {
        float share = largest == 0 ? 0 : Math.min(1, Math.abs(value) / largest);
        int[] end = value < 0 ? BELOW : ABOVE;
        int colour = OPAQUE;
        for (int i = 0; i < 3; i++) {
            colour |= Math.round(255 + share * (end[i] - 255)) << 8 * (2 - i);
        }
        return colour;
    }

    private static int level(float value, float low, float high) {
        // A map that is the same everywhere has no range: dark, as an all-zero map is.
        float share = high > low ? (value - low) / (high - low) : 0;
        return Math.round(255 * Math.max(0, Math.min(1, share)));
    }
}
