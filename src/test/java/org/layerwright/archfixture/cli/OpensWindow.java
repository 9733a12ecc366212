package org.layerwright.archfixture.cli;

import org.layerwright.archfixture.ui.fx.TidyExecutor;

public record OpensWindow(TidyExecutor executor) {}
