package org.layerwright.ui.viewmodel.draw;

import java.util.Arrays;

/**
 * A picture that was dropped or pasted, row by row, 0 for black and 1 for white.
 *
 * @param channels 1 for grey, 3 for red, green and blue of each pixel
 * @param values may be of any range inside [0, 1]
 */
public record Picture(int height, int width, int channels, float[] values) {
    /** What differs less than this from the background is paper: noise and the marks of compression. */
    private static final float NOISE = 0.15f;

    /** A grey picture. */
    public Picture(int height, int width, float[] values) {
        this(height, width, 1, values);
    }

    /**
     * A picture in colours, made smaller by the mean of square blocks until no side is longer than {@code most}.
     *
     * @param pixels row by row, 0xAARRGGBB; what is transparent is white, as in picture files
     */
    static Picture of(int width, int height, int[] pixels, int most) {
        int step = Math.max(1, (Math.max(width, height) + most - 1) / most);
        int columns = (width + step - 1) / step;
        int rows = (height + step - 1) / step;
        float[] values = new float[rows * columns * 3];
        int[] counts = new int[rows * columns];
        for (int i = 0; i < width * height; i++) {
            int block = i / width / step * columns + i % width / step;
            float opacity = (pixels[i] >>> 24) / 255f;
            for (int c = 0; c < 3; c++) {
                int shade = pixels[i] >> (16 - 8 * c) & 0xFF;
                values[3 * block + c] += shade / 255f * opacity + 1 - opacity;
            }
            counts[block]++;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(1, values[i] / counts[i / 3]);
        }
        return new Picture(rows, columns, 3, values);
    }

    /** Grey by luma, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), as picture files are read. */
    public Picture grey() {
        if (channels == 1) {
            return this;
        }
        float[] grey = new float[height * width];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = 0.299f * values[3 * i] + 0.587f * values[3 * i + 1] + 0.114f * values[3 * i + 2];
        }
        return new Picture(height, width, grey);
    }

    /** Whether it is dark on a light ground, as on paper: the middle value along its border is light. */
    public boolean isDarkOnLight() {
        return grey().background() > 0.5f;
    }

    /** The same as ink: 0 for the ground, 1 for what differs most from it towards the other side. */
    public float[] ink() {
        return grey().inkOfGrey();
    }

    private float background() {
        float[] border = new float[2 * (height + width)];
        for (int x = 0; x < width; x++) {
            border[2 * x] = values[x];
            border[2 * x + 1] = values[(height - 1) * width + x];
        }
        for (int y = 0; y < height; y++) {
            border[2 * (width + y)] = values[y * width];
            border[2 * (width + y) + 1] = values[y * width + width - 1];
        }
        Arrays.sort(border);
        return border[border.length / 2];
    }

    private float[] inkOfGrey() {
        float ground = background();
        float sign = ground > 0.5f ? -1 : 1;
        float strongest = 0;
        for (float value : values) {
            strongest = Math.max(strongest, sign * (value - ground));
        }
        float[] ink = new float[values.length];
        for (int i = 0; i < ink.length && strongest > 0; i++) {
            float share = sign * (values[i] - ground) / strongest;
            ink[i] = share < NOISE ? 0 : Math.min(1, share);
        }
        return ink;
    }
}
