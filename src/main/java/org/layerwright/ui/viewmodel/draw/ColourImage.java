package org.layerwright.ui.viewmodel.draw;

/**
 * Makes a picture fit a network that takes colours: the largest part in its middle that has the network's proportions,
 * each pixel the mean of what it covers. Nothing is centred or turned over, as such networks learned from whole pictures.
 */
public final class ColourImage {
    private ColourImage() {}

    /**
     * @param picture in colours, or grey for all colours alike
     * @return {@code outHeight * outWidth * 3} values in [0, 1], red, green and blue of each pixel
     */
    public static float[] of(Picture picture, int outHeight, int outWidth) {
        double step = Math.min((double) picture.height() / outHeight, (double) picture.width() / outWidth);
        double top = (picture.height() - step * outHeight) / 2;
        double left = (picture.width() - step * outWidth) / 2;
        float[] out = new float[outHeight * outWidth * 3];
        for (int y = 0; y < outHeight; y++) {
            for (int x = 0; x < outWidth; x++) {
                for (int c = 0; c < 3; c++) {
                    out[(y * outWidth + x) * 3 + c] = mean(picture, top + y * step, left + x * step, step, c);
                }
            }
        }
        return out;
    }

    private static float mean(Picture picture, double top, double left, double side, int colour) {
        int channel = picture.channels() == 1 ? 0 : colour;
        double sum = 0;
        double area = 0;
        for (int y = (int) top; y < Math.min(picture.height(), Math.ceil(top + side - 1e-9)); y++) {
            double high = Math.min(y + 1, top + side) - Math.max(y, top);
            for (int x = (int) left; x < Math.min(picture.width(), Math.ceil(left + side - 1e-9)); x++) {
                double share = high * (Math.min(x + 1, left + side) - Math.max(x, left));
                sum += share * picture.values()[(y * picture.width() + x) * picture.channels() + channel];
                area += share;
            }
        }
        return (float) (sum / area);
    }
}
