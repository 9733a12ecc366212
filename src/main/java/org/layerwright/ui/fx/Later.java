package org.layerwright.ui.fx;

import java.time.Duration;

/** Runs tasks on the window's thread after a while. Tests pass one that runs them when told to. */
@FunctionalInterface
public interface Later {
    /**
     * @param delay how long to wait at least; zero means as soon as possible
     */
    void run(Duration delay, Runnable task);
}
