package org.layerwright.ui.viewmodel;

/**
 * What is told of a run under way beside what it does, each by itself. Its help stands under {@code run.figure.<name>.help}:
 * what it is, and what a bad value means.
 */
public enum RunFigure {
    /** Epoch and step, or samples while it is validated or tested. */
    POSITION,
    /** Images a second. */
    SPEED,
    /** Time left. */
    LEFT,
    /** The share of the time that is spent waiting for data. */
    WAITING,
    DEVICE,
    /** What the training process occupies. */
    MEMORY
}
