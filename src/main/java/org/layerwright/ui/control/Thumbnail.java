package org.layerwright.ui.control;

import javafx.scene.image.Image;

/** A sample as a small picture, ready to be drawn; may be made on any thread. */
public final class Thumbnail {
    private Thumbnail() {}

    /**
     * The sample with its longer side near {@code size}: small ones are enlarged pixel by pixel, large ones are
     * averaged, but never below twice the size, so that a scaled screen has its pixels.
     *
     * @param values from 0 to 1, in (height, width, channels) order
     */
    public static Image of(float[] values, int height, int width, int channels, double size) {
        int factor = Math.max(1, (int) (Math.max(height, width) / (2 * size)));
        int rows = Math.max(1, height / factor);
        int columns = Math.max(1, width / factor);
        float[] shown = factor == 1 ? values : averaged(values, width, channels, factor, rows, columns);
        return MapPicture.enlarged(PixelMap.picture(shown, rows, columns, channels), size);
    }

    private static float[] averaged(float[] values, int width, int channels, int factor, int rows, int columns) {
        float[] means = new float[rows * columns * channels];
        int down = Math.max(1, Math.min(factor, values.length / (width * channels) / rows));
        int across = Math.max(1, Math.min(factor, width / columns));
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                for (int c = 0; c < channels; c++) {
                    float sum = 0;
                    for (int i = 0; i < down * across; i++) {
                        sum += values[((y * down + i / across) * width + x * across + i % across) * channels + c];
                    }
                    means[(y * columns + x) * channels + c] = sum / (down * across);
                }
            }
        }
        return means;
    }
}
