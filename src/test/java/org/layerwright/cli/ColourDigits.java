package org.layerwright.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.layerwright.data.Dataset;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.data.LabelledData;

/**
 * MNIST's digits in a random colour on a random other one, 32×32×3 in CIFAR-10's binary format: a colour image set that
 * is always at hand. The digit cannot be told from the colours.
 */
final class ColourDigits {
    private static final int SIDE = 32;
    private static final int MARGIN = 2;
    private static final int PER_FILE = 2_000;

    private ColourDigits() {}

    /** Writes 10,000 training and 2,000 test images and answers the folder. */
    static Path write(Path home, Path folder) throws IOException {
        LabelledData digits = new DatasetCatalog(home).open(DatasetCatalog.MNIST);
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("batches.meta.txt"),
                String.join("\n", digits.train().classNames()) + "\n");
        Random random = new Random(7);
        for (int i = 1; i <= 5; i++) {
            write(folder.resolve("data_batch_" + i + ".bin"), digits.train(), (i - 1) * PER_FILE, random);
        }
        write(folder.resolve("test_batch.bin"), digits.test().orElseThrow(), 0, random);
        return folder;
    }

    private static void write(Path file, Dataset digits, int first, Random random) throws IOException {
        int side = digits.sampleShape().height();
        float[] digit = new float[digits.sampleShape().size()];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = first; i < first + PER_FILE; i++) {
                digits.read(i, digit, 0);
                out.write(digits.label(i));
                for (int channel = 0; channel < 3; channel++) {
                    float ground = random.nextFloat();
                    // At least a third of the range apart, so that the digit shows in every channel.
                    float ink = (ground + (1 + random.nextFloat()) / 3) % 1;
                    for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                        int y = pixel / SIDE - MARGIN;
                        int x = pixel % SIDE - MARGIN;
                        boolean inside = y >= 0 && y < side && x >= 0 && x < side;
                        float share = inside ? digit[y * side + x] : 0;
                        out.write(Math.round(255 * (ground + share * (ink - ground))));
                    }
                }
            }
        }
    }
}
