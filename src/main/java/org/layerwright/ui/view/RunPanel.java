package org.layerwright.ui.view;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerwright.text.Texts;
import org.layerwright.ui.fx.Slices;
import org.layerwright.ui.viewmodel.TrainingViewModel;

/** A run: its commands, how far it is, how it ended, and its curves. Wide and about 260 pixels high. */
public final class RunPanel extends VBox {
    public RunPanel(TrainingViewModel run, ObservableValue<Texts> texts) {
        this(run, texts, Slices.atOnce());
    }

    /** @param slices makes the curves, which a run can be started without */
    RunPanel(TrainingViewModel run, ObservableValue<Texts> texts, Slices slices) {
        RunHead head = new RunHead(run, texts, slices);
        getStyleClass().add("run-panel");
        // However long a text gets, it must not push the window's other parts aside.
        setMinWidth(0);
        // Where it is low, its plots are cut, and never its buttons.
        setMinHeight(0);
        head.setMinHeight(USE_PREF_SIZE);
        getChildren().add(head);
        slices.add(() -> {
            RunPlots plots = new RunPlots(run, texts);
            VBox.setVgrow(plots, Priority.ALWAYS);
            getChildren().add(plots);
        });
    }
}
