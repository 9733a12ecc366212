package org.layerwright.ui.viewmodel.draw;

import org.layerwright.event.WorkerEvent.LayerOutput;

/**
 * How strongly a layer answers at each place: the mean size of its channels there.
 *
 * @param height rows; of a layer without places, its units are laid out in rows
 * @param values row by row; what is beyond the last unit is NaN
 */
public record LayerGlow(String layer, int height, int width, float[] values) {
    public static LayerGlow of(LayerOutput output) {
        float[] all = output.values().toArray();
        if (output.shape().size() == 3) {
            int height = output.shape().get(0);
            int width = output.shape().get(1);
            int channels = output.shape().get(2);
            float[] mean = new float[height * width];
            for (int i = 0; i < all.length; i++) {
                mean[i / channels] += Math.abs(all[i]) / channels;
            }
            return new LayerGlow(output.layer(), height, width, mean);
        }
        int width = width(all.length);
        int height = Math.max(1, (all.length + width - 1) / width);
        float[] laid = new float[height * width];
        for (int i = 0; i < laid.length; i++) {
            laid[i] = i < all.length ? Math.abs(all[i]) : Float.NaN;
        }
        return new LayerGlow(output.layer(), height, width, laid);
    }

    /** Of rows that are all full, where some are no wider than four times their number; else nearly of a square. */
    private static int width(int units) {
        int square = (int) Math.max(1, Math.ceil(Math.sqrt(units)));
        for (int width = square; width <= 2 * square; width++) {
            if (units % width == 0) {
                return width;
            }
        }
        return square;
    }
}
