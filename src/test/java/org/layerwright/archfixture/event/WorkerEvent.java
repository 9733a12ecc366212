package org.layerwright.archfixture.event;

public sealed interface WorkerEvent permits ClassEvent, TidyEvent {}
