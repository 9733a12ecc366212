package org.layerwright.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.layerwright.data.SplitMix64;

/**
 * Small images that are quick to learn: each class has a pattern of its own, each sample is its class's pattern with
 * noise. Laid out as a folder of IDX files.
 *
 * @param noise how far a pixel may lie from its pattern, in 0..1
 * @param wrongLabels the share of the samples that are labelled at random
 */
record TinyData(Path folder, int[] perClass, double noise, double wrongLabels) {
    static final int SIDE = 6;

    /** So many samples of each of ten classes. */
    static TinyData of(Path folder, int perClass, double noise, double wrongLabels) {
        int[] counts = new int[10];
        Arrays.fill(counts, perClass);
        return new TinyData(folder, counts, noise, wrongLabels);
    }

    Path write() {
        try {
            Files.createDirectories(folder);
            write("train", new SplitMix64(1), 1);
            write("t10k", new SplitMix64(2), 10);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String part, SplitMix64 random, int divisor) throws IOException {
        int count = 0;
        for (int samples : perClass) {
            count += (samples - 1) / divisor + 1;
        }
        ByteBuffer images = ByteBuffer.allocate(16 + count * SIDE * SIDE);
        images.putInt(0x803).putInt(count).putInt(SIDE).putInt(SIDE);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int label = 0; label < perClass.length; label++) {
            for (int i = 0; i < (perClass[label] - 1) / divisor + 1; i++) {
                boolean wrong = random.nextDouble() < wrongLabels;
                labels.put((byte) (wrong ? random.nextInt(perClass.length) : label));
                draw(label, random, images);
            }
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }

    private void draw(int label, SplitMix64 random, ByteBuffer images) {
        SplitMix64 pattern = new SplitMix64(100 + label);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            double value = pattern.nextInt(2) == 1 ? 0.75 : 0.25;
            value += random.nextDouble(-noise, noise);
            images.put((byte) Math.round(255 * Math.max(0, Math.min(1, value))));
        }
    }
}
