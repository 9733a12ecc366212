package org.layerwright.archfixture.plan;

import org.layerwright.archfixture.network.KnowsPlan;

public record KnowsNetwork(KnowsPlan network) {}
