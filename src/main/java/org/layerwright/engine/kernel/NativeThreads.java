package org.layerwright.engine.kernel;

import org.bytedeco.openblas.global.openblas_full;
import org.nd4j.nativeblas.NativeOpsHolder;

/** How many threads native code takes for itself. */
public final class NativeThreads {
    private NativeThreads() {}

    /**
     * One per call. The shards are the threads here: two levels of them would wait for each other in spinning barriers.
     * The environment of a worker says so too; this holds for whoever starts the engine otherwise, such as a test.
     */
    public static void useOnePerCall() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        openblas_full.openblas_set_num_threads(1);
    }
}
