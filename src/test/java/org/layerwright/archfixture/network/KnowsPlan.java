package org.layerwright.archfixture.network;

import org.layerwright.archfixture.plan.KnowsNetwork;

/** Closes a cycle with {@link KnowsNetwork}. */
public record KnowsPlan(KnowsNetwork plan) {}
