package org.layerwright.ui.view.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.LayerType;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.network.layer.Lowered;
import org.layerwright.text.Texts;
import org.layerwright.ui.control.FeatureList;
import org.layerwright.ui.control.Icons;
import org.layerwright.ui.control.ProbabilityBars;
import org.layerwright.ui.viewmodel.look.LookViewModel;
import org.layerwright.ui.viewmodel.look.Place;
import org.layerwright.ui.viewmodel.look.Seen;

/** All layers from input to output, each with what it gave. What they give later is shown on the same cards. */
final class OverviewPane extends ScrollPane {
    private static final int MAPS = 18;
    private final FlowPane cards = new FlowPane();
    private final LookViewModel model;
    private final Texts texts;
    private final Lowered lowered;
    private final NetworkSpec network;
    private final List<Consumer<Seen>> previews = new ArrayList<>();
    private final Set<String> shown;

    OverviewPane(LookViewModel model, Seen seen, Texts texts) {
        super();
        this.model = model;
        this.texts = texts;
        lowered = model.lowered();
        network = seen.subject().network();
        shown = Set.copyOf(seen.outputs().keySet());
        setContent(cards);
        setFitToWidth(true);
        getStyleClass().add("look-scroll");
        cards.getStyleClass().add("look-cards");
        for (LayerSpec layer : seen.subject().network().layers()) {
            Shape shape = model.lowered().shapes().get(layer.name());
            if (shape != null) {
                cards.getChildren().add(card(seen, layer, shape));
            }
        }
        show(seen);
    }

    /** Whether the cards are those of its network, with room for what it has outputs of. */
    boolean fits(Seen seen) {
        return seen.subject().network().equals(network)
                && seen.outputs().keySet().containsAll(shown)
                && shown.size() == seen.outputs().size();
    }

    /** Shows what the layers gave. */
    void show(Seen seen) {
        previews.forEach(preview -> preview.accept(seen));
    }

    private Node card(Seen seen, LayerSpec layer, Shape shape) {
        Label name = new Label(layer.name());
        name.getStyleClass().add("layer-name");
        String type = texts.find("layer." + layer.type() + ".title").orElse(layer.type());
        Label what = new Label(type + " · " + shape);
        what.getStyleClass().add("layer-summary");
        HBox head = new HBox(Icons.tile(LayerTypes.find(layer.type()).map(LayerType::category)), new VBox(name, what));
        head.getStyleClass().add("look-card-head");
        VBox content = new VBox(head);
        content.getStyleClass().add("look-card-content");
        if (seen.outputs().containsKey(layer.name())) {
            List<LayerSpec> layers = seen.subject().network().layers();
            boolean last = layer.equals(layers.get(layers.size() - 1));
            content.getChildren()
                    .add(preview(layer.name(), shape, last && lowered.graph().endsInSoftmax()));
        }
        Button card = new Button();
        card.setGraphic(content);
        card.getStyleClass().add("look-card");
        card.setAccessibleText(texts.get("look.card", layer.name(), type, shape.toString()));
        card.setOnAction(event -> model.placeProperty().set(Place.layer(layer.name())));
        return card;
    }

    private Node preview(String layer, Shape shape, boolean answer) {
        if (answer) {
            ProbabilityBars bars = new ProbabilityBars(
                    4, ProbabilityBars.Order.STRONGEST_FIRST, texts.get("look.true"), texts.locale());
            previews.add(seen -> bars.show(
                    seen.sample().classNames(),
                    seen.outputs().get(layer),
                    seen.sample().label()));
            return bars;
        }
        if (shape.size() == 1) {
            Label number = new Label();
            number.getStyleClass().add("look-number");
            previews.add(
                    seen -> number.setText(FeatureList.number(seen.outputs().get(layer)[0], texts)));
            return number;
        }
        if (!shape.isImage()) {
            BarStrip strip = new BarStrip(180, 84);
            previews.add(seen -> strip.show(seen.outputs().get(layer)));
            return strip;
        }
        MapGrid grid = shape.channels() == 1
                ? new MapGrid(86, 1)
                : shape.channels() <= 3 ? new MapGrid(58, 3) : new MapGrid(27, 6);
        previews.add(seen -> grid.show(LayerImages.maps(seen.outputs().get(layer), shape, 0, MAPS)));
        return grid;
    }
}
