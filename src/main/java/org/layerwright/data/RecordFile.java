package org.layerwright.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of records of one length without a header, read through once: for its fingerprint, its labels and, where it is
 * to be held in memory, its content.
 */
record RecordFile(SampleBytes bytes, int[] labels) {

    /**
     * @param record  bytes of one record
     * @param labelAt which byte of a record is its label
     */
    static RecordFile scan(Path file, int record, boolean inMemory, Fingerprint fingerprint, int labelAt) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long size = Files.size(file);
            if (size == 0 || size % record != 0) {
                throw new DataException("error.cifar.length", file.toString(), record, size, size % record);
            }
            if (size / record > MemoryBudget.MAX_ARRAY) {
                throw new DataException("error.idx.tooLarge", file.toString(), size, (long) record * Integer.MAX_VALUE);
            }
            boolean held = inMemory && size <= MemoryBudget.MAX_ARRAY;
            int[] labels = new int[(int) (size / record)];
            byte[] content = held ? new byte[(int) size] : new byte[record];
            for (int i = 0; i < labels.length; i++) {
                int at = held ? i * record : 0;
                int got = in.readNBytes(content, at, record);
                if (got < record) {
                    throw new DataException("error.stream.truncated", file.toString(), size, (long) i * record + got);
                }
                fingerprint.add(content, at, record);
                labels[i] = content[at + labelAt] & 0xFF;
            }
            return new RecordFile(held ? SampleBytes.inMemory(content) : new FileBytes(file), labels);
        } catch (IOException e) {
            throw IdxReader.explain(file, e);
        }
    }
}
