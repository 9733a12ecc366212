package org.layerwright.engine.bench;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.layerwright.engine.ProcessorTime;
import org.layerwright.engine.kernel.Blas;

/**
 * What one core of this machine reaches at most, measured: to compare kernels with.
 *
 * @param multiplyAdds multiply-adds a second of the fastest matrix product, in 10⁹
 * @param bytes bytes read and written a second when copying within the core's cache, in 10⁹
 */
public record MachinePeak(double multiplyAdds, double bytes) {
    private static final int TRIES = 5;
    private static final double SECONDS_A_TRY = 0.05;
    /** Small enough for OpenBLAS's path without packing, and large ones: whichever is faster. */
    private static final int[] SIZES = {64, 96, 128, 256, 512, 1024};

    private static final int COPY_BYTES = 256 << 10;

    /** Measures for a few seconds; native code must be set to one thread. */
    public static MachinePeak measure() {
        double best = 0;
        for (int size : SIZES) {
            best = Math.max(best, product(size));
        }
        return new MachinePeak(best, copy());
    }

    private static double product(int size) {
        try (FloatPointer a = new FloatPointer((long) size * size);
                FloatPointer b = new FloatPointer((long) size * size);
                FloatPointer c = new FloatPointer((long) size * size)) {
            a.put(new float[size * size]);
            b.put(new float[size * size]);
            return (double) size
                    * size
                    * size
                    / 1e9
                    / seconds(SECONDS_A_TRY, () -> Blas.multiply(size, size, size, a, b, 0, c));
        }
    }

    private static double copy() {
        try (FloatPointer from = new FloatPointer(COPY_BYTES / Float.BYTES);
                FloatPointer to = new FloatPointer(COPY_BYTES / Float.BYTES)) {
            from.put(new float[COPY_BYTES / Float.BYTES]);
            return 2.0 * COPY_BYTES / 1e9 / seconds(SECONDS_A_TRY, () -> Pointer.memcpy(to, from, COPY_BYTES));
        }
    }

    /** The processor time of one call: that of the fastest of several tries, each of at least so many seconds. */
    static double seconds(double secondsATry, Runnable call) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            int calls = 0;
            long start = ProcessorTime.ofThread();
            double elapsed;
            do {
                call.run();
                calls++;
                elapsed = (ProcessorTime.ofThread() - start) / 1e9;
            } while (elapsed < secondsATry);
            best = Math.min(best, elapsed / calls);
        }
        return best;
    }
}
