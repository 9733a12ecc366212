package org.layerwright.ui.view.draw;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.layerwright.event.WorkerEvent.LayerOutput;
import org.layerwright.ui.control.MapPicture;
import org.layerwright.ui.control.PixelMap;
import org.layerwright.ui.viewmodel.draw.LayerGlow;

/** A thumbnail for each layer, brighter where it answers more strongly. Its parts are used again with each stroke. */
final class LayerStrip extends FlowPane {
    private static final double SIZE = 88;

    private final List<Thumbnail> thumbnails = new ArrayList<>();

    LayerStrip() {
        super(10, 10);
        setId("draw-layers");
    }

    void show(List<LayerOutput> layers) {
        while (thumbnails.size() > layers.size()) {
            getChildren().remove(thumbnails.remove(thumbnails.size() - 1));
        }
        while (thumbnails.size() < layers.size()) {
            Thumbnail made = new Thumbnail();
            thumbnails.add(made);
            getChildren().add(made);
        }
        for (int i = 0; i < layers.size(); i++) {
            thumbnails.get(i).show(LayerGlow.of(layers.get(i)));
        }
    }

    /** One layer. */
    private static final class Thumbnail extends VBox {
        private final MapPicture picture = new MapPicture(SIZE);
        private final Label name = new Label();

        Thumbnail() {
            getStyleClass().add("layer-glow");
            name.getStyleClass().add("layer-glow-name");
            getChildren().addAll(picture, name);
        }

        void show(LayerGlow glow) {
            picture.show(PixelMap.channel(glow.values(), glow.height(), glow.width(), 1, 0, PixelMap.Palette.GREY));
            if (!glow.layer().equals(name.getText())) {
                name.setText(glow.layer());
            }
        }
    }
}
