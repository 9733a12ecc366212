package org.layerwright.ui.view.train;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.SpreadPlot;
import org.layerwright.ui.view.Wording;
import org.layerwright.ui.viewmodel.Spreads.Spread;
import org.layerwright.ui.viewmodel.TrainingCurves;

/** How the activations or the gradients of a chosen layer are spread, over the run. */
final class SpreadPane extends VBox {
    private final TrainingCurves curves;
    private final Texts texts;
    private final ComboBox<String> layer = new ComboBox<>();
    private final ToggleButton gradients = new ToggleButton();
    private final SpreadPlot plot;

    SpreadPane(TrainingCurves curves, Texts texts) {
        this.curves = curves;
        this.texts = texts;
        this.plot = new SpreadPlot(texts);
        plot.setId("train-spread");
        getStyleClass().add("spread-pane");
        Wording wording = new Wording(new SimpleObjectProperty<>(texts));
        Label title = new Label(texts.get("train.spread"));
        title.setMinWidth(USE_PREF_SIZE);
        title.getStyleClass().add("spread-title");
        wording.help(title, wording.text("train.spread.help"));
        layer.setId("spread-layer");
        layer.setAccessibleText(texts.get("train.spread.layer"));
        wording.help(layer, wording.text("train.spread.layer.help"));
        layer.valueProperty().addListener((observable, before, now) -> draw());
        gradients.setId("spread-gradients");
        gradients.setText(texts.get("train.spread.gradients"));
        gradients.setMinWidth(USE_PREF_SIZE);
        gradients.getStyleClass().add("plot-toggle");
        wording.help(gradients, wording.text("train.spread.gradients.help"));
        gradients.selectedProperty().addListener((observable, before, now) -> draw());
        HBox head = new HBox(title, layer, gradients);
        head.getStyleClass().add("spread-head");
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(head, plot);
    }

    /** What a click on the plot does, and the key Enter. */
    void setOnClick(Runnable action) {
        plot.setOnClick(action);
    }

    /** The plot, which takes the focus. */
    Node plot() {
        return plot;
    }

    void update() {
        List<String> layers = curves.spreads().layers();
        if (!layer.getItems().equals(layers)) {
            String chosen = layer.getValue();
            layer.getItems().setAll(layers);
            boolean stays = chosen != null && layers.contains(chosen);
            layer.setValue(stays ? chosen : layers.stream().findFirst().orElse(null));
        }
        layer.setDisable(layers.isEmpty());
        draw();
    }

    private void draw() {
        plot.show(
                layer.getValue() == null ? List.of() : curves.spreads().of(layer.getValue()),
                gradients.isSelected() ? Spread::gradients : Spread::activations,
                texts,
                texts.get(gradients.isSelected() ? "train.spread.noGradients" : "train.spread.empty"));
    }
}
