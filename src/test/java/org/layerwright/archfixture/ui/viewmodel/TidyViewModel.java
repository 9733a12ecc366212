package org.layerwright.archfixture.ui.viewmodel;

import javafx.beans.property.StringProperty;

/** May hold properties. */
public record TidyViewModel(StringProperty title) {}
