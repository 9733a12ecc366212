package org.layerwright.worker.client;

/**
 * Does something when the process is told to end, by Ctrl-C for example, before it ends. Closed when nothing is to be
 * done any more.
 */
public final class OnTermination implements AutoCloseable {
    private final Thread hook;

    public OnTermination(Runnable task) {
        hook = new Thread(task, "layerwright-termination");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the task has begun.
        }
    }
}
