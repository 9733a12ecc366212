package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.layerwright.data.Reading.read;
import static org.layerwright.data.Reading.refuses;
import static org.layerwright.data.Reading.samples;
import static org.layerwright.data.Reading.streamed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerwright.network.Shape;

class CifarReaderTest {
    private static final int PIXELS = 32 * 32 * 3;

    @TempDir
    Path folder;

    @Test
    void weavesPlanesIntoPixels() throws IOException {
        byte[] record = record(7);
        record[1] = 51; // red of the first pixel
        record[1 + 1024] = 102; // green
        record[1 + 2048] = (byte) 255; // blue
        record[1 + 32 + 3] = 1; // red of row 1, column 3
        Files.write(folder.resolve("data_batch_1.bin"), record);
        Dataset data = read(folder, "").train();
        assertEquals(Shape.of(32, 32, 3), data.sampleShape());
        float[] out = Reading.sample(data, 0);
        assertArrayEquals(new float[] {0.2f, 0.4f, 1}, Arrays.copyOf(out, 3));
        assertEquals(1 / 255f, out[(32 + 3) * 3]);
        assertEquals(7, data.label(0));
    }

    @Test
    void joinsTheBatchesAndNamesTheClasses() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Files.write(folder.resolve("data_batch_" + i + ".bin"), record(i));
        }
        Files.write(folder.resolve("test_batch.bin"), record(0));
        Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");
        LabelledData data = read(folder, "");
        assertArrayEquals(new int[] {1, 2, 3, 4, 5}, Reading.labels(data.train()));
        assertEquals("f", data.train().classNames().get(5));
        assertEquals(1, data.test().orElseThrow().size());
        Files.writeString(folder.resolve("batches.meta.txt"), "a\n");
        refuses(folder, "", "error.cifar.names", "10 classes", "names 1");
    }

    @Test
    void takesTheFineLabelsOfCifar100() throws IOException {
        byte[] record = new byte[2 + PIXELS];
        record[0] = 19;
        record[1] = 99;
        record[2] = 51;
        Files.write(folder.resolve("train.bin"), record);
        Dataset data = read(folder, "").train();
        assertEquals(99, data.label(0));
        assertEquals(100, data.classNames().size());
        assertEquals(0.2f, Reading.sample(data, 0)[0]);
    }

    @Test
    void readsTheSameFromDisk() throws IOException {
        byte[] two = Arrays.copyOf(record(3), 2 * (1 + PIXELS));
        for (int i = 1; i < two.length; i++) {
            two[i] = (byte) (i * 31);
        }
        two[1 + PIXELS] = 4;
        Files.write(folder.resolve("data_batch_1.bin"), two);
        LabelledData disk = streamed(folder);
        LabelledData memory = read(folder, "");
        assertArrayEquals(samples(memory.train()), samples(disk.train()));
        assertEquals(memory.fingerprint(), disk.fingerprint());
        Files.write(folder.resolve("data_batch_1.bin"), Arrays.copyOf(two, two.length - 1));
        DataException e = assertThrows(DataException.class, () -> Reading.sample(disk.train(), 1));
        assertEquals("error.stream.truncated", e.key());
    }

    @Test
    void refusesWhatIsDamaged() throws IOException {
        Path file = folder.resolve("data_batch_1.bin");
        Files.write(file, Arrays.copyOf(record(1), 3000));
        refuses(folder, "", "error.cifar.length", "3000", "3073");
        Files.write(file, new byte[0]);
        refuses(folder, "", "error.cifar.length", "0 bytes");
        Files.write(file, record(10));
        refuses(folder, "", "error.cifar.label", "sample 0 is 10", "0 to 9");
        Files.write(file, record(1));
        refuses(folder, "size=3x3", "error.options.format", "size");
    }

    private static byte[] record(int label) {
        byte[] record = new byte[1 + PIXELS];
        record[0] = (byte) label;
        return record;
    }
}
