package org.layerwright.archfixture.export;

import org.layerwright.archfixture.engine.TidyEngine;

public record UsesEngine(TidyEngine engine) {}
