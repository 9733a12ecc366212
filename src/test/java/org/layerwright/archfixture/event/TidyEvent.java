package org.layerwright.archfixture.event;

/** As an event should be. */
public record TidyEvent(int step) implements WorkerEvent {}
