package org.layerwright.archfixture.ui;

import ai.onnxruntime.OrtSession;

public record LoadsRuntime(OrtSession session) {}
