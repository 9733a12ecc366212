package org.layerwright.export.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder in which another program runs, and the files of numbers that it reads and writes there. */
record Workplace(Path folder) implements AutoCloseable {
    private static final int CHUNK = 1 << 14;

    static Workplace create() throws IOException {
        return new Workplace(Files.createTempDirectory("layerwright-replay"));
    }

    Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** Writes numbers as little-endian floats. */
    Path floats(String name, float[] values, int count) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int from = 0; from < count; from += CHUNK) {
                int part = Math.min(CHUNK, count - from);
                chunk.clear();
                chunk.asFloatBuffer().put(values, from, part);
                out.write(chunk.array(), 0, part * Float.BYTES);
            }
        }
        return file;
    }

    /**
     * Reads little-endian floats.
     *
     * @throws IOException if there are more or fewer than expected
     */
    float[] floats(String name, int count) throws IOException {
        Path file = folder.resolve(name);
        long size = Files.size(file);
        if (size != (long) count * Float.BYTES) {
            throw new IOException("expected " + count + " numbers, found " + size / Float.BYTES);
        }
        FloatBuffer values = ByteBuffer.wrap(Files.readAllBytes(file))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] all = new float[count];
        values.get(all);
        return all;
    }

    /** Removes everything; what cannot be removed now is left to the system. */
    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
