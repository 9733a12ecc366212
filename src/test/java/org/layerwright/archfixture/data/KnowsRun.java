package org.layerwright.archfixture.data;

import org.layerwright.archfixture.run.Prints;

public record KnowsRun(Prints run) {}
