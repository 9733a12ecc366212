package org.layerwright.archfixture.ui.viewmodel;

import javafx.scene.Node;

public record HoldsNode(Node node) {}
