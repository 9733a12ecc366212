package org.layerwright.engine;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The first training digits of MNIST in batches of 64, read by the shortest code, for tests of the engine alone. */
record Digits(byte[] pixels, byte[] classes) {
    static final int BATCH = 64;

    static Digits read(Path folder, int count) {
        return new Digits(
                read(folder.resolve("train-images-idx3-ubyte.gz"), 16, count * 784),
                read(folder.resolve("train-labels-idx1-ubyte.gz"), 8, count));
    }

    private static byte[] read(Path file, int header, int count) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            in.readFully(new byte[header]);
            byte[] bytes = new byte[count];
            in.readFully(bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    float[] images(int batch) {
        float[] images = new float[BATCH * 784];
        for (int i = 0; i < images.length; i++) {
            images[i] = (pixels[batch * images.length + i] & 0xFF) / 255f;
        }
        return images;
    }

    int[] labels(int batch) {
        int[] labels = new int[BATCH];
        for (int i = 0; i < BATCH; i++) {
            labels[i] = classes[batch * BATCH + i];
        }
        return labels;
    }
}
