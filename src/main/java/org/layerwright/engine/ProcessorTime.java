package org.layerwright.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Clocks that stand while another process has the processor, so that measurements of one thread mean something on a busy
 * machine too. Sharing of caches and of a core's two threads still shows.
 */
public final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ProcessorTime() {}

    /** Nanoseconds that the calling thread has worked. */
    public static long ofThread() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** Nanoseconds that all threads of this process have worked, those of the JVM included. */
    public static long ofProcess() {
        return SYSTEM.getProcessCpuTime();
    }
}
