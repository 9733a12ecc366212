package org.layerwright.ui.viewmodel.draw;

/**
 * Makes a drawing look like the digits of MNIST: its bounding box is scaled to fit a square of 20 × 20 pixels, keeping
 * its proportions and averaging areas, and is placed so that its centre of mass is in the middle of 28 × 28 (LeCun et
 * al. 1998, "Gradient-based learning applied to document recognition", section III.A). Other sizes use the same share,
 * 20 of 28. A network that learned from such digits expects them; one drawn off centre would be foreign to it.
 *
 * <p>Shifts are by whole pixels, so a digit of MNIST itself passes through almost unchanged. Nothing is cut off: a
 * drawing whose mass lies far to one side stays inside.
 */
public final class DigitImage {
    private static final int BOX = 20;
    private static final int FIELD = 28;

    private DigitImage() {}

    /**
     * @param ink row by row, 0 for paper and 1 for ink
     * @return {@code outHeight * outWidth} values in [0, 1], row by row; all 0 where there is no ink
     */
    public static float[] of(float[] ink, int height, int width, int outHeight, int outWidth) {
        int top = height;
        int bottom = 0;
        int left = width;
        int right = 0;
        for (int i = 0; i < height * width; i++) {
            if (ink[i] > 0) {
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width + 1);
                left = Math.min(left, i % width);
                right = Math.max(right, i % width + 1);
            }
        }
        float[] out = new float[outHeight * outWidth];
        if (bottom <= top) {
            return out;
        }
        double box = Math.max(1, Math.round((double) Math.min(outHeight, outWidth) * BOX / FIELD));
        double step = Math.max(bottom - top, right - left) / box;
        int rows = (int) Math.min(outHeight, Math.ceil((bottom - top) / step - 1e-9));
        int columns = (int) Math.min(outWidth, Math.ceil((right - left) / step - 1e-9));
        float[] small = new float[rows * columns];
        double mass = 0;
        double massX = 0;
        double massY = 0;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                float value = mean(ink, height, width, top + y * step, left + x * step, step);
                small[y * columns + x] = value;
                mass += value;
                massX += value * x;
                massY += value * y;
            }
        }
        // As in MNIST, the middle of the field is the corner that pixel (size / 2) begins at plus half a pixel.
        int offsetX = place(outWidth, columns, massX / mass);
        int offsetY = place(outHeight, rows, massY / mass);
        for (int y = 0; y < rows; y++) {
            System.arraycopy(small, y * columns, out, (offsetY + y) * outWidth + offsetX, columns);
        }
        return out;
    }

    /** Where the drawing begins, so that the pixel of its mass is the middle one and nothing is cut off. */
    private static int place(int field, int drawn, double mass) {
        int middle = field / 2;
        return (int) Math.max(0, Math.min(field - drawn, Math.round(middle - mass)));
    }

    /** The mean over a square with its corner anywhere; outside is paper. */
    private static float mean(float[] ink, int height, int width, double top, double left, double side) {
        double sum = 0;
        for (int y = (int) top; y < Math.min(height, Math.ceil(top + side - 1e-9)); y++) {
            double high = Math.min(y + 1, top + side) - Math.max(y, top);
            for (int x = (int) left; x < Math.min(width, Math.ceil(left + side - 1e-9)); x++) {
                double wide = Math.min(x + 1, left + side) - Math.max(x, left);
                sum += high * wide * ink[y * width + x];
            }
        }
        return (float) Math.min(1, sum / (side * side));
    }
}
