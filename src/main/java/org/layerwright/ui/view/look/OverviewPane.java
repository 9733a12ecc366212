package org.layerwright.ui.view.look;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.LayerType;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.ProbabilityBars;
import org.layerwright.ui.viewmodel.look.LookViewModel;
import org.layerwright.ui.viewmodel.look.Place;
import org.layerwright.ui.viewmodel.look.Seen;

/** All layers from input to output, each with what it gave. */
final class OverviewPane extends ScrollPane {
    private static final int MAPS = 18;
    private final FlowPane cards = new FlowPane();

    OverviewPane(LookViewModel model, Seen seen, Texts texts) {
        super();
        setContent(cards);
        setFitToWidth(true);
        getStyleClass().add("look-scroll");
        cards.getStyleClass().add("look-cards");
        for (LayerSpec layer : seen.subject().network().layers()) {
            Shape shape = model.lowered().shapes().get(layer.name());
            if (shape != null) {
                cards.getChildren().add(card(model, seen, layer, shape, texts));
            }
        }
    }

    private static Node card(LookViewModel model, Seen seen, LayerSpec layer, Shape shape, Texts texts) {
        Label name = new Label(layer.name());
        name.getStyleClass().add("layer-name");
        String type = texts.find("layer." + layer.type() + ".title").orElse(layer.type());
        Label what = new Label(type + " · " + shape);
        what.getStyleClass().add("layer-summary");
        HBox head = new HBox(Icons.tile(LayerTypes.find(layer.type()).map(LayerType::category)), new VBox(name, what));
        head.getStyleClass().add("look-card-head");
        VBox content = new VBox(head);
        content.getStyleClass().add("look-card-content");
        float[] values = seen.outputs().get(layer.name());
        if (values != null) {
            boolean last = layer.equals(seen.subject()
                    .network()
                    .layers()
                    .get(seen.subject().network().layers().size() - 1));
            content.getChildren()
                    .add(preview(values, shape, last && model.lowered().graph().endsInSoftmax(), seen, texts));
        }
        Button card = new Button();
        card.setGraphic(content);
        card.getStyleClass().add("look-card");
        card.setAccessibleText(texts.get("look.card", layer.name(), type, shape.toString()));
        card.setOnAction(event -> model.placeProperty().set(Place.layer(layer.name())));
        return card;
    }

    private static Node preview(float[] values, Shape shape, boolean answer, Seen seen, Texts texts) {
        if (answer) {
            ProbabilityBars bars = new ProbabilityBars(
                    4, ProbabilityBars.Order.STRONGEST_FIRST, texts.get("look.true"), texts.locale());
            bars.show(seen.sample().classNames(), values, seen.sample().label());
            return bars;
        }
        if (!shape.isImage()) {
            BarStrip strip = new BarStrip(180, 84);
            strip.show(values);
            return strip;
        }
        MapGrid grid = shape.channels() == 1
                ? new MapGrid(86, 1)
                : shape.channels() <= 3 ? new MapGrid(58, 3) : new MapGrid(27, 6);
        grid.show(LayerImages.maps(values, shape, 0, MAPS));
        return grid;
    }
}
