package org.layerwright.ui.view;

import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/**
 * What a page lets the menu do with it while it is shown.
 *
 * @param key of its text
 * @param icon beside it, or null
 */
public record PageCommand(String key, Feather icon, KeyCombination keys, Runnable action) {}
