package org.layerwright.ui.viewmodel.draw;

import java.util.Arrays;

/**
 * A grey picture that was dropped or pasted, row by row, 0 for black and 1 for white.
 *
 * @param values may be of any range inside [0, 1]
 */
public record Picture(int height, int width, float[] values) {
    /** What differs less than this from the background is paper: noise and the marks of compression. */
    private static final float NOISE = 0.15f;

    /** Whether it is dark on a light ground, as on paper: the middle value along its border is light. */
    public boolean isDarkOnLight() {
        return background() > 0.5f;
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

    /** The same as ink: 0 for the ground, 1 for what differs most from it towards the other side. */
    public float[] ink() {
        float ground = background();
        float sign = isDarkOnLight() ? -1 : 1;
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
