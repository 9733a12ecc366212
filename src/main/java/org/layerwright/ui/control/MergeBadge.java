package org.layerwright.ui.control;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The mark of a layer at which several values join. It can be used for one layer after the other. */
final class MergeBadge extends StackPane {
    static final double SIZE = 14;

    private int card;

    /**
     * @param help what such a layer reads
     * @param chosen hears the layer whose mark was pressed
     */
    MergeBadge(IntFunction<String> help, IntConsumer chosen) {
        super(Icons.of(Feather.PLUS));
        getStyleClass().add("merge-badge");
        setManaged(false);
        HoverHelp.installSentences(this, () -> help.apply(card));
        setOnMousePressed(event -> chosen.accept(card));
    }

    void show(int layer) {
        card = layer;
    }
}
