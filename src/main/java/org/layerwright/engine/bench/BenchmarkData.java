package org.layerwright.engine.bench;

import java.util.Random;

/** The same invented images and labels for every program that is measured; speed does not depend on what they show. */
public final class BenchmarkData {
    public static final int BATCH = 64;
    public static final int PIXELS = 28 * 28;
    public static final int CLASSES = 10;
    private static final int BATCHES = 64;

    private final float[][] images = new float[BATCHES][BATCH * PIXELS];
    private final int[][] labels = new int[BATCHES][BATCH];

    public BenchmarkData() {
        Random random = new Random(1);
        for (int batch = 0; batch < BATCHES; batch++) {
            for (int i = 0; i < BATCH; i++) {
                int label = random.nextInt(CLASSES);
                labels[batch][i] = label;
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    float stripe = pixel / 78 == label ? 0.7f : 0;
                    images[batch][i * PIXELS + pixel] = 0.3f * random.nextFloat() + stripe;
                }
            }
        }
    }

    public float[] images(long step) {
        return images[(int) (step % BATCHES)];
    }

    public int[] labels(long step) {
        return labels[(int) (step % BATCHES)];
    }
}
