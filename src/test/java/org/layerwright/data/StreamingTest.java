package org.layerwright.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTest {
    @TempDir
    Path folder;

    @Test
    void idxFromDiskIsTheSame() throws IOException {
        IdxFiles.folder(folder, IdxFiles.images(3, 4, 5), IdxFiles.labels(1, 2, 3));
        LabelledData disk = Reading.streamed(folder);
        LabelledData memory = Reading.read(folder, "");
        assertTrue(disk.train() instanceof StoredSamples);
        assertArrayEquals(Reading.samples(memory.train()), Reading.samples(disk.train()));
        assertArrayEquals(Reading.labels(memory.train()), Reading.labels(disk.train()));
        assertEquals(memory.fingerprint(), disk.fingerprint());
    }

    @Test
    void aTruncatedFileEndsTheBatchesWithASentence() throws Exception {
        byte[] images = IdxFiles.images(3, 4, 5);
        IdxFiles.folder(folder, images, IdxFiles.labels(1, 2, 3));
        Dataset data = Reading.streamed(folder).train();
        Files.write(folder.resolve(IdxFiles.TRAIN_IMAGES), Arrays.copyOf(images, images.length - 1));
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (BatchStream batches =
                new BatchStream(data, 2, BatchOrder.asStored(), BatchStream.Range.epochs(1), 1, executor)) {
            assertEquals(2, batches.next().size());
            DataException e = assertThrows(DataException.class, batches::next);
            assertEquals("error.stream.truncated", e.key());
        } finally {
            executor.shutdownNow();
        }
    }

    /** An interrupt closes the channel under every reader; the next read must open it again. */
    @Test
    void anInterruptedReadHarmsNoOther() throws IOException {
        IdxFiles.folder(folder, IdxFiles.images(3, 4, 5), IdxFiles.labels(1, 2, 3));
        Dataset data = Reading.streamed(folder).train();
        float[] before = Reading.sample(data, 1);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> Reading.sample(data, 1));
        assertTrue(Thread.interrupted());
        assertArrayEquals(before, Reading.sample(data, 1));
    }
}
