package org.layerwright.ui.view;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.viewmodel.RunFigure;
import org.layerwright.ui.viewmodel.RunStatus;

/** The figures of a run under way, each with a help of its own: what it is, and what a bad value means. */
final class RunFigures extends FlowPane {
    private final RunStatus status;
    private final Wording wording;
    private final Map<RunFigure, Label> labels = new EnumMap<>(RunFigure.class);

    RunFigures(RunStatus status, Wording wording) {
        this.status = status;
        this.wording = wording;
        setId("run-figures");
        getStyleClass().add("run-figures");
        for (RunFigure figure : RunFigure.values()) {
            labels.put(figure, label(figure));
        }
        getChildren().addAll(labels.values());
        Label waiting = labels.get(RunFigure.WAITING);
        // Not by colour alone.
        status.waitingLongProperty().subscribe(much -> {
            waiting.setGraphic(much ? Icons.of(Feather.ALERT_TRIANGLE) : null);
            waiting.getStyleClass().removeAll(Styles.WARNING);
            if (much) {
                waiting.getStyleClass().add(Styles.WARNING);
            }
        });
    }

    private Label label(RunFigure figure) {
        Label label = new Label();
        label.setId("run-" + figure.name().toLowerCase(Locale.ROOT));
        label.getStyleClass().add("run-figure");
        label.setMinWidth(USE_PREF_SIZE);
        label.textProperty().bind(status.figureProperty(figure));
        label.visibleProperty().bind(Bindings.isNotEmpty(label.textProperty()));
        label.managedProperty().bind(label.visibleProperty());
        ObservableValue<String> help = wording.text("run.figure." + figure + ".help");
        wording.help(label, help);
        return label;
    }
}
