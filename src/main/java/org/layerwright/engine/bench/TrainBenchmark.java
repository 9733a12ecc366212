package org.layerwright.engine.bench;
