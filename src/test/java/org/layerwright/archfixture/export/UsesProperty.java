package org.layerwright.archfixture.export;

import javafx.beans.property.StringProperty;

public record UsesProperty(StringProperty property) {}
