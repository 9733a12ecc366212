package org.layerwright.engine.kernel;

import org.bytedeco.javacpp.FloatPointer;

/** What native code does with memory that it frees. */
public final class NativeMemory {
    /** A little less than the largest block by which glibc learns. */
    private static final long LARGEST = (32L << 20) - (64L << 10);

    private NativeMemory() {}

    /**
     * Makes the C library keep what is freed. ND4J's convolutions allocate room in each call. glibc takes blocks above
     * 128 KiB from the system and gives them back, and each of their pages is then faulted in anew, which can take longer
     * than the convolution. Its limits rise to the size of a large block that is freed, so one is; it is never
     * touched and costs nothing. With other C libraries nothing happens.
     */
    public static void keepWhatIsFreed() {
        new FloatPointer(LARGEST / Float.BYTES).close();
    }
}
