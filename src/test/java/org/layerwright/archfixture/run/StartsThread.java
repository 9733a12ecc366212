package org.layerwright.archfixture.run;

public final class StartsThread {
    /** A subclass, which is a thread as well. */
    public static final class Worker extends Thread {}

    public Thread start() {
        return new Worker();
    }
}
