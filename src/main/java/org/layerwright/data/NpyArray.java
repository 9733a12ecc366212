package org.layerwright.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One array: its header, and its numbers in memory or in their file, in C order (the last index runs fastest).
 *
 * @param what   names it, for errors
 * @param offset of the first number within {@code bytes}
 */
record NpyArray(String what, NpyHeader header, SampleBytes bytes, long offset) {

    /** Opens a file; it stays on disk where it is larger than the budget. */
    static NpyArray open(Path file, MemoryBudget budget, Fingerprint fingerprint) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            NpyHeader header = NpyHeader.read(in, file.toString());
            long given = Files.size(file) - header.length();
            if (!header.dataBytes().equals(BigInteger.valueOf(given))) {
                throw new DataException(
                        "error.npy.size", file.toString(), header.describe(), header.dataBytes(), given);
            }
            fingerprint.add(header.type() + header.describe());
            if (budget.holds(given) || header.fortran()) {
                return load(file.toString(), header, in, budget, fingerprint);
            }
            byte[] chunk = new byte[1 << 16];
            for (int got = in.read(chunk); got >= 0; got = in.read(chunk)) {
                fingerprint.add(chunk, 0, got);
            }
            return new NpyArray(file.toString(), header, new FileBytes(file), header.length());
        } catch (IOException e) {
            throw IdxReader.explain(file, e);
        }
    }

    /** Reads the data of an array whose size was checked against what there is. */
    static NpyArray load(String what, NpyHeader header, InputStream in, MemoryBudget budget, Fingerprint fingerprint)
            throws IOException {
        long size = header.dataBytes().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
        if (!budget.holds(size)) {
            throw new DataException("error.npy.tooLarge", what, header.dataBytes(), budget.bytes());
        }
        byte[] data = new byte[(int) size];
        for (int at = 0; at < data.length; ) {
            int got = in.readNBytes(data, at, Math.min(1 << 20, data.length - at));
            if (got == 0) {
                throw new DataException("error.npy.size", what, header.describe(), size, at);
            }
            fingerprint.add(data, at, got);
            at += got;
        }
        byte[] ordered = header.fortran() ? toC(data, header) : data;
        return new NpyArray(what, header, SampleBytes.inMemory(ordered), 0);
    }

    private static byte[] toC(byte[] data, NpyHeader header) {
        long[] shape = header.shape();
        int width = header.type().bytes();
        byte[] out = new byte[data.length];
        int[] index = new int[shape.length];
        for (int from = 0; from < data.length; from += width) {
            int to = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                to = to * (int) shape[axis] + index[axis];
            }
            System.arraycopy(data, from, out, to * width, width);
            for (int axis = 0; axis < shape.length && ++index[axis] == shape[axis]; axis++) {
                index[axis] = 0;
            }
        }
        return out;
    }

    /** How many samples: the first extent. */
    int count() {
        return header.shape().length == 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, header.shape()[0]);
    }

    /** Numbers per sample. */
    long width() {
        long product = 1;
        for (int axis = 1; axis < header.shape().length; axis++) {
            product = Math.multiplyExact(product, header.shape()[axis]);
        }
        return product;
    }

    /** All numbers of one sample. */
    double[] row(int index, int width) {
        byte[] raw = new byte[width * header.type().bytes()];
        bytes.read(offset + (long) index * raw.length, raw, raw.length);
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(order());
        double[] values = new double[width];
        for (int i = 0; i < width; i++) {
            values[i] = header.type().at(buffer, i * header.type().bytes());
        }
        return values;
    }

    ByteOrder order() {
        return header.order();
    }
}
