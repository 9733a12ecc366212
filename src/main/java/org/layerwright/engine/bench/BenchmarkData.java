package org.layerwright.engine.bench;

import java.util.Random;
import org.layerwright.network.Shape;

/** The same invented images and labels for every program that is measured; speed does not depend on what they show. */
public final class BenchmarkData {
    /** So many values in all batches together, about, which is more than the caches hold. */
    private static final int VALUES = 4 << 20;

    private static final int FEWEST = 4;
    private static final int MOST = 64;

    private final float[][] images;
    private final int[][] labels;

    /**
     * @param sample the shape of an image
     * @param batch images a step
     */
    public BenchmarkData(Shape sample, int batch) {
        Random random = new Random(1);
        int pixels = sample.size();
        int batches = Math.max(FEWEST, Math.min(MOST, VALUES / pixels / batch));
        images = new float[batches][batch * pixels];
        labels = new int[batches][batch];
        int stripeWidth = pixels / BenchNetworks.CLASSES;
        for (int b = 0; b < batches; b++) {
            for (int i = 0; i < batch; i++) {
                int label = random.nextInt(BenchNetworks.CLASSES);
                labels[b][i] = label;
                for (int pixel = 0; pixel < pixels; pixel++) {
                    float stripe = pixel / stripeWidth == label ? 0.7f : 0;
                    images[b][i * pixels + pixel] = 0.3f * random.nextFloat() + stripe;
                }
            }
        }
    }

    public float[] images(long step) {
        return images[(int) (step % images.length)];
    }

    public int[] labels(long step) {
        return labels[(int) (step % labels.length)];
    }
}
