package org.layerwright.worker.client;

import org.layerwright.event.WorkerEvent;

/** A question that could not be answered. */
public final class InspectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient WorkerEvent.Failed failure;

    public InspectionException(WorkerEvent.Failed failure) {
        super(failure.message());
        this.failure = failure;
    }

    /** Why, to be worded in the user's language by its code and arguments. */
    public WorkerEvent.Failed failure() {
        return failure;
    }
}
