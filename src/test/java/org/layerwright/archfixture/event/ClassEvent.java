package org.layerwright.archfixture.event;

public final class ClassEvent implements WorkerEvent {}
