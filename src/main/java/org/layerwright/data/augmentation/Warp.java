package org.layerwright.data.augmentation;

import org.layerwright.network.Shape;

/**
 * Moves an image by an affine map about its centre, with bilinear interpolation; what comes from outside is zero.
 *
 * <p>The map is given backwards, as it is computed: where in the old image the value of a new pixel is found.
 */
final class Warp {
    private final int height;
    private final int width;
    private final int channels;
    private final float[] old;

    Warp(Shape image) {
        height = image.height();
        width = image.width();
        channels = image.channels();
        old = new float[image.size()];
    }

    /** Turns by an angle in radians, anticlockwise as seen. */
    void rotate(float[] pixels, int offset, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        // Rows count downwards, so the inverse of an anticlockwise turn has this sign.
        apply(pixels, offset, cos, -sin, sin, cos);
    }

    /** Enlarges by a factor above 1, and makes smaller by one below. */
    void zoom(float[] pixels, int offset, double factor) {
        apply(pixels, offset, 1 / factor, 0, 0, 1 / factor);
    }

    /** The new pixel at (x, y) from the centre has the old value at (xx·x + xy·y, yx·x + yy·y). */
    private void apply(float[] pixels, int offset, double xx, double xy, double yx, double yy) {
        System.arraycopy(pixels, offset, old, 0, old.length);
        double centreX = (width - 1) / 2.0;
        double centreY = (height - 1) / 2.0;
        int out = offset;
        for (int row = 0; row < height; row++) {
            double y = row - centreY;
            for (int column = 0; column < width; column++) {
                double x = column - centreX;
                sample(xx * x + xy * y + centreX, yx * x + yy * y + centreY, pixels, out);
                out += channels;
            }
        }
    }

    private void sample(double x, double y, float[] out, int at) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float right = (float) (x - left);
        float lower = (float) (y - top);
        for (int c = 0; c < channels; c++) {
            float above = (1 - right) * old(left, top, c) + right * old(left + 1, top, c);
            float below = (1 - right) * old(left, top + 1, c) + right * old(left + 1, top + 1, c);
            out[at + c] = (1 - lower) * above + lower * below;
        }
    }

    private float old(int column, int row, int channel) {
        boolean inside = column >= 0 && column < width && row >= 0 && row < height;
        return inside ? old[(row * width + column) * channels + channel] : 0;
    }
}
