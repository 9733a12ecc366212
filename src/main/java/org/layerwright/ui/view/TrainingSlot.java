package org.layerwright.ui.view;

import javafx.scene.Node;
import org.layerwright.text.Texts;

/** Makes the two parts of the window that belong to training. Asked again when the language changes. */
public interface TrainingSlot {
    /** The plan and the buttons that start, pause and stop; about 360 pixels wide. */
    Node form(Texts texts);

    /** Progress and curves; wide and about 260 pixels high. */
    Node runPanel(Texts texts);
}
